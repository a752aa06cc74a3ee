import { BUCKETS_AT, EXCLUSIONS, QUANTITY_EXCLUSIONS_AT } from './partial.js';
import { bucketOf, type SketchShape } from './statistics/quantile/sketch-row.js';

/** Larger quantities are rubbish, and their squares would be infinite. */
export const LARGEST_QUANTITY = 1e140;

/** The least quantity that counts: with buckets none below 0, as there are none for it. */
export const leastQuantity = (shape: SketchShape | null): number => (shape ? 0 : -LARGEST_QUANTITY);

/**
 * Tells what one quantity adds to the sums of its field, slot by slot. Null is a missing one; what is no number, or
 * outside what can be counted, goes to the reason why.
 */
export function addQuantityTo(value: number | null, shape: SketchShape | null, add: (slot: number, amount: number) => void): void {
  const reason = whyNot(value, shape);
  if (reason !== null || value === null) {
    add(QUANTITY_EXCLUSIONS_AT + EXCLUSIONS.indexOf(reason ?? 'missing'), 1);
    return;
  }
  add(0, 1);
  add(1, value);
  add(2, value * value);
  const bucket = shape && bucketOf(value, shape);
  if (bucket !== null) add(BUCKETS_AT + bucket, 1);
}

function whyNot(value: number | null, shape: SketchShape | null): 'missing' | 'notANumber' | 'outOfRange' | null {
  if (value === null) return 'missing';
  if (Number.isNaN(value)) return 'notANumber';
  return value >= leastQuantity(shape) && value <= LARGEST_QUANTITY ? null : 'outOfRange';
}
