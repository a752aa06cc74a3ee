import { unmeasured } from '../../../src/metrics/scales/readout.js';
import type { FigureReading, GroupFigure, ScorecardReading } from '../../../src/scorecard/index.js';
import type { MetricView } from '../../metric/view.js';
import { CONTROL_FROM } from '../views.js';
import { comparedName, type Telling } from './telling.js';
import { benchmarkName, figureWords } from './words.js';

type Shown = Pick<MetricView, 'reading' | 'change' | 'before' | 'series' | 'control'>;

/** All that a tile shows of a figure of the scorecard. */
export function figureView(telling: Telling, figure: FigureReading): MetricView {
  const { reading, change, earlier, series, chart } = figure;
  return { ...about(telling, figure), ...shown(reading ?? nothing(figure), change.kind === 'change' ? change : null, earlier, series, chart) };
}

/** The same for one group of it, with the comparison that the groups were read by. */
export function groupView(telling: Telling, figure: FigureReading, group: GroupFigure, scale: readonly number[] | null, compared: ScorecardReading['compared']): MetricView {
  const said = telling.trouble ? [telling.trouble] : [];
  const { benchmarks: _others, annotations: _happened, ...rest } = about({ ...telling, reading: { ...telling.reading, compared } }, figure); // said once, of everybody
  return { ...rest, said, ...shown(group.reading, group.change, group.earlier, group.series, group.chart), ...(scale && { scale }) };
}

function about(telling: Telling, figure: FigureReading): Omit<MetricView, keyof Shown> {
  const { reading: { period, compared, privacyThreshold }, say } = telling;
  return {
    metric: { ...(figure.metric ?? nothingOf(figure)), better: figure.better },
    period: period && { unit: period.unit, number: period.number, running: period.running },
    target: figure.target,
    near: figure.near,
    privacyThreshold,
    against: compared?.kind === 'previous' ? undefined : comparedName(telling),
    benchmarks: figure.benchmarks.flatMap((one) => (one.value === null ? [] : [{ name: benchmarkName(telling, one), value: one.value, date: one.date, old: one.olderThanAYear !== null }])),
    annotations: figure.annotations.map(({ period: at, text }) => ({ period: at, text: say(text) })),
    said: figureWords(telling, figure).filter(Boolean),
  };
}

function shown(reading: MetricView['reading'], change: MetricView['change'], earlier: FigureReading['earlier'], series: MetricView['series'], chart: FigureReading['chart']): Shown {
  const enough = series.filter((point) => point.reading.kind === 'measured').length >= CONTROL_FROM;
  return { reading, change, before: earlier ?? undefined, series, control: chart && enough ? chart : undefined };
}

const nothingOf = ({ metricId }: FigureReading): MetricView['metric'] => ({ id: metricId, unit: 'count', range: [0, 0], better: 'higher', method: '' });

/** Where the cube has no such metric or group: a figure that is not there. */
const nothing = (figure: FigureReading): MetricView['reading'] => {
  const { id: metric, unit, range, method } = figure.metric ?? nothingOf(figure);
  return unmeasured({ metric, unit, range, method }, 'no-answers', 0);
};
