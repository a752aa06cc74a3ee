import { parse } from '../../model/parse.js';
import { plainCopy } from '../../model/plugin/plain.js';
import { LIMITS, JOURNEY_FORMAT } from '../document/format.js';
import { journeySchema, journeyHeadShape, type JourneyHead } from '../document/journey.js';
import { tidyLabel, wellFormed } from '../document/label.js';
import { recordSchemas, RECORD_TYPES, type JourneyRecord, type RecordType } from '../document/records.js';
import { isKey } from '../map/order.js';

/** A record as it stands in the shared document, and which of its fields hold what cannot be there. */
export interface ReadRecord {
  /** Undefined if it cannot be shown at all. */
  readonly record: JourneyRecord | undefined;
  readonly faults: readonly string[];
}

/** What stands for a field that every such record has, where it holds nothing that can be used. */
const INSTEAD: Readonly<Record<string, unknown>> = { name: '', text: '', order: 'a0', phase: null };

const isType = (value: unknown): value is RecordType => (RECORD_TYPES as readonly unknown[]).includes(value);
const shapeOf = (type: RecordType): Readonly<Record<string, unknown>> => recordSchemas[type].shape;

/** Makes a record of what peers have written. What is of no use is passed over, field by field, so that one bad value takes no good one along. */
export function readRecord(id: string, fields: ReadonlyMap<string, unknown>): ReadRecord {
  const type = fields.get('type');
  if (!isType(type)) return { record: undefined, faults: ['type'] };
  const known = shapeOf(type);
  const faults = new Set<string>();
  const made: Record<string, unknown> = { type, id };
  for (const [field, value] of fields) {
    if (field === 'type' || field === 'id') continue;
    if (!Object.hasOwn(known, field)) faults.add(field);
    else if (value !== undefined) made[field] = tidied(field, value, faults);
  }
  return { record: mended<JourneyRecord>((candidate) => parse<JourneyRecord>(recordSchemas[type], candidate), made, faults, known), faults: [...faults] };
}

/** The head of the journey; there always is one. */
export function readHead(fields: ReadonlyMap<string, unknown>, id: string): { readonly head: JourneyHead; readonly faults: readonly string[] } {
  const faults = new Set<string>();
  const made: Record<string, unknown> = {};
  for (const [field, value] of fields) {
    if (!Object.hasOwn(journeyHeadShape, field)) faults.add(field);
    else if (value !== undefined) made[field] = tidied(field, value, faults);
  }
  const whole = { kind: 'designed', ...made, format: JOURNEY_FORMAT, id, records: [] };
  const parsed = mended((candidate) => parse(journeySchema, candidate), whole, faults, { ...journeyHeadShape, kind: undefined });
  const { records: _, ...head } = parsed ?? { format: JOURNEY_FORMAT, id, kind: 'designed' as const, records: [] };
  return { head, faults: [...faults] };
}

function tidied(field: string, value: unknown, faults: Set<string>): unknown {
  if (field === 'order') {
    if (typeof value === 'string' && isKey(value)) return value;
    faults.add('order');
    return INSTEAD['order'];
  }
  if (typeof value === 'object' && value !== null) {
    const plain = plainCopy(value, { values: 100_000 });
    if (plain.ok) return plain.value;
    faults.add(field);
    return undefined;
  }
  if (typeof value !== 'string') return value;
  if (field === 'name' || field === 'title' || field === 'label') return cut(tidyLabel(value).text, LIMITS.name);
  return cut(wellFormed(value), field === 'source' ? 2_000_000 : LIMITS.text);
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}\u2026` : text);

/** Tries again without the fields that are said to be wrong. */
function mended<T>(read: (candidate: unknown) => ReturnType<typeof parse<T>>, made: Readonly<Record<string, unknown>>, faults: Set<string>, known: Readonly<Record<string, unknown>>): T | undefined {
  let candidate = made;
  for (let tries = 0; tries < 3; tries++) {
    const parsed = read(candidate);
    if (parsed.ok) return parsed.value;
    const wrong = new Set(parsed.error.map(({ where = '' }) => where.split('/')[1] ?? '').filter((field) => Object.hasOwn(known, field) && field !== 'id' && field !== 'type'));
    if (wrong.size === 0) return undefined;
    const next: Record<string, unknown> = { ...candidate };
    for (const field of wrong) {
      faults.add(field);
      delete next[field];
      if (Object.hasOwn(INSTEAD, field) && candidate[field] !== INSTEAD[field]) next[field] = INSTEAD[field];
    }
    candidate = next;
  }
  return undefined;
}
