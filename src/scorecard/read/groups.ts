import type { ControlChart } from '../../metrics/analysis/control-chart.js';
import { readGroupChanges, type Adjustment } from '../../metrics/analysis/group-changes.js';
import type { Cube } from '../../metrics/cube/cube.js';
import { readGroups } from '../../metrics/cube/groups.js';
import type { SeriesPoint } from '../../metrics/cube/read.js';
import { periodKey } from '../../metrics/period/calendar.js';
import type { Change, Reading } from '../../metrics/reading.js';
import type { Words } from '../../model/questionnaire/words.js';
import type { Scorecard } from '../document/scorecard.js';
import { chartOf } from './chart.js';
import { askedIn } from './figure.js';
import { frameOf, type Frame, type ScorecardOptions } from './frame.js';
import type { FigureReading, ScorecardReading } from './reading.js';
import { readScorecard } from './scorecard.js';
import { statusOf, type Status } from './status.js';

/** One figure of one group. */
export interface GroupFigure {
  readonly value: string;
  readonly reading: Reading;
  /** Null where there is nothing to compare with. */
  readonly earlier: Reading | null;
  /** Its p-value is adjusted for all groups of the figure that were looked at. */
  readonly change: Change | null;
  readonly status: Status;
  readonly series: readonly SeriesPoint[];
  readonly chart: ControlChart | null;
}

/** One figure with all groups of a dimension: a row of the grid, or a small multiple each. */
export interface GroupedFigure {
  /** Of everybody. */
  readonly figure: FigureReading;
  readonly groups: readonly GroupFigure[];
  /** The lowest and the highest value of any group in the series: small multiples share them. Null without any figure. */
  readonly extent: readonly [low: number, high: number] | null;
}

/** A scorecard by the groups of a dimension. */
export interface ScorecardGroups {
  readonly dimension: string;
  readonly title: Words | null;
  /** What the groups are called, by their value; those without a name are called by their value. */
  readonly names: Readonly<Record<string, Words>>;
  /** The values of the dimension, in order; an empty one for those of whom nothing is known. */
  readonly groups: readonly string[];
  readonly figures: readonly GroupedFigure[];
  /** The scorecard of everybody, by which it was read. */
  readonly all: ScorecardReading;
}

/**
 * Reads every figure of a scorecard for each group of a dimension. Groups that are too small are hidden, and so are others
 * with which they could be worked out, in every period of the series. Figures that are of a group of their own are left out,
 * and with `only` all but the one with that id.
 *
 * @throws CxError `unknown-dimension`, and what readScorecard throws
 */
export function readScorecardGroups(
  document: Scorecard, cube: Cube, dimension: string, { adjust = 'holm', only, segment: _all, against: _none, ...options }: ScorecardOptions & { readonly adjust?: Adjustment; readonly only?: string },
): ScorecardGroups {
  const all = readScorecard(document, cube, options);
  const frame = frameOf(document, cube, options);
  const groups = [...frame.cube.segments.of(dimension)].map(({ value }) => value);
  const described = document.segments?.find((segment) => segment.dimension === dimension);
  return {
    dimension,
    title: described?.title ?? null,
    names: described?.groups ?? {},
    groups: groups.sort((a, b) => a.localeCompare(b, undefined, { numeric: true })),
    figures: frame.period ? all.figures.filter((figure) => figure.segment === null && figure.reading !== null && (only === undefined || figure.id === only)).map((figure) => grouped(figure, dimension, frame, adjust)) : [],
    all,
  };
}

function grouped(figure: FigureReading, dimension: string, frame: Frame, adjust: Adjustment): GroupedFigure {
  const { cube, period, first, compared, options } = frame;
  const number = period!.number;
  const { segment: _nobody, ...asked } = askedIn(frame, figure.metricId, null);
  const points = Array.from({ length: number - first + 1 }, (_, i) => {
    const at = first + i;
    return { at, readings: new Map(readGroups(cube, dimension, { ...asked, from: at, to: at }, options).map(({ value, reading }) => [value, reading])) };
  });
  const before = compared?.kind === 'group' ? null : (compared?.period.number ?? null);
  const changes = before === null ? null : readGroupChanges(cube, dimension, asked, { from: number, to: number }, { from: before, to: before }, { ...options, adjust });
  const groups = [...points.at(-1)!.readings].map(([value, reading]): GroupFigure => {
    const series = points.map(({ at, readings }): SeriesPoint => ({ period: at, key: periodKey(cube.unit, at), reading: readings.get(value)! }));
    const change = changes?.find((one) => one.value === value);
    const { target, better, near } = figure;
    return {
      value, reading, series, earlier: change?.earlier ?? null, change: change?.change ?? null,
      status: statusOf(reading, { target, better, near }),
      chart: chartOf(series, { better, target, rebases: frame.rebases(figure.id) }),
    };
  });
  const values = groups.flatMap(({ series }) => series.flatMap(({ reading }) => (reading.kind === 'measured' ? [reading.value] : [])));
  return { figure, groups, extent: values.length > 0 ? [Math.min(...values), Math.max(...values)] : null };
}
