import type { TemplateResult } from 'lit';
import { survivalAt } from '../../../../src/metrics/statistics/survival/readout.js';
import type { SurvivalCurve } from '../../../../src/metrics/statistics/survival/kaplan-meier.js';
import { renderChart } from '../figure.js';
import { renderSurvival } from '../survival.js';
import { listed, percent, type Teller } from './teller.js';

/** One group of customers and how long they stay. */
export interface ToldCurve {
  readonly name: string;
  readonly curve: SurvivalCurve;
}

/**
 * How long customers stay, group by group: at most five. `time` writes a time with its unit ("12 months"), `horizons` are
 * the times that the sentence (the first) and the table tell.
 */
export function tellSurvival(
  teller: Teller,
  curves: readonly ToldCurve[],
  { time, timeName, horizons }: { readonly time: (value: number) => string; readonly timeName: string; readonly horizons: readonly [number, ...number[]] },
): TemplateResult {
  const { texts, figures, frame } = teller;
  const at = (curve: SurvivalCurve, horizon: number): string => {
    const { value, interval } = survivalAt(curve, horizon);
    if (value === null) return '\u2013';
    const share = (one: number): string => percent(teller, one);
    return interval ? `${share(value)} (${texts.text('chart.to', { lower: share(interval.lower), upper: share(interval.upper) })})` : share(value);
  };
  const first = curves.flatMap(({ name, curve }) => {
    const { value } = survivalAt(curve, horizons[0]);
    return value === null ? [] : [texts.text('chart.survival.share', { label: name, share: percent(teller, value) })];
  });
  return renderChart({
    sentence: texts.text('chart.survival', { shares: listed(teller, first), time: time(horizons[0]) }),
    picture: renderSurvival({
      frame,
      timeName,
      formatTime: (value) => texts.number(value),
      formatShare: (value) => percent(teller, value, 0),
      lines: curves.map(({ name, curve }) => ({ label: name, until: curve.followUp ?? 0, ...curve })),
    }),
    note: texts.text('chart.survival.note', { level: figures.level(curves[0]?.curve.level ?? 0.95) }),
    open: texts.text('chart.open'),
    caption: texts.text('chart.survival.caption'),
    table: {
      head: [texts.text('chart.survival.time'), ...curves.map(({ name }) => name)],
      rows: horizons.map((horizon) => [time(horizon), ...curves.map(({ curve }) => at(curve, horizon))]),
    },
  });
}
