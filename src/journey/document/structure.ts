import type { Problem } from '../../core/problem.js';
import type { Journey } from './journey.js';
import type { JourneyRecord, RecordType } from './records.js';
import { namedBy } from './references.js';

const AN = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
/** More are not listed one by one. */
const MOST_LISTED = 50;

/**
 * What of a journey does not fit together: ids that nobody has, records of another type than is named, phases within
 * themselves. Nothing is changed: the map passes over such a name, and what lies at nothing is kept aside.
 */
export function structureOf(journey: Journey): Problem[] {
  const types = new Map<string, RecordType | 'journey'>([[journey.id, 'journey']]);
  for (const { id, type } of journey.records) types.set(id, type);
  const found: Problem[] = [];
  journey.records.forEach((record, i) => {
    for (const { field, id, reference } of namedBy(record)) {
      const type = types.get(id);
      if (type !== undefined && reference.to.includes(type)) continue;
      const what = type === undefined ? `Nothing here has the id ${JSON.stringify(id.slice(0, 60))}` : `${JSON.stringify(id.slice(0, 60))} is ${AN(type)}, not ${reference.to.map(AN).join(' or ')}`;
      found.push({
        code: type === undefined ? 'dangling' : 'wrong-type',
        message: `${what}; ${reference.owned ? 'this record is kept, and stands aside until it is placed' : 'it is passed over'}.`,
        where: `/records/${i}/${field}`,
      });
    }
  });
  for (const i of circles(journey)) found.push({ code: 'cycle', message: 'This phase is within itself; it is shown as one of the outermost.', where: `/records/${i}/parent` });
  if (found.length <= MOST_LISTED) return found;
  return [...found.slice(0, MOST_LISTED), { code: 'more', message: `${found.length - MOST_LISTED} more of the kind.`, where: '/records' }];
}

/** Places of phases that are their own ancestors, one a circle. */
function circles({ records }: Journey): number[] {
  const places = new Map<string, number>();
  records.forEach((record, i) => {
    if (record.type === 'phase') places.set(record.id, i);
  });
  const state = new Map<number, 'open' | 'done'>();
  const found: number[] = [];
  for (const start of places.values()) {
    const passed: number[] = [];
    let here: number | undefined = start;
    while (here !== undefined && !state.has(here)) {
      state.set(here, 'open');
      passed.push(here);
      const record: JourneyRecord = records[here]!;
      here = record.type === 'phase' && record.parent !== undefined ? places.get(record.parent) : undefined;
    }
    if (here !== undefined && state.get(here) === 'open') {
      const circle = passed.slice(passed.indexOf(here));
      found.push(circle.reduce((first, i) => (records[i]!.id < records[first]!.id ? i : first)));
    }
    for (const i of passed) state.set(i, 'done');
  }
  return found;
}
