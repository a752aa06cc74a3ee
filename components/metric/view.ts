import type { SeriesPoint } from '../../src/metrics/cube/read.js';
import type { Metric } from '../../src/metrics/definition.js';
import type { PeriodUnit } from '../../src/metrics/period/calendar.js';
import type { Change, Reading } from '../../src/metrics/reading.js';
import { statusOf, type Status as ScorecardStatus } from '../../src/scorecard/read/status.js';

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
}

/** How a figure stands to its target; nothing is said of one without. */
export type Status = Exclude<ScorecardStatus, 'unknown'>;

/** Holds the figure of a tile against a target in its unit. */
export function statusIn({ reading, metric }: MetricView, target: number | null): Status | null {
  const status = statusOf(reading, { target, better: metric.better });
  return status === 'unknown' ? null : status;
}
