/** What was done, for the sentence that tells it: a key of the messages and what goes into it. */
export interface Said {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A state with the place that was looked at in it. */
export interface Moment<T> {
  readonly state: T;
  readonly place: string;
}

interface Act<T> {
  readonly said: Said;
  readonly before: Moment<T>;
  readonly after: Moment<T>;
  /** Goes on with an act of the same name until it is settled: the letters of one text are one act. */
  readonly merge: string | undefined;
}

/** What was done to a state, to be taken back and done again. States are never changed, so keeping them costs what differs. */
export interface History<T> {
  readonly past: readonly Act<T>[];
  readonly now: Moment<T>;
  readonly future: readonly Act<T>[];
}

/** Older acts than this many cannot be taken back. */
export const MOST_ACTS = 500;

export const begin = <T>(state: T, place = ''): History<T> => ({ past: [], now: { state, place }, future: [] });

/** Does something: what was taken back before is gone. */
export function act<T>(history: History<T>, after: Moment<T>, said: Said, merge?: string): History<T> {
  const last = history.past.at(-1);
  const goesOn = merge !== undefined && last?.merge === merge && history.future.length === 0;
  if (after.state === history.now.state) return { ...history, now: after };
  const past = goesOn ? [...history.past.slice(0, -1), { ...last, after }] : [...history.past, { said, before: history.now, after, merge }].slice(-MOST_ACTS);
  return { past, now: after, future: [] };
}

/** What comes next is an act of its own, also at the same text. */
export function settle<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  return last?.merge === undefined ? history : { ...history, past: [...history.past.slice(0, -1), { ...last, merge: undefined }] };
}

/** Looks at another place; nothing is done. */
export const look = <T>(history: History<T>, place: string): History<T> => (place === history.now.place ? history : { ...history, now: { ...history.now, place } });

/** Takes the last act back; nothing if there is none. */
export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  return last ? { past: history.past.slice(0, -1), now: last.before, future: [{ ...last, merge: undefined }, ...history.future] } : history;
}

/** Does again what was taken back last. */
export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  return next ? { past: [...history.past, next], now: next.after, future } : history;
}
