import { CxError } from '../../../core/problem.js';
import type { EventColumns, EventLog } from './event-log.js';

/** A log in order, and how far it was out of it. */
export interface Ordered {
  readonly log: EventLog;
  /** Events that stood behind a later one of their case. */
  readonly outOfOrder: number;
  /** Events at the very instant of the one before in their case; they stay in the order in which they were read. */
  readonly sameInstant: number;
}

/** Puts events in order, case by case and by time; those of one instant as they stood. @throws CxError `ragged-columns` */
export function orderLog(columns: EventColumns): Ordered {
  const { cases, activities, times, caseNames, activityNames, outcomes = [] } = columns;
  const n = cases.length;
  if (activities.length !== n || times.length !== n || outcomes.some(({ values }) => values.length !== caseNames.length)) {
    throw new CxError({ code: 'ragged-columns', message: 'The columns of an event log must be of one length, and outcomes must have a value for each case.', where: '/columns' });
  }
  const starts = new Uint32Array(caseNames.length + 1);
  for (let i = 0; i < n; i++) starts[cases[i]! + 1]! += 1;
  for (let c = 0; c < caseNames.length; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, -1);
  const [sorted, when] = [new Uint32Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const place = next[cases[i]!]!++;
    sorted[place] = activities[i]!;
    when[place] = times[i]!;
  }
  let [outOfOrder, sameInstant] = [0, 0];
  for (let c = 0; c < caseNames.length; c++) {
    const [from, to] = [starts[c]!, starts[c + 1]!];
    let disorder = 0;
    let latest = -Infinity;
    for (let i = from; i < to; i++) {
      if (when[i]! < latest) disorder += 1;
      else latest = when[i]!;
    }
    if (disorder > 0) sortCase(sorted, when, from, to);
    outOfOrder += disorder;
    for (let i = from + 1; i < to; i++) if (when[i] === when[i - 1]) sameInstant += 1;
  }
  return { log: { starts, activities: sorted, times: when, caseNames, activityNames, outcomes, other: null }, outOfOrder, sameInstant };
}

/** Cases are short and mostly in order, for which insertion is fastest; a long one is sorted by its places. */
const LONG = 64;

function sortCase(activities: Uint32Array, times: Float64Array, from: number, to: number): void {
  if (to - from > LONG) {
    const places = Array.from({ length: to - from }, (_, i) => from + i).sort((a, b) => times[a]! - times[b]! || a - b);
    const [was, when] = [activities.slice(from, to), times.slice(from, to)];
    places.forEach((place, i) => {
      activities[from + i] = was[place - from]!;
      times[from + i] = when[place - from]!;
    });
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const [activity, time] = [activities[i]!, times[i]!];
    let j = i - 1;
    for (; j >= from && times[j]! > time; j--) {
      activities[j + 1] = activities[j]!;
      times[j + 1] = times[j]!;
    }
    activities[j + 1] = activity;
    times[j + 1] = time;
  }
}
