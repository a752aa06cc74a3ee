import type { SeriesPoint } from '../../src/metrics/cube/read.js';
import type { Metric } from '../../src/metrics/definition.js';
import type { PeriodUnit } from '../../src/metrics/period/calendar.js';
import type { Change, Reading } from '../../src/metrics/reading.js';

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

/** How a figure stands to its target. `near`: its interval includes the target, so that nobody can tell. */
export type Status = 'met' | 'near' | 'missed';

/** Holds a figure against a target in its unit. Null without a figure or a target. */
export function statusOf({ reading, metric }: MetricView, target: number | null): Status | null {
  if (target === null || reading.kind !== 'measured') return null;
  const { lower, upper } = reading.interval ?? { lower: reading.value, upper: reading.value };
  if (lower <= target && target <= upper) return 'near';
  return reading.value > target === (metric.better === 'higher') ? 'met' : 'missed';
}
