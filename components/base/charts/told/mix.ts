import type { TemplateResult } from 'lit';
import { REST } from '../../../../src/metrics/analysis/mix.js';
import type { Unit } from '../../../../src/metrics/reading.js';
import type { MixRate } from '../../../../src/metrics/statistics/mix/mix-rate.js';
import { renderChart } from '../figure.js';
import { renderWaterfall } from '../waterfall.js';
import { amount, signed, type Teller } from './teller.js';

/** More steps than this are put together as "other groups". */
const MOST = 8;

/** Where a change comes from: what each group's answers did to it, and what other people did. */
export function tellMix(
  teller: Teller,
  mix: MixRate,
  { unit, better, earlier, later, nameOf }: { readonly unit: Unit; readonly better: 'higher' | 'lower'; readonly earlier: string; readonly later: string; readonly nameOf: (group: string) => string },
): TemplateResult {
  const { texts, figures, frame } = teller;
  const change = (difference: number): string => amount(teller, difference, unit);
  const name = (id: string): string => (id === REST ? texts.text('chart.other-groups') : nameOf(id));
  const ranked = [...mix.groups].sort((a, b) => Math.abs(b.rate) - Math.abs(a.rate));
  // those that are too small to be shown, and those beyond the most, are one step
  const known = ranked.filter(({ id }) => id !== REST);
  const steps = known.slice(0, MOST);
  const others = ranked.filter((group) => !steps.includes(group));
  const good = (value: number): boolean => value > 0 === (better === 'higher');
  const step = (label: string, value: number) => ({ label, amount: value, text: signed(teller, value, unit, 2), good: good(value) });
  const parts = [
    ...steps.map(({ id, rate }) => step(nameOf(id), rate)),
    ...(others.length > 0 ? [step(name(REST), others.reduce((sum, { rate }) => sum + rate, 0))] : []),
    step(texts.text('chart.mix.people'), mix.mix),
  ];
  const first = ranked[0];
  return renderChart({
    sentence: texts.text('chart.mix', {
      change: change(mix.change), rate: change(mix.rate), mix: change(mix.mix), group: first ? name(first.id) : '\u2013', amount: change(first?.rate ?? 0),
    }),
    picture: renderWaterfall({
      frame,
      from: { label: earlier, value: mix.before, text: figures.value(mix.before, unit) },
      steps: parts,
      to: { label: later, value: mix.after, text: figures.value(mix.after, unit) },
      format: (value) => figures.mark(value, unit),
    }),
    note: texts.text('chart.mix.note'),
    open: texts.text('chart.open'),
    caption: texts.text('chart.mix.caption'),
    table: {
      head: ['group', 'mix.rate', 'mix.mix', 'mix.sum'].map((name) => texts.text(`chart.${name}`)),
      rows: [
        ...ranked.map(({ id, rate, mix: people }) => [name(id), signed(teller, rate, unit, 2), signed(teller, people, unit, 2), signed(teller, rate + people, unit, 2)]),
        [texts.text('chart.mix.sum'), signed(teller, mix.rate, unit, 2), signed(teller, mix.mix, unit, 2), signed(teller, mix.change, unit, 2)],
      ],
    },
  });
}
