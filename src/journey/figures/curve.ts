import { gapOf, type Gap } from './gap.js';
import { evidenceAt, observedAt, type ObservedAt, type View } from './observed-at.js';
import type { RecordOf, Touchpoint } from '../document/records.js';
import type { Series } from '../document/kinds.js';
import type { JourneyIndex } from '../map/journey-index.js';

/** A point of a curve. Measured points are drawn solid, asserted ones dashed, and where nothing is known there is a gap. */
export interface CurvePoint {
  readonly touchpoint: Touchpoint;
  readonly column: number;
  readonly state: 'measured' | 'asserted' | 'missing';
  /** Null where nothing is known: never 0. */
  readonly value: number | null;
  readonly observed: ObservedAt;
  /** Verbatims of this touchpoint that may be shown. */
  readonly evidence: readonly RecordOf<'evidence'>[];
}

/** A run of points that are joined by a line. */
export interface CurveRun {
  readonly style: 'solid' | 'dashed';
  readonly points: readonly CurvePoint[];
}

export interface Curve {
  readonly metric: string;
  readonly series: Series;
  readonly who?: string | undefined;
  readonly points: readonly CurvePoint[];
  /** What to draw: lines between neighbours, dashed where either end was only said, none over a gap. */
  readonly runs: readonly CurveRun[];
}

export interface CurveOptions {
  readonly metric?: string;
  readonly series?: Series;
  /** Which competitor. */
  readonly who?: string;
  readonly view?: View;
  /** Only these columns, the second not included: what a window shows of a long journey. */
  readonly columns?: readonly [from: number, to: number];
}

/** The curve of a metric over all touchpoints; of the emotion if nothing else is asked for. */
export function curveOf(index: JourneyIndex, { metric = 'emotion', series = 'current', who, view = {}, columns: [from, to] = [0, Infinity] }: CurveOptions = {}): Curve {
  const points = index.touchpoints.slice(from, to).map((touchpoint, i) => pointOf(index, touchpoint, from + i, metric, series, view, who));
  return { metric, series, ...(who !== undefined && { who }), points, runs: runsOf(points) };
}

function pointOf(index: JourneyIndex, touchpoint: Touchpoint, column: number, metric: string, series: Series, view: View, who: string | undefined): CurvePoint {
  const observed = observedAt(index, touchpoint.id, metric, series, view, who);
  const { figure } = observed;
  return { touchpoint, column, state: figure.kind === 'unmeasured' ? 'missing' : figure.kind, value: figure.value, observed, evidence: evidenceAt(index, touchpoint.id, view).filter(({ consent }) => consent.show !== 'nobody') };
}

function runsOf(points: readonly CurvePoint[]): CurveRun[] {
  const runs: { style: CurveRun['style']; points: CurvePoint[] }[] = [];
  let before: CurvePoint | undefined;
  for (const point of points) {
    if (point.value !== null && before !== undefined && before.value !== null) {
      const style = point.state === 'measured' && before.state === 'measured' ? 'solid' : 'dashed';
      const last = runs.at(-1);
      if (last && last.style === style && last.points.at(-1) === before) last.points.push(point);
      else runs.push({ style, points: [before, point] });
    }
    before = point;
  }
  return runs;
}

/** The gaps of a curve against another of the same journey, one a touchpoint; null where either has nothing. */
export function gapsBetween(current: Curve, other: Curve, view: View = {}): readonly (Gap | null)[] {
  return current.points.map((point, i) => {
    const beside = other.points[i]; // both of the same columns
    return point.value === null || !beside || beside.value === null ? null : gapOf(point.observed, beside.observed, view.read);
  });
}
