import type { ControlChart } from '../../src/metrics/analysis/control-chart.js';
import type { SeriesPoint } from '../../src/metrics/cube/read.js';
import type { Metric } from '../../src/metrics/definition.js';
import type { PeriodUnit } from '../../src/metrics/period/calendar.js';
import type { Change, Reading } from '../../src/metrics/reading.js';
import { statusOf, type Status as ScorecardStatus } from '../../src/scorecard/read/status.js';

/** What others reach, to be held beside a figure. */
export interface BenchmarkMark {
  /** Who: `Industry`, `Best in class`. */
  readonly name: string;
  /** In the unit of the figure. */
  readonly value: number;
  /** The day on which it was found, as `2026-05-01`. */
  readonly date?: string | undefined;
  /** Found more than a year ago. */
  readonly old?: boolean | undefined;
}

/** Something that happened, and may have moved a figure. */
export interface Annotation {
  /** A period of the series. */
  readonly period: number;
  readonly text: string;
}

/** All that a tile shows of one metric. Whoever has a cube makes it; the tile works nothing out. */
export interface MetricView {
  readonly metric: Pick<Metric, 'id' | 'unit' | 'range' | 'better' | 'method' | 'definition'>;
  readonly reading: Reading;
  /** The period of the reading; null for all answers there are. */
  readonly period: { readonly unit: PeriodUnit; readonly number: number; readonly running: boolean } | null;
  /** The change from the period before; null where there is nothing to compare. */
  readonly change: Change | null;
  /** One reading for each period up to this one. */
  readonly series: readonly SeriesPoint[];
  /** Groups of fewer than this are not shown. */
  readonly privacyThreshold: number;
  /** The target in the unit of the figure, in the place of that of the tile; null for none. */
  readonly target?: number | null | undefined;
  /** Short of the target by no more than this is near, in the unit of the figure. */
  readonly near?: number | undefined;
  /** What it is compared with, in words, where that is not the period before: another period, or a group. */
  readonly against?: string | undefined;
  /** The reading it is compared with: for figures without an upper end, the change is told in percent too. */
  readonly before?: Reading | undefined;
  /** What chance does to it, for the same periods as the series: variation and assurance by the rules of the NHS. */
  readonly control?: Pick<ControlChart, 'variation' | 'assurance' | 'provisional'> & { readonly points: readonly Pick<ControlChart['points'][number], 'state' | 'lower' | 'center' | 'upper'>[] } | undefined;
  readonly benchmarks?: readonly BenchmarkMark[] | undefined;
  readonly annotations?: readonly Annotation[] | undefined;
  /** What is wrong with what it was made of, in words. */
  readonly said?: readonly string[] | undefined;
  /** From where to where its line goes at least, so that tiles side by side can be compared. */
  readonly scale?: readonly number[] | undefined;
}

/** How a figure stands to its target; nothing is said of one without. */
export type Status = Exclude<ScorecardStatus, 'unknown'>;

/** Holds the figure of a tile against a target in its unit. */
export function statusIn({ reading, metric, near = 0 }: Pick<MetricView, 'reading' | 'metric' | 'near'>, target: number | null): Status | null {
  const status = statusOf(reading, { target, better: metric.better, near });
  return status === 'unknown' ? null : status;
}
