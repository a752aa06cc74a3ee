import type { TemplateResult } from 'lit';
import type { Measured } from '../../../../src/metrics/reading.js';
import { renderDistribution } from '../distribution.js';
import { renderChart } from '../figure.js';
import { capital, listed, percent, type Teller } from './teller.js';

/** Which answers a figure is made of. Nothing where the figure keeps no distribution. */
export function tellDistribution(teller: Teller, { distribution, n }: Measured): TemplateResult | null {
  if (!distribution || n === 0) return null;
  const { texts, frame } = teller;
  const { min, counts, groups } = distribution;
  const number = (value: number): string => texts.number(value);
  const steps = ({ from, to }: { from: number; to: number }): string => (from === to ? number(from) : `${number(from)}\u2013${number(to)}`);
  const name = (id: string): string => texts.text(`chart.${id}`);
  const mode = min + counts.indexOf(Math.max(...counts));
  const best = [...groups].reverse();
  return renderChart({
    sentence: texts.text('chart.distribution', {
      groups: listed(teller, best.map((group) => texts.text('chart.distribution.group', { share: percent(teller, group.n / n), group: name(group.id), steps: steps(group) }))),
      mode: number(mode),
    }),
    picture: renderDistribution({
      frame,
      min,
      counts,
      format: number,
      title: (value, count) => `${number(value)}: ${number(count)}, ${percent(teller, count / n)}`,
      groups: groups.map((group) => ({
        ...group,
        labels: [`${capital(name(group.id), texts.locale)} ${percent(teller, group.n / n)}`, `${capital(name(group.id), texts.locale)} ${percent(teller, group.n / n, 0)}`, percent(teller, group.n / n, 0)],
      })),
    }),
    open: texts.text('chart.open'),
    caption: texts.text('chart.distribution.caption'),
    table: {
      head: [texts.text('chart.answer'), texts.text('chart.number'), texts.text('chart.share')],
      rows: counts.map((count, i) => [number(min + i), number(count), percent(teller, count / n)]),
    },
  });
}
