import type { Hours } from '../../model/choices/window.js';

const DAY = 1440;
const WEEK = 7 * DAY;

/** A stretch of the week in minutes from Monday 00:00, `[from, to)`, within 0 .. 10080. */
export type Stretch = readonly [from: number, to: number];

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Sorted, and without overlaps. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) result.push([from, to]);
  }
  return result;
}

/** The stretches of the week that windows cover, by the clock on the wall. */
export function stretchesOf(windows: readonly Hours[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { days = [1, 2, 3, 4, 5, 6, 7], start, end } of windows) {
    for (const day of days) {
      const from = (day - 1) * DAY + minutesOf(start);
      const length = (minutesOf(end) - minutesOf(start) + DAY) % DAY || DAY;
      const to = from + length;
      stretches.push([from, Math.min(to, WEEK)]);
      if (to > WEEK) stretches.push([0, to - WEEK]);
    }
  }
  return merged(stretches);
}

/** Stretches with another one added, or taken out. */
export function painted(stretches: readonly Stretch[], [from, to]: Stretch, on: boolean): readonly Stretch[] {
  if (on) return merged([...stretches, [from, to]]);
  return merged(stretches.flatMap(([a, b]): Stretch[] => [[a, Math.min(b, from)], [Math.max(a, to), b]].filter(([x, y]) => y! > x!) as unknown as Stretch[]));
}

/** How much of a stretch is covered, in minutes. */
export const coverage = (stretches: readonly Stretch[], [from, to]: Stretch): number => stretches.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)), 0);

/** Windows that cover exactly these stretches: as few as there can be of a day or a night each; the same hours on several days are one window. */
export function windowsOf(stretches: readonly Stretch[]): Hours[] {
  const runs = merged(stretches).map(([from, to]): [number, number] => [from, to]);
  const [first, last] = [runs[0], runs.at(-1)];
  // what runs over the end of the week is one run
  if (first && last && first !== last && first[0] === 0 && last[1] === WEEK) {
    last[1] += first[1];
    runs.shift();
  }
  const byHours = new Map<string, { start: string; end: string; days: number[] }>();
  for (let [from, to] of runs) {
    while (from < to) {
      const midnight = (Math.floor(from / DAY) + 1) * DAY;
      const until = to < from + DAY ? to : midnight;
      const end = until === midnight ? '24:00' : timeOf(until % DAY);
      const key = `${timeOf(from % DAY)} ${end}`;
      const day = (Math.floor(from / DAY) % 7) + 1;
      const same = byHours.get(key);
      if (same) same.days.push(day);
      else byHours.set(key, { start: timeOf(from % DAY), end, days: [day] });
      from = until;
    }
  }
  return [...byHours.values()].map(({ start, end, days }) => (days.length === 7 ? { start, end } : { days: days.sort((a, b) => a - b), start, end }));
}
