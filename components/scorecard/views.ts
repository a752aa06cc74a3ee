import { readControlChart } from '../../src/metrics/analysis/control-chart.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import { latestInstrument, read, readChange, readSeries, type Query } from '../../src/metrics/cube/read.js';
import type { ReadOptions } from '../../src/metrics/definition.js';
import type { Reading } from '../../src/metrics/reading.js';
import { isPercent } from '../base/numbers.js';
import { currentPeriod } from '../base/periods.js';
import type { MetricView } from '../metric/view.js';
import type { LossTeller } from './losses/teller.js';

/** Which part of a cube a scorecard shows. */
export interface Frame {
  /** Over all periods, or period by period. */
  readonly whole: boolean;
  /** How many periods a series goes back. */
  readonly periods: number;
  /** Where it ends: in the period we are in, or in the last that has answers. */
  readonly through: 'now' | 'latest';
  readonly now: number;
  readonly options: ReadOptions;
  /** Says what is missing from figures; undefined if nothing is known to be. */
  readonly losses?: LossTeller | undefined;
}

/** The period that a scorecard is about. Null when it is about all of them, or there is none. */
export function periodInFrame(cube: Cube, { whole, through, now }: Frame): number | null {
  if (whole) return null;
  return through === 'now' ? currentPeriod(cube.unit, cube.zone, now) : (cube.periods.ends?.last ?? null);
}

/** Of fewer figures than this nothing is said about chance: seven in a row is the shortest run that means anything. */
export const CONTROL_FROM = 7;

/** All that a tile needs to show a metric. `target` is as it is shown: in percent for shares. */
export function viewOf(cube: Cube, metricId: string, frame: Frame, target: number | null = null): MetricView | undefined {
  const metric = cube.metrics.get(metricId);
  if (!metric) return undefined;
  const privacyThreshold = frame.options.privacyThreshold ?? 0;
  const held = target === null || !Number.isFinite(target) ? {} : { target: isPercent(metric.unit) ? target / 100 : target };
  const period = periodInFrame(cube, frame);
  const said = (reading: Reading): MetricView['said'] => frame.losses?.ofFigure(cube, metric, reading, period, held.target);
  if (period === null) {
    const reading = read(cube, { metric: metricId, instrument: 'latest' }, frame.options);
    return { metric, reading, period: null, change: null, series: [], privacyThreshold, said: said(reading) };
  }
  // one way of asking for the whole picture: a line must not join what was asked differently
  const from = period - frame.periods + 1;
  const instrument = latestInstrument(cube, { metric: metricId, from, to: period });
  const query = (first: number, last: number): Query & { from: number; to: number } => ({
    metric: metricId,
    from: first,
    to: last,
    ...(instrument === undefined ? {} : { instrument }),
  });
  const chart = readControlChart(cube, query(from, period), { ...frame.options, ...held });
  const series = chart?.points ?? readSeries(cube, query(from, period), frame.options);
  const enough = series.filter(({ reading }) => reading.kind === 'measured').length >= CONTROL_FROM;
  const reading = read(cube, query(period, period), frame.options);
  return {
    metric,
    reading,
    said: said(reading),
    period: { unit: cube.unit, number: period, running: period === currentPeriod(cube.unit, cube.zone, frame.now) },
    change: readChange(cube, query(period, period), query(period - 1, period - 1), frame.options),
    series,
    control: chart && enough ? chart : undefined,
    privacyThreshold,
  };
}
