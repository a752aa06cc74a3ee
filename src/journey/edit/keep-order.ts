import type { Journey } from '../document/journey.js';
import type { JourneyRecord } from '../document/records.js';
import { isKey, keysBetween } from '../map/order.js';
import { byOrder, type Ordered } from '../map/row.js';

/** The row that a record stands in: touchpoints of one phase, micro phases of one phase, ... */
function rowOf(record: JourneyRecord): string | null {
  switch (record.type) {
    case 'phase':
      return JSON.stringify([record.type, record.parent]);
    case 'touchpoint':
      return JSON.stringify([record.type, record.phase]);
    case 'backstage':
      return JSON.stringify([record.type, record.at]);
    case 'lane':
    case 'channel':
      return record.type;
    default:
      return null;
  }
}

/**
 * A journey that was read anew, with the keys of order it had before wherever its records still follow one another as they did: so that
 * a change of one line is a change of one record. Only what moved, and what is new, gets a key of its own.
 */
export function keepOrder(before: Journey, after: Journey): Journey {
  const old = new Map(before.records.flatMap((record) => ('order' in record && record.order !== undefined ? [[record.id, record.order] as const] : [])));
  const fresh = new Map<string, string>();
  const rows = new Map<string, Ordered[]>();
  for (const record of after.records) {
    const name = rowOf(record);
    if (name === null) continue;
    const row = rows.get(name);
    if (row) row.push(record as JourneyRecord & Ordered);
    else rows.set(name, [record as JourneyRecord & Ordered]);
  }
  for (const row of rows.values()) {
    row.sort(byOrder);
    const known = row.map(({ id }) => old.get(id)).map((key) => (key !== undefined && isKey(key) ? key : null));
    const kept = longestRising(known);
    for (let i = 0; i < row.length; ) {
      if (kept[i]) {
        fresh.set(row[i]!.id, known[i]!);
        i += 1;
        continue;
      }
      let end = i;
      while (end < row.length && !kept[end]) end += 1;
      const keys = keysBetween(i === 0 ? null : fresh.get(row[i - 1]!.id)!, end === row.length ? null : known[end]!, end - i);
      keys.forEach((key, k) => fresh.set(row[i + k]!.id, key));
      i = end;
    }
  }
  return { ...after, records: after.records.map((record) => (fresh.has(record.id) ? ({ ...record, order: fresh.get(record.id)! } as JourneyRecord) : record)) };
}

/** Which entries belong to the longest run of keys that rise strictly; those without a key never do. */
function longestRising(keys: readonly (string | null)[]): boolean[] {
  const ends: number[] = [];
  const before: number[] = [];
  keys.forEach((key, i) => {
    if (key === null) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[ends[middle]!]! < key) low = middle + 1;
      else high = middle;
    }
    before[i] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = i;
  });
  const kept = keys.map(() => false);
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]!) kept[i] = true;
  return kept;
}
