import { makeEvent } from '../model/make-event.js';
import type { CxEvent, CxEventData } from '../model/event.js';
import { ANSWER, importanceOf, WISH } from './importance.js';
import { bytesOf, type Row, type Waiting } from './row.js';

/** How many events of a kind were lost, and why: what the event that tells the collector of it says. */
export type Loss = CxEventData<'cx.delivery.lost'>;
export type LossReason = Loss['reason'];

/** What may wait at the most. */
export interface Room {
  readonly events: number;
  readonly bytes: number;
}

/** Takes rows out of a queue for good, and says what is lost by that. */
export interface Sifted {
  readonly remove: readonly number[];
  readonly lost: readonly Loss[];
}

/** One event that is lost. A row that can be read no more was of some type that nobody knows. */
export function lossOf(event: CxEvent | null, reason: LossReason): Loss {
  const { survey, answers } = (event?.data ?? {}) as { readonly survey?: unknown; readonly answers?: unknown };
  return {
    reason, of: event?.type ?? 'unknown', count: 1, ...(typeof survey === 'string' && { survey }),
    ...(Array.isArray(answers) && { ratings: ratingsIn(answers) }),
  };
}

/** Does it tell of losses itself? It tells of nobody. Such a report is not counted when it goes: reports of reports would have no end. */
export const isReport = ({ type }: CxEvent): boolean => type === 'cx.delivery.lost';

/** What is lost when these go. */
export const lossesOf = (events: readonly CxEvent[], reason: LossReason): readonly Loss[] => events.filter((event) => !isReport(event)).map((event) => lossOf(event, reason));

/** How many ratings there are of each metric: so many answers are missing from its figure. */
const ratingsIn = (answers: readonly (Partial<Extract<CxEventData<'cx.response.submitted'>['answers'][number], { kind: 'score' }>> | null)[]): NonNullable<Loss['ratings']> =>
  added(answers.flatMap((one) => (one?.instrument ? [[one.instrument.metric, 1] as const] : [])));

/** Adds up by name. */
function added(counts: readonly (readonly [string, number])[]): Record<string, number> {
  const sums = Object.create(null) as Record<string, number>; // no name is there already
  for (const [name, count] of counts) sums[name] = count + (sums[name] ?? 0);
  return { ...sums };
}

/** Losses of one kind are one number; those of which it is known what they held are another kind than those of which it is not. */
export const lossKey = ({ reason, of, survey = '', ratings }: Loss): string => `${reason} ${of} ${survey}${ratings ? ' ratings' : ''}`;

/** Adds them up by kind. */
export function summed(losses: readonly Loss[]): readonly Loss[] {
  const byKey = new Map<string, Loss>();
  for (const loss of losses) {
    const key = lossKey(loss);
    const { count = 0, ratings = {} } = byKey.get(key) ?? {};
    byKey.set(key, { ...loss, count: loss.count + count, ...(loss.ratings && { ratings: added([loss.ratings, ratings].flatMap(Object.entries<number>)) }) });
  }
  return [...byKey.values()];
}

/** The events that tell the collector of losses, as rows. */
export const reportsOf = (losses: readonly Loss[], source: string, now: number): readonly Row[] =>
  losses.map((loss) => ({ text: JSON.stringify(makeEvent('cx.delivery.lost', loss, { source, time: now })), at: now }));

/** What they weigh together. */
export const weightOf = (waiting: readonly Waiting[]): number => waiting.reduce((sum, { text }) => sum + bytesOf(text), 0);

/**
 * Who has to go so that the rest has room: the least important first, and of those the oldest. Of answers the newest goes first,
 * since who gives it is there to be told; what somebody wants done with what they said never goes.
 */
export function surplus(waiting: readonly Waiting[], room: Room, mayGo: (one: Waiting) => boolean): readonly Waiting[] {
  let events = waiting.length;
  let bytes = weightOf(waiting);
  const leaving: Waiting[] = [];
  const inOrder = waiting
    .map((one) => ({ one, importance: importanceOf(one.event.type) }))
    .filter(({ one, importance }) => importance < WISH && mayGo(one))
    .sort((a, b) => a.importance - b.importance || (a.one.place - b.one.place) * (a.importance < ANSWER ? 1 : -1));
  for (const { one } of inOrder) {
    if (events <= room.events && bytes <= room.bytes) break;
    leaving.push(one);
    events -= 1;
    bytes -= bytesOf(one.text);
  }
  return leaving;
}
