import { setImmediate as breathe } from 'node:timers/promises';
import type { CxEvent, CxEventData, CxEventOf } from '../model/event.js';
import { LossTally, type LostAnswers } from '../metrics/losses/lost-answers.js';
import type { Store } from './store/store.js';

/** What devices have told that they lost, of one kind. */
export interface LossRow {
  /** The survey the events belonged to; null where that is not known. */
  readonly survey: string | null;
  /** The type of the events that are lost. */
  readonly of: string;
  readonly reason: CxEventData<'cx.delivery.lost'>['reason'];
  /** How many events are lost, at the most. */
  readonly count: number;
  /** How many reports told of them. */
  readonly reports: number;
}

/** The type of the events by which devices report losses. */
export const LOSS_REPORT = 'cx.delivery.lost';

/** Reports that are counted before others get their turn. */
const AT_ONCE = 1000;

type Reports = Pick<Store, 'eventsAfter'>;

/** Each report that is stored, once. */
async function* reportsIn(store: Reports): AsyncGenerator<CxEventOf<typeof LOSS_REPORT>> {
  let seen = 0;
  for await (const { event } of store.eventsAfter(0, [LOSS_REPORT])) {
    if (++seen % AT_ONCE === 0) await breathe();
    if (event.type === LOSS_REPORT) yield event;
  }
}

/** Adds up what devices report as lost, the most first. */
export async function lossesOf(store: Reports, isAskedFor: (event: CxEvent) => boolean): Promise<readonly LossRow[]> {
  const rows = new Map<string, { -readonly [K in keyof LossRow]: LossRow[K] }>();
  for await (const event of reportsIn(store)) {
    if (!isAskedFor(event)) continue;
    const { survey = null, of, reason, count } = event.data;
    const key = `${survey ?? ''} ${of} ${reason}`;
    const row = rows.get(key);
    if (row) {
      row.count += count;
      row.reports += 1;
    } else rows.set(key, { survey, of, reason, count, reports: 1 });
  }
  return [...rows].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Adds up which answers are missing from which figures, by period. @param periodOf the period in which a report counts; undefined for one that nobody asked for */
export async function lostAnswersOf(store: Reports, periodOf: (event: CxEvent) => string | undefined, bySurvey: boolean): Promise<readonly LostAnswers[]> {
  const tally = new LossTally({ bySurvey });
  for await (const event of reportsIn(store)) {
    const period = periodOf(event);
    if (period !== undefined) tally.add(event, period);
  }
  return tally.rows;
}
