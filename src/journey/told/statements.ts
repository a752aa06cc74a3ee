import type { Verdict } from '../../metrics/reading.js';
import type { Touchpoint } from '../document/records.js';
import type { Series } from '../document/kinds.js';
import { scaleOf } from '../document/scale.js';
import { compareStats, type JourneyFigure } from '../figures/figure.js';
import { curveOf, gapsBetween, type Curve, type CurvePoint } from '../figures/curve.js';
import type { GapState } from '../figures/gap.js';
import { journeyMetric } from '../figures/metrics.js';
import type { View } from '../figures/observed-at.js';
import type { JourneyIndex } from '../map/journey-index.js';

/** A touchpoint in a statement, with its figure. */
export interface Spot {
  readonly touchpoint: Touchpoint;
  /** From 1, as people count. */
  readonly place: number;
  readonly figure: JourneyFigure;
}

/**
 * What can be said of a curve, worked out and not yet in words; each kind has a sentence in every language. The numbers are those
 * of the figures, unrounded.
 */
export type JourneyStatement =
  /** How many touchpoints there are and of how many anything is known. */
  | { readonly says: 'known'; readonly metric: string; readonly touchpoints: number; readonly measured: number; readonly asserted: number; readonly missing: number }
  | { readonly says: 'highest' | 'lowest'; readonly metric: string; readonly spot: Spot; /** How many more have the same value. */ readonly others: number }
  /** Where the journey ends for who goes to its last touchpoint. */
  | { readonly says: 'end'; readonly metric: string; readonly spot: Spot }
  /** All points lie at one value. */
  | { readonly says: 'flat'; readonly metric: string; readonly value: number; readonly points: number }
  /** The greatest fall and the greatest rise from one known touchpoint to the next. */
  | { readonly says: 'drop' | 'rise'; readonly metric: string; readonly from: Spot; readonly to: Spot; readonly difference: number; /** Is it more than chance? `unknown` where one was only said. */ readonly verdict: Verdict }
  /** How many touchpoints are better, worse, unclear beside another series; of which the worst. */
  | { readonly says: 'gaps'; readonly metric: string; readonly against: Series; readonly who?: string | undefined; readonly counts: Readonly<Record<GapState, number>>; readonly worst: (Spot & { readonly difference: number }) | null }
  /** The longest row of touchpoints of which nothing is known. */
  | { readonly says: 'unknown-stretch'; readonly metric: string; readonly from: Touchpoint; readonly to: Touchpoint; readonly length: number }
  /** Moments of truth, and how many of them lie below neutral. */
  | { readonly says: 'moments'; readonly metric: string; readonly moments: number; readonly below: number; readonly unknown: number };

export interface SentencesOptions {
  readonly metric?: string;
  readonly view?: View;
  /** Series to hold the current one against; those that the journey has if not given. */
  readonly against?: readonly { readonly series: Series; readonly who?: string }[];
}

/** What a curve says, most important first: what a person would tell who looks at it. */
export function journeySentences(index: JourneyIndex, { metric = 'emotion', view = {}, against }: SentencesOptions = {}): readonly JourneyStatement[] {
  const curve = curveOf(index, { metric, view });
  const { points } = curve;
  const known = points.filter(({ value }) => value !== null);
  const count = (state: CurvePoint['state']): number => points.filter((point) => point.state === state).length;
  const said: JourneyStatement[] = [{ says: 'known', metric, touchpoints: points.length, measured: count('measured'), asserted: count('asserted'), missing: count('missing') }];
  if (known.length > 0) said.push(...extremes(metric, known), ...steps(metric, known));
  for (const { series, who } of against ?? seriesOf(index, metric)) {
    const statement = gapsOf(curve, curveOf(index, { metric, series, view, ...(who !== undefined && { who }) }), view);
    if (statement) said.push(statement);
  }
  const stretch = longestGap(metric, points);
  if (stretch) said.push(stretch);
  const moments = momentsOf(index, metric, points);
  if (moments) said.push(moments);
  return said;
}

const spotOf = ({ touchpoint, column, observed }: CurvePoint): Spot => ({ touchpoint, place: column + 1, figure: observed.figure });

function* extremes(metric: string, known: readonly CurvePoint[]): Iterable<JourneyStatement> {
  const values = known.map(({ value }) => value!);
  let [low, high] = [values[0]!, values[0]!];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const at = (value: number): CurvePoint[] => known.filter((point) => point.value === value);
  if (low === high && known.length > 1) yield { says: 'flat', metric, value: low, points: known.length };
  else {
    yield { says: 'highest', metric, spot: spotOf(at(high)[0]!), others: at(high).length - 1 };
    if (known.length > 1) yield { says: 'lowest', metric, spot: spotOf(at(low)[0]!), others: at(low).length - 1 };
  }
  if (known.length > 1) yield { says: 'end', metric, spot: spotOf(known.at(-1)!) };
}

function* steps(metric: string, known: readonly CurvePoint[]): Iterable<JourneyStatement> {
  const pairs = known.slice(1).map((to, i) => ({ from: known[i]!, to, difference: to.value! - known[i]!.value! }));
  for (const [says, sign] of [['drop', -1], ['rise', 1]] as const) {
    let best: (typeof pairs)[number] | undefined;
    for (const pair of pairs) if (sign * pair.difference > Math.max(0, sign * (best?.difference ?? 0))) best = pair;
    if (best) yield { says, metric, from: spotOf(best.from), to: spotOf(best.to), difference: best.difference, verdict: verdictOf(metric, best.to, best.from) };
  }
}

function verdictOf(metric: string, later: CurvePoint, earlier: CurvePoint): Verdict {
  const [a, b] = [later.observed.stat, earlier.observed.stat];
  return a && b && a.t !== 'asserted' && b.t !== 'asserted' ? (compareStats(metric, a, b)?.verdict ?? 'unknown') : 'unknown';
}

/** The series of a metric that a journey has beside the current one. */
function seriesOf(index: JourneyIndex, metric: string): readonly { readonly series: Series; readonly who?: string }[] {
  const found = new Map<string, { readonly series: Series; readonly who?: string }>();
  for (const one of index.all('observation')) {
    if (one.metric === metric && one.series !== 'current') found.set(JSON.stringify([one.series, one.who]), { series: one.series, ...(one.who !== undefined && { who: one.who }) });
  }
  return [...found.values()];
}

function gapsOf(current: Curve, other: Curve, view: View): JourneyStatement | null {
  const counts: Record<GapState, number> = { worse: 0, better: 0, unclear: 0, unknown: 0 };
  let worst: (Spot & { readonly difference: number }) | null = null;
  const sign = journeyMetric(current.metric).better === 'higher' ? 1 : -1;
  const gaps = gapsBetween(current, other, view);
  gaps.forEach((gap, i) => {
    if (!gap) return;
    counts[gap.state] += 1;
    if (gap.state === 'worse' && gap.difference !== null && (!worst || sign * gap.difference < sign * worst.difference)) worst = { ...spotOf(current.points[i]!), difference: gap.difference };
  });
  if (gaps.every((gap) => gap === null)) return null;
  return { says: 'gaps', metric: current.metric, against: other.series, ...(other.who !== undefined && { who: other.who }), counts, worst };
}

function longestGap(metric: string, points: readonly CurvePoint[]): JourneyStatement | null {
  let best: readonly [number, number] = [0, 0];
  let from = 0;
  points.forEach((point, i) => {
    if (point.value !== null) from = i + 1;
    else if (i + 1 - from > best[1] - best[0]) best = [from, i + 1];
  });
  const length = best[1] - best[0];
  return length >= 2 && length < points.length ? { says: 'unknown-stretch', metric, from: points[best[0]]!.touchpoint, to: points[best[1] - 1]!.touchpoint, length } : null;
}

function momentsOf(index: JourneyIndex, metric: string, points: readonly CurvePoint[]): JourneyStatement | null {
  const moments = points.filter(({ touchpoint }) => touchpoint.momentOfTruth);
  if (moments.length === 0 || metric !== 'emotion') return null;
  const { neutral } = scaleOf(index.head);
  return { says: 'moments', metric, moments: moments.length, below: moments.filter(({ value }) => value !== null && value < neutral).length, unknown: moments.filter(({ value }) => value === null).length };
}
