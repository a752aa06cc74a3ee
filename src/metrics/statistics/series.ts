import { finite } from '../checks.js';

/**
 * Checks that all numbers of a list are numbers, and gives the list back. `where` is the JSON Pointer of the list.
 *
 * @throws CxError `not-a-number`, naming the place: `/values/3`
 */
export function finiteValues<T extends ArrayLike<number>>(values: T, where = '/values'): T {
  for (let i = 0; i < values.length; i++) {
    // the place is put into words only where it is needed: lists can be long
    if (!isPlain(values[i]!)) finite(values[i]!, `${where}/${i}`);
  }
  return values;
}

/** A number that surely passes {@link finite}. */
export const isPlain = (value: number): boolean => typeof value === 'number' && Math.abs(value) < 1e100;

/** The numbers of a list in ascending order, as a copy. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/** The middle of numbers in ascending order, or the mean of the two in the middle. Null for none. */
export function medianOfSorted(values: ArrayLike<number>): number | null {
  const { length } = values;
  if (length === 0) return null;
  const half = length >> 1;
  return length % 2 === 1 ? values[half]! : values[half - 1]! / 2 + values[half]! / 2;
}
