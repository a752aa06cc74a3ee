import type { TemplateResult } from 'lit';
import { funnelLimits } from '../../../../src/metrics/statistics/control/funnel.js';
import type { Funnel } from '../../../../src/metrics/statistics/control/place-in-funnel.js';
import type { Unit } from '../../../../src/metrics/reading.js';
import { renderChart } from '../figure.js';
import { renderFunnel } from '../funnel.js';
import { listed, type Teller } from './teller.js';

/** At how many sizes the limits are worked out: enough for a smooth line. */
const STEPS = 60;

/** Which groups differ from all by more than chance, given how many each has. */
export function tellFunnel(
  teller: Teller,
  { sites, target, spread }: Funnel,
  { unit, within, sizeName, better }: { readonly unit: Unit; readonly within: readonly [number, number]; readonly sizeName: string; readonly better: 'higher' | 'lower' },
): TemplateResult {
  const { texts, figures, frame } = teller;
  const value = (figure: number): string => figures.value(figure, unit);
  const measured = sites.flatMap((site) => (site.value === null || site.place === null ? [] : [{ ...site, value: site.value, place: site.place }])).sort((a, b) => a.n - b.n);
  const outside = measured.filter(({ place }) => place !== 'inside');
  const [least, most] = [measured[0]?.n ?? 1, measured.at(-1)?.n ?? 1];
  const sizes = Array.from({ length: STEPS }, (_, i) => Math.max(least / 2, 1) + (i / (STEPS - 1)) ** 2 * (most * 1.04 - Math.max(least / 2, 1)));
  const good = (place: string): boolean => place.endsWith('above') === (better === 'higher');
  return renderChart({
    sentence:
      outside.length > 0
        ? texts.text('chart.funnel', { count: outside.length, total: texts.number(measured.length), names: listed(teller, outside.map((site) => `${site.id} ${value(site.value)}`), 8) })
        : texts.text('chart.funnel.none', { total: texts.number(measured.length) }),
    picture: renderFunnel({
      frame,
      target,
      within,
      limits: funnelLimits(target, sizes, spread),
      format: (figure) => figures.mark(figure, unit),
      formatSize: (n) => texts.number(n),
      axes: { size: sizeName, target: texts.text('chart.funnel.all', { value: value(target) }), warning: texts.number(0.95, { style: 'percent' }), alarm: texts.number(0.998, { style: 'percent', maximumFractionDigits: 1 }) },
      dots: measured.map(({ id, n, value: figure, place }) => ({ label: id, n, value: figure, place, named: place !== 'inside', tone: place === 'inside' ? 'common' : good(place) ? 'improvement' : 'concern' })),
    }),
    open: texts.text('chart.open'),
    caption: texts.text('chart.funnel.caption'),
    table: {
      head: [texts.text('chart.group'), texts.text('chart.figure'), sizeName, texts.text('chart.funnel.warning-limits'), texts.text('chart.funnel.place')],
      rows: [...measured].sort((a, b) => b.value - a.value).map(({ id, n, value: figure, place, limits }) => [
        id, value(figure), texts.number(n), limits ? texts.text('chart.to', { lower: value(Math.max(within[0], limits.warning[0])), upper: value(Math.min(within[1], limits.warning[1])) }) : '\u2013', texts.text(`chart.funnel.${place}`),
      ]),
    },
  });
}
