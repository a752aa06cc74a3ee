import type { Cube } from '../../metrics/cube/cube.js';
import { latestInstrument, type SeriesPoint } from '../../metrics/cube/read.js';
import type { ReadOptions } from '../../metrics/definition.js';
import { firstDay, utcDay } from '../../metrics/period/calendar.js';
import type { Reading } from '../../metrics/reading.js';
import { seasonality } from '../../metrics/statistics/trend/seasonality.js';
import type { Action } from '../action.js';
import { beforeAfter, interrupted } from './compare.js';
import type { Annotation, CannotTell, Effect, EffectNote, FoundEffect } from './effect.js';
import { againstExpected, inPoints } from './expected.js';
import { figureOf, seriesOf, type Figure } from './figures.js';
import { dateOf, dayOf, matched, sameSeasons, stretchesOf, YEAR, type Stretches } from './stretches.js';

/** How an effect is to be measured. */
export interface EffectOptions extends ReadOptions {
  /** The day until which there is data, `2026-11-27`: periods that are not over by then are left out. Default: today, by UTC. */
  readonly today?: string;
  /**
   * `before-after` compares two stretches; `interrupted` two lines, and takes figures of eight periods on either side. Default: the lines where
   * the figure was already going somewhere before (p < 0.05) and there are as many, and else the stretches, which see smaller effects.
   */
  readonly method?: 'before-after' | 'interrupted';
  /** Compares with the same part of an earlier year, and not with the periods just before. */
  readonly sameSeason?: boolean;
  /** What else happened, such as a new checkout, a strike, or another action. */
  readonly annotations?: readonly Annotation[];
  /** Which way of asking; default: the latest. */
  readonly instrument?: string;
}

/** Lines look back and ahead no further than so many years. */
const MOST_YEARS = 3;

/**
 * What did an action do to its figure? Before and after it with an interval, by whole periods only; beside a group for which nothing
 * was done, if the action names one; as an interrupted time series where there are periods enough. Or an honest "cannot tell" with the reason:
 * too few answers or periods, other things at the same time, or a change that chance gives. What was expected is held against what was measured.
 *
 * @throws CxError where the options do not fit the metric: `wrong-method`, `out-of-range`
 */
export function measureEffect(cube: Cube, action: Action, { today = dateOf(utcDay(Date.now())), method, sameSeason = false, annotations = [], instrument, ...options }: EffectOptions = {}): Effect {
  const nothing = (reason: CannotTell, series: readonly SeriesPoint[] = []): Effect => ({ kind: 'cannot-tell', reason, found: null, against: null, notes: [], series });
  const missing = unknownIn(cube, action);
  if (missing) return nothing({ code: 'no-figure', what: missing });
  const day = dayOf(today);
  const { ends } = cube.periods;
  const { metric, segment, comparison } = action;
  const figureIn = (stretch: Stretches['before']): Figure => ({ metric, segment, instrument: instrument ?? latestInstrument(cube, { metric, ...(segment && { segment }), ...stretch }) });
  if (ends === undefined || ends === null) return nothing({ code: 'too-few-answers', before: 0, after: 0, needed: options.reliableFrom ?? 30 });
  const whole = { from: ends.first, to: ends.last };
  if (action.started === undefined || dayOf(action.started) > day) return nothing({ code: 'not-started' }, seriesOf(cube, figureIn(whole), whole, options));
  const stretches = stretchesOf(action, cube.unit, ends, day);
  const figure = figureIn(stretches.after ?? whole);
  const most = YEAR[cube.unit] * MOST_YEARS;
  const shown = { from: Math.max(ends.first, (stretches.before?.to ?? ends.last) - most + 1), to: Math.min(ends.last, (stretches.after?.from ?? ends.last) + most - 1) };
  const series = seriesOf(cube, figure, shown, options);
  if (!stretches.after) return nothing({ code: 'too-early', until: dateOf(stretches.firstAfterEnds) }, series);
  const pair = stretches.before && matched({ before: stretches.before, after: stretches.after }, YEAR[cube.unit], cube.unit, sameSeason);
  if (!pair) return nothing({ code: 'too-few-periods' }, series);

  const needed = options.reliableFrom ?? 30;
  const sides = { before: figureOf(cube, figure, pair.before, options), after: figureOf(cube, figure, pair.after, options) };
  const lacking = lackingIn(sides, needed) ?? (comparison && lackingIn({ before: figureOf(cube, { ...figure, segment: comparison }, pair.before, options), after: figureOf(cube, { ...figure, segment: comparison }, pair.after, options) }, needed));
  if (lacking) return nothing(lacking, series);

  const lines = interrupted(cube, figure, comparison, { series, stretches, options });
  if (method === 'interrupted' && !lines) return nothing({ code: 'too-few-periods' }, series);
  const { p } = lines?.lines?.trend ?? { p: null };
  const moved = p !== null && p < 0.05;
  const takesLines = method === 'interrupted' || (method === undefined && !sameSeason && moved);
  const found = takesLines ? lines : beforeAfter(cube, figure, comparison, { ...pair, sides, options });
  if (!found) return nothing({ code: 'unlike-instruments' }, series);

  const things = within(annotations, action, cube, found);
  const shared = comparison ? things.filter((thing) => !thing.segment) : [];
  const own = things.filter((thing) => !shared.includes(thing));
  const past = (): readonly SeriesPoint[] => seriesOf(cube, figure, stretches.before!, options);
  const notes = notesOf(found, action, cube, { leftOut: stretches.leftOut, past, shared, moved });
  // what something else may have done is not held against what was expected of this
  const against = action.expected && own.length === 0 ? againstExpected(action.expected, found.interval, found.unit) : null;
  const reason = own.length > 0 ? ({ code: 'other-things', things: own } as const) : found.verdict === 'noise' || found.verdict === 'unknown' ? ({ code: 'within-noise', visible: visibleIn(found) } as const) : null;
  return reason ? { kind: 'cannot-tell', reason, found, against, notes, series } : { kind: 'told', found, against, notes, series };
}

/** What the figures do not know of an action. */
function unknownIn(cube: Cube, { metric, segment, comparison }: Action): 'metric' | 'segment' | 'comparison' | undefined {
  if (!cube.metrics.has(metric)) return 'metric';
  const isThere = (group: Action['segment']): boolean => !group || (cube.dimensions.includes(group.dimension) && cube.segments.find(group.dimension, group.value) !== undefined);
  return isThere(segment) ? (isThere(comparison) ? undefined : 'comparison') : 'segment';
}

function lackingIn({ before, after }: { readonly before: Reading; readonly after: Reading }, needed: number): CannotTell | undefined {
  const isOther = (one: Reading): boolean => one.kind === 'unmeasured' && (one.reason === 'unlike-instruments' || (one.reason === 'no-answers' && one.notes.some((note) => note.code === 'other-instruments')));
  if (isOther(before) || isOther(after)) return { code: 'unlike-instruments' };
  const size = (one: Reading): number | null => (one.kind === 'unmeasured' && one.reason !== 'no-answers' ? null : one.n);
  const isFew = (one: Reading): boolean => one.kind === 'unmeasured' || one.n < needed;
  return isFew(before) || isFew(after) ? { code: 'too-few-answers', before: size(before), after: size(after), needed } : undefined;
}

/** What else happened to the people of the action in the periods that are compared. */
function within(annotations: readonly Annotation[], { segment }: Action, { unit }: Cube, { periods }: FoundEffect): Annotation[] {
  const [from, end] = [firstDay(unit, periods.before.from), firstDay(unit, periods.after.to + 1)];
  return annotations.filter((one) => {
    const day = dayOf(one.date);
    const isTheirs = !one.segment || !segment || one.segment.dimension !== segment.dimension || one.segment.value === segment.value;
    return day >= from && day < end && isTheirs;
  });
}

function notesOf(found: FoundEffect, { status, finished }: Action, { unit }: Cube, { leftOut, past, shared, moved }: { readonly leftOut: number; readonly past: () => readonly SeriesPoint[]; readonly shared: readonly Annotation[]; readonly moved: boolean }): EffectNote[] {
  const notes: EffectNote[] = [];
  if (leftOut > 0) notes.push({ code: 'left-out', periods: leftOut });
  if (status !== 'done' && finished === undefined) notes.push({ code: 'so-far' });
  if (moved) notes.push({ code: found.beside ? 'drifting' : 'moving' });
  if (shared.length > 0) notes.push({ code: 'also', things: shared });
  // a group beside it has the same season
  if (!found.beside && !sameSeasons(found.periods.before, found.periods.after, unit)) {
    const season = seasonIn(past(), unit);
    notes.push(season === null ? { code: 'other-season' } : { code: 'season', swing: season });
  }
  const correlation = found.lines?.autocorrelation ?? null;
  if (correlation !== null && Math.abs(correlation) >= 0.3) notes.push({ code: 'carries-over', correlation });
  return notes;
}

/** How much the figures before the action swing with the seasons, if it can be seen that they do. */
function seasonIn(series: readonly SeriesPoint[], unit: Cube['unit']): number | null {
  const values = series.map(({ reading }) => (reading.kind === 'measured' ? reading.value : null));
  if (YEAR[unit] === 1 || values.some((value) => value === null)) return null;
  const season = seasonality(values as number[], unit === 'day' ? 7 : YEAR[unit]);
  return season?.test && season.test.p < 0.05 ? season.swing : null;
}

/** The smallest change that would have been seen, in points: as far as the interval reaches. */
function visibleIn({ interval, unit }: FoundEffect): number | null {
  return interval && inPoints((interval.upper - interval.lower) / 2, unit);
}
