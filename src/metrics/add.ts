import type { Exclusion, Field } from './partial.js';
import { EXCLUSIONS, exclusionSlot, QUANTITY_EXCLUSIONS_AT, slotOf } from './partial.js';
import { addQuantityTo } from './quantity.js';

/** A value to be counted: null is a missing one, and a reason says why it is left out. */
export type Counted = number | null | Exclusion;

/** What an event adds to a field: to a sum or a level an amount, to a histogram or quantities a value or several. */
export type Added = Counted | readonly Counted[];

/**
 * Tells what one value adds to a field, number by number of its part of the row. What no sum can hold adds nothing.
 *
 * @param day on which a level changes
 */
export function addTo(field: Field, value: Counted, day: number, add: (slot: number, amount: number) => void): void {
  switch (field.kind) {
    case 'sum':
    case 'level':
      if (typeof value !== 'number' || !Number.isFinite(value)) return;
      add(0, value);
      if (field.kind === 'level') add(1, value * day);
      return;
    case 'histogram':
      return add(typeof value === 'string' ? exclusionSlot(value, field.min, field.max) : slotOf(value, field.min, field.max), 1);
    case 'quantities':
      return typeof value === 'string' ? add(QUANTITY_EXCLUSIONS_AT + EXCLUSIONS.indexOf(value), 1) : addQuantityTo(value, field.shape, add);
    case 'weighted':
      return; // no event carries a weight
  }
}
