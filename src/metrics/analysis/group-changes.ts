import { readGroups, type GroupReading } from '../cube/groups.js';
import { latestInstrument, readChange, type Query } from '../cube/read.js';
import type { Cube } from '../cube/cube.js';
import type { ReadOptions } from '../definition.js';
import { verdictOf, type Change, type Reading } from '../reading.js';
import { benjaminiHochberg, holm, type PValue } from '../statistics/multiple/adjust.js';

/** A stretch of periods, both ends included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How p-values are raised because many groups are looked at. `none` is for one group that was chosen beforehand. */
export type Adjustment = 'holm' | 'benjamini-hochberg' | 'none';

/** One group in two stretches of time. */
export interface GroupChange {
  readonly value: string;
  readonly later: Reading;
  readonly earlier: Reading;
  /** Null where either is no figure. `p` and `verdict` are adjusted for the number of groups; the interval is not. */
  readonly change: Change | null;
}

const ADJUST: Readonly<Record<Adjustment, (p: readonly PValue[]) => readonly PValue[]>> = {
  holm,
  'benjamini-hochberg': benjaminiHochberg,
  none: (p) => p,
};

/**
 * For whom did a figure change? Every group of a dimension in two stretches, with p-values adjusted for looking at all
 * of them: by Holm if nothing else is asked for, so that with 95 % not one "real" is a false alarm. Groups that privacy
 * hides in either stretch have no change. `latest` means the same instrument for all groups and both stretches.
 *
 * Use it after readChange has said that the whole moved, and to look for groups that move against it. For dozens of
 * groups take `benjamini-hochberg`, which finds more and lets one false alarm in twenty through.
 *
 * @formula per group: later - earlier, its test's p, then Holm: p_(i) (m - i + 1), never falling
 * @source see holm and benjaminiHochberg
 * @throws CxError `unknown-metric`, `unknown-dimension`
 */
export function readGroupChanges(
  cube: Cube,
  dimension: string,
  query: Omit<Query, 'segment' | 'from' | 'to'>,
  later: Stretch,
  earlier: Stretch,
  { adjust = 'holm', ...options }: ReadOptions & { readonly adjust?: Adjustment } = {},
): GroupChange[] {
  const instrument = query.instrument === 'latest' ? latestInstrument(cube, { ...query, ...later }) : query.instrument;
  const asked: Omit<Query, 'segment'> = instrument === undefined ? { metric: query.metric } : { metric: query.metric, instrument };
  const before = new Map(readGroups(cube, dimension, { ...asked, ...earlier }, options).map((group) => [group.value, group]));
  const rows = readGroups(cube, dimension, { ...asked, ...later }, options).map((now) => {
    const was = before.get(now.value)!; // groups are those of the cube, in any stretch
    return { value: now.value, later: now.reading, earlier: was.reading, change: changeOf(cube, dimension, asked, now, was, later, earlier, options) };
  });
  const adjusted = ADJUST[adjust](rows.map(({ change }) => change?.p ?? null));
  return rows.map((row, i) => ({ ...row, change: row.change && { ...row.change, p: adjusted[i]!, verdict: verdictOf(adjusted[i]!) } }));
}

function changeOf(
  cube: Cube, dimension: string, asked: Omit<Query, 'segment'>, now: GroupReading, was: GroupReading, later: Stretch, earlier: Stretch, options: ReadOptions,
): Change | null {
  if (now.reading.kind !== 'measured' || was.reading.kind !== 'measured') return null;
  const segment = { dimension, value: now.value };
  return readChange(cube, { ...asked, ...later, segment }, { ...asked, ...earlier, segment }, options);
}
