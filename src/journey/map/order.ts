import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Ordered } from './row.js';

/** So many keys in a row, between two others (or the ends). */
export function keysBetween(before: string | null, after: string | null, n: number): string[] {
  return generateNKeysBetween(before, after, n);
}

/** Is it a key that others can be put beside? */
export function isKey(key: string): boolean {
  try {
    generateKeyBetween(key, null);
    generateKeyBetween(null, key);
    return true;
  } catch {
    return false;
  }
}

/** The key of one that moves to a place, and keys of those behind it that must change so that it fits: none, but where keys were the same. */
export interface Placed {
  readonly order: string;
  readonly others: ReadonlyMap<string, string>;
}

/**
 * A key for the place `index` in a row that is in order.
 *
 * @param row without the one that is placed
 */
export function placeAt(row: readonly Ordered[], index: number): Placed {
  const at = Math.max(0, Math.min(index, row.length));
  const before = row[at - 1]?.order ?? null;
  const after = row[at]?.order ?? null;
  if (before === null || after === null || before < after) return { order: generateKeyBetween(before, after), others: new Map() };
  // two have the same key: those that share it, from here on, get keys of their own
  let end = at;
  while (end < row.length && row[end]!.order <= before) end += 1;
  const [order, ...keys] = generateNKeysBetween(before, row[end]?.order ?? null, end - at + 1);
  return { order: order!, others: new Map(keys.map((key, i) => [row[at + i]!.id, key])) };
}
