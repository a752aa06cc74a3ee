import type { Journey } from './journey.js';
import { RECORD_TYPES, type JourneyRecord } from './records.js';

/** The order of the types of record in a written document: what is seen first comes first. */
const RANK = new Map(RECORD_TYPES.map((type, i) => [type, i]));

/**
 * The JSON of a journey, a record a line and always in the same order, so that a version control shows what was changed.
 */
export function writeJourney(journey: Journey): string {
  const { records, ...head } = journey;
  const lines = records.toSorted(inDocument).map((record) => `    ${JSON.stringify(record)}`);
  const outside = JSON.stringify(head, null, 2).replace(/\n}$/, '');
  return `${outside},\n  "records": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}

export function inDocument(a: JourneyRecord, b: JourneyRecord): number {
  const types = RANK.get(a.type)! - RANK.get(b.type)!;
  if (types !== 0) return types;
  const [left, right] = [placeOf(a), placeOf(b)];
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const placeOf = (record: JourneyRecord): string => ('order' in record && record.order !== undefined ? record.order : '');
