import type { Journey } from '../document/journey.js';
import type { JourneyRecord } from '../document/records.js';
import type { Fields, Operation } from './operation.js';

/** A record that both have, with the fields that differ. */
export interface ChangedRecord {
  readonly before: JourneyRecord;
  readonly after: JourneyRecord;
  readonly fields: readonly string[];
  /** Only its place is another. */
  readonly moved: boolean;
}

/** What is different between two journeys: the one currency for comparing, for change summaries and for merging. */
export interface JourneyDiff {
  readonly added: readonly JourneyRecord[];
  readonly removed: readonly JourneyRecord[];
  readonly changed: readonly ChangedRecord[];
  /** Fields of the head that differ. */
  readonly head: readonly string[];
}

/** Fields that say where a record stands. */
const PLACE: ReadonlySet<string> = new Set(['order', 'phase', 'parent']);

/** Compares two states of a journey, record by record and field by field. */
export function diffJourneys(before: Journey, after: Journey): JourneyDiff {
  const old = new Map(before.records.map((record) => [record.id, record]));
  const added: JourneyRecord[] = [];
  const changed: ChangedRecord[] = [];
  for (const record of after.records) {
    const was = old.get(record.id);
    old.delete(record.id);
    if (!was) added.push(record);
    else if (was !== record) {
      const fields = differing(was, record);
      if (fields.length > 0) changed.push({ before: was, after: record, fields, moved: fields.every((field) => PLACE.has(field)) });
    }
  }
  return { added, removed: [...old.values()], changed, head: differing(before, after).filter((field) => field !== 'records') };
}

/** The operations that lead from one state to the other. */
export function operationsBetween(before: Journey, after: Journey): readonly Operation[] {
  const { added, removed, changed, head } = diffJourneys(before, after);
  return [
    ...removed.map(({ id }): Operation => ({ do: 'remove', id })),
    ...added.map((record): Operation => ({ do: 'add', record })),
    ...changed.flatMap(({ before: was, after: is, fields }): Operation[] => {
      // another type under the same id is another record
      return was.type === is.type ? [setOf(is.id, is, fields)] : [{ do: 'remove', id: is.id }, { do: 'add', record: is }];
    }),
    ...(head.length > 0 ? [setOf(before.id, after, head)] : []),
  ];
}

function setOf(id: string, after: object, fields: readonly string[]): Operation {
  const now = after as Fields;
  const there = fields.filter((field) => now[field] !== undefined);
  const clear = fields.filter((field) => now[field] === undefined);
  return { do: 'set', id, fields: Object.fromEntries(there.map((field) => [field, now[field]])), ...(clear.length > 0 && { clear }) };
}

function differing(a: object, b: object): string[] {
  const [left, right] = [a as Fields, b as Fields];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((field) => !same(left[field], right[field]));
}

/** Same data? */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Fields, b as Fields];
  const keys = Object.keys(left).filter((key) => left[key] !== undefined);
  return keys.length === Object.keys(right).filter((key) => right[key] !== undefined).length && keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]));
}
