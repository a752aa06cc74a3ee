import { html, type TemplateResult } from 'lit';
import { nhsXmr, type Cohort } from '../../../src/metrics/index.js';
import { renderChart } from '../../../components/base/charts/figure.js';
import { tellControlChart } from '../../../components/base/charts/told/control-chart.js';
import { ends, percent } from '../../../components/base/charts/told/teller.js';
import { renderWaterfall } from '../../../components/base/charts/waterfall.js';
import { STATES } from '../../../components/base/charts/told/series.js';
import { periodName, shortPeriodName } from '../../../components/base/periods.js';
import type { SpendStudy } from '../study.js';
import { facts, headline, section, type View } from './view.js';

/** Do the same customers spend more, do they come back, and is something changing? */
export function spendSections(view: View, study: SpendStudy): TemplateResult {
  return html`${retentionSection(view, study)}${cohortSection(view, study)}${monthsSection(view, study)}`;
}

function retentionSection(view: View, { retention, repeat, purchases, customers }: SpendStudy): TemplateResult {
  const { texts, frame } = view;
  const { text } = texts;
  const share = (value: number | null): string => (value === null ? '\u2013' : percent(view, value));
  const money = moneyOf(view);
  const { amounts } = retention;
  const steps = [
    { label: text('a.spend.churned'), amount: -amounts.churned },
    { label: text('a.spend.contraction'), amount: -amounts.contraction },
    { label: text('a.spend.expansion'), amount: amounts.expansion },
  ];
  const signed = (value: number): string => `${value > 0 ? '+' : '\u2212'}${money(Math.abs(value))}`;
  return section(
    'q-spend',
    text('a.q.spend'),
    html`<h3 class="of">${text('a.spend.same')}</h3>
      ${headline(share(retention.sameCustomerYoY), [text('a.spend.halves'), text('a.customers', { count: customers }), text('a.purchases', { count: purchases })])}
      ${facts([
        [text('a.spend.nrr'), text('a.spend.nrr.text', { value: share(retention.nrr) })],
        [text('a.spend.grr'), text('a.spend.grr.text', { value: share(retention.grr) })],
        [text('a.spend.logo'), `${share(retention.logoChurn.value)} (${ends(view, retention.logoChurn.interval, 'share')}), ${text('a.customers', { count: retention.cohort })}`],
        [text('a.spend.repeat'), `${share(repeat.value)} (${ends(view, repeat.interval, 'share')})`],
      ])}
      ${renderChart({
        sentence: text('a.spend.where', { before: money(amounts.before), after: money(amounts.after), churned: money(amounts.churned) }),
        picture: renderWaterfall({
          frame,
          from: { label: text('a.spend.before'), value: amounts.before, text: money(amounts.before) },
          steps: steps.map((step) => ({ ...step, text: signed(step.amount), good: step.amount > 0 })),
          to: { label: text('a.spend.after'), value: amounts.after, text: money(amounts.after) },
          format: money,
        }),
        open: text('chart.open'),
        caption: text('a.spend.caption'),
        table: {
          head: [text('a.spend.what'), text('a.money')],
          rows: [[text('a.spend.before'), money(amounts.before)], ...steps.map(({ label, amount }) => [label, signed(amount)]), [text('a.spend.after'), money(amounts.after)]],
        },
      })}`,
  );
}

const moneyOf = ({ texts }: View) => (value: number): string => texts.number(value, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });

/** How dark a share is in the table of cohorts: a step for each twentieth, by class, since the policy allows no styles in markup. */
const shade = (share: number): string => `s${Math.min(5, Math.floor(share * 25))}`;

function cohortSection(view: View, { cohorts }: SpendStudy): TemplateResult {
  const { texts } = view;
  const { text } = texts;
  const shown = cohorts.slice(0, 3);
  const width = Math.max(0, ...shown.map(({ retention }) => retention.length));
  const name = ({ cohort }: Cohort): string => periodName(texts, 'month', cohort);
  const cell = (share: number | null, k: number): TemplateResult => (share === null ? html`<td></td>` : html`<td class=${k === 0 ? '' : shade(share)}>${percent(view, share, k === 0 ? 0 : 1)}</td>`);
  const first = shown[0];
  return section(
    'q-cohorts',
    text('a.q.cohorts'),
    html`<p>${first ? text('a.cohorts.text', { size: texts.number(first.size), month: name(first), one: percent(view, first.retention[1] ?? 0), twelve: percent(view, first.retention[12] ?? 0) }) : ''}</p>
      <div class="scroll" role="region" tabindex="0" aria-label=${text('a.cohorts.caption')}>
        <table class="cohorts">
          <caption>${text('a.cohorts.caption')}</caption>
          <thead><tr><th scope="col">${text('a.cohorts.first')}</th><th scope="col">${text('a.customers-head')}</th>${Array.from({ length: width }, (_, k) => html`<th scope="col">${texts.number(k)}</th>`)}</tr></thead>
          <tbody>${shown.map((cohort) => html`<tr><th scope="row">${name(cohort)}</th><td>${texts.number(cohort.size)}</td>${cohort.retention.map(cell)}</tr>`)}</tbody>
        </table>
      </div>`,
  );
}

function monthsSection(view: View, { months }: SpendStudy): TemplateResult {
  const { text } = view.texts;
  const chart = nhsXmr(months.map(({ spent, purchases }) => spent / purchases), { better: 'higher' });
  const told = chart && tellControlChart(view, {
    unit: 'score',
    limits: 'by-period',
    provisional: chart.provisional,
    periods: months.map(({ month, spent, purchases }, i) => ({
      name: periodName(view.texts, 'month', month), short: shortPeriodName(view.texts, 'month', month), value: spent / purchases, n: purchases,
      state: STATES[chart.points[i]!], cause: chart.causes[i]!, lower: chart.lower[i]!, center: chart.center[i]!, upper: chart.upper[i]!,
    })),
  });
  return section('q-months', text('a.q.time'), html`<h3>${text('a.spend.basket')}</h3>${told}`);
}
