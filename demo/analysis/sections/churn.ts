import { html, type TemplateResult } from 'lit';
import { CHURN_METHODS, churnRate, kaplanMeier, longevity, type ChurnBase } from '../../../src/metrics/index.js';
import { renderChart } from '../../../components/base/charts/figure.js';
import { renderIntervals } from '../../../components/base/charts/intervals.js';
import { tellSurvival } from '../../../components/base/charts/told/survival.js';
import { ends, percent } from '../../../components/base/charts/told/teller.js';
import type { ChurnStudy } from '../study.js';
import { facts, headline, section, type View } from './view.js';

const BASES = Object.keys(CHURN_METHODS) as ChurnBase[];
const HORIZONS = [12, 24, 36, 48, 60, 72] as const;

/** How many leave, by every base in use; which contracts; how long customers stay. */
export function churnSections(view: View, study: ChurnStudy): TemplateResult {
  return html`${basesSection(view, study)}${contractsSection(view, study)}${tenureSection(view, study)}`;
}

function basesSection(view: View, { counts }: ChurnStudy): TemplateResult {
  const { texts, exact, frame } = view;
  const { text } = texts;
  const rates = BASES.map((by) => churnRate(counts, { by }));
  const main = rates[0]!;
  const share = (value: number | null): string => (value === null ? text('a.churn.no-base') : exact.value(value, 'share'));
  return section(
    'q-churn',
    text('a.q.churn'),
    html`<h3 class="of">${text('a.churn')}</h3>
      ${headline(share(main.value), [text('a.customers', { count: counts.start }), main.interval ? exact.interval({ interval: main.interval, unit: 'share' } as Parameters<typeof exact.interval>[0]) : ''])}
      ${facts([[text('a.worked'), text('a.churn.worked', { lost: texts.number(counts.lost), start: texts.number(counts.start), value: share(main.value) })]])}
      ${renderChart({
        sentence: text('a.churn.bases', { start: share(rates[0]!.value), seed: share(rates[1]!.value), average: share(rates[2]!.value) }),
        picture: renderIntervals({
          frame, from: 0, format: (value) => percent(view, value, 0),
          rows: rates.map(({ by, value, interval }) => ({ label: text(`a.churn.by.${by}`), value, lower: interval?.lower, upper: interval?.upper, text: share(value) })),
        }),
        open: text('chart.open'),
        caption: text('a.churn.caption'),
        table: {
          head: [text('a.churn.base'), text('chart.figure'), text('chart.interval', { level: exact.level(0.95) })],
          rows: rates.map(({ by, value, interval }) => [text(`a.churn.by.${by}`), share(value), ends({ texts, figures: exact }, interval, 'share')]),
        },
      })}`,
  );
}

function contractsSection(view: View, { counts, contracts }: ChurnStudy): TemplateResult {
  const { texts, figures, exact, frame } = view;
  const { text } = texts;
  const rows = contracts.map(({ name, counts: own }) => ({ name, n: own.start, rate: churnRate(own) }));
  const all = churnRate(counts).value ?? undefined;
  const [most, least] = [rows[0]!, rows.at(-1)!];
  return section(
    'q-contracts',
    text('a.q.contracts'),
    renderChart({
      sentence: text('chart.groups', { high: `${most.name} ${exact.value(most.rate.value ?? 0, 'share')}`, low: `${least.name} ${exact.value(least.rate.value ?? 0, 'share')}` }),
      picture: renderIntervals({
        frame, from: 0, reference: all, format: (value) => percent(view, value, 0),
        rows: rows.map(({ name, rate: { value, interval } }) => ({ label: name, value, lower: interval?.lower, upper: interval?.upper, short: exact.value(value ?? 0, 'share'), text: `${exact.value(value ?? 0, 'share')} (${ends({ texts, figures }, interval, 'share')})` })),
      }),
      open: text('chart.open'),
      caption: text('a.churn.contracts'),
      table: {
        head: [text('a.contract'), text('a.churn.by.start'), text('chart.interval', { level: exact.level(0.95) }), text('a.customers-head')],
        rows: rows.map(({ name, n, rate }) => [name, exact.value(rate.value ?? 0, 'share'), ends({ texts, figures: exact }, rate.interval, 'share'), texts.number(n)]),
      },
    }),
  );
}

function tenureSection(view: View, { tenures, contracts }: ChurnStudy): TemplateResult {
  const { texts } = view;
  const { text } = texts;
  const months = (value: number): string => text('a.months', { count: value });
  const all = longevity(tenures.map(({ time, event }) => ({ tenure: time, left: event })), { horizons: [12] });
  const curves = [{ name: text('a.all-customers'), tenures }, ...contracts].map(({ name, tenures: own }) => ({ name, curve: kaplanMeier(own) }));
  return section(
    'q-tenure',
    text('a.q.tenure'),
    html`${tellSurvival(view, curves, { time: months, timeName: text('a.months-axis'), horizons: HORIZONS })}
      ${facts([
        [text('a.tenure.median'), all.median === null ? text('a.tenure.no-median') : months(all.median)],
        [text('a.tenure.mean'), all.meanSoFar === null ? '\u2013' : text('a.tenure.mean.text', { months: texts.number(all.meanSoFar, { maximumFractionDigits: 1 }) })],
      ])}`,
  );
}
