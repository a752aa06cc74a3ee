import { html, type TemplateResult } from 'lit';
import { compareProportions, holm, placeInFunnel, verdictOf, wilson } from '../../../src/metrics/index.js';
import { renderChart } from '../../../components/base/charts/figure.js';
import { renderTable } from '../../../components/base/charts/figure.js';
import { renderIntervals } from '../../../components/base/charts/intervals.js';
import { tellFunnel } from '../../../components/base/charts/told/funnel.js';
import { ends, pText, percent } from '../../../components/base/charts/told/teller.js';
import type { StaffStudy } from '../study.js';
import { facts, headline, section, type View } from './view.js';

type Part = StaffStudy['departments'][number];

const intervalOf = ({ left, n }: Pick<Part, 'left' | 'n'>) => {
  const found = wilson(left, n);
  return found && { level: 0.95, lower: found[0], upper: found[1], method: 'Wilson' };
};

/** How many have left, do departments differ, which roles stand out. A cross-section: no rate of a period. */
export function staffSections(view: View, study: StaffStudy): TemplateResult {
  const { texts, exact } = view;
  const { text } = texts;
  const interval = intervalOf(study);
  return html`${section(
    'q-left',
    text('a.q.left'),
    html`<h3 class="of">${text('a.staff.share')}</h3>
      ${headline(exact.value(study.left / study.n, 'share'), [text('a.employees', { count: study.n }), interval ? exact.interval({ interval, unit: 'share' } as Parameters<typeof exact.interval>[0]) : ''])}
      ${facts([
        [text('a.worked'), text('a.staff.worked', { left: texts.number(study.left), n: texts.number(study.n), value: exact.value(study.left / study.n, 'share') })],
        [text('a.reading'), text('a.staff.cross')],
      ])}`,
  )}${departmentsSection(view, study)}${rolesSection(view, study)}`;
}

function departmentsSection(view: View, { departments, left, n }: StaffStudy): TemplateResult {
  const { texts, exact, figures, frame } = view;
  const { text } = texts;
  const pairs = departments.flatMap((one, i) => departments.slice(i + 1).map((other) => ({ one, other })));
  const p = pairs.map(({ one, other }) => compareProportions(one.left, one.n, other.left, other.n)?.p ?? null);
  const adjusted = holm(p);
  const share = ({ left: gone, n: all }: Part): string => exact.value(gone / all, 'share');
  const real = pairs.filter((_, i) => verdictOf(adjusted[i]!) === 'real');
  return section(
    'q-departments',
    text('a.q.departments'),
    html`${renderChart({
        sentence: real.length > 0 ? text('a.staff.real', { one: `${real[0]!.one.name} ${share(real[0]!.one)}`, other: `${real[0]!.other.name} ${share(real[0]!.other)}` }) : text('a.staff.none'),
        picture: renderIntervals({
          frame, from: 0, reference: left / n, format: (value) => percent(view, value, 0),
          rows: departments.map((part) => { const interval = intervalOf(part); return { label: part.name, value: part.left / part.n, lower: interval?.lower, upper: interval?.upper, short: figures.value(part.left / part.n, 'share'), text: `${figures.value(part.left / part.n, 'share')} (${ends(view, interval, 'share')})` }; }),
        }),
        open: text('chart.open'),
        caption: text('a.staff.caption'),
        table: {
          head: [text('a.department'), text('chart.figure'), text('chart.interval', { level: exact.level(0.95) }), text('a.employees-head')],
          rows: departments.map((part) => [part.name, share(part), ends({ texts, figures: exact }, intervalOf(part), 'share'), texts.number(part.n)]),
        },
      })}
      ${renderTable(
        {
          head: [text('a.department'), text('a.difference'), text('chart.p'), text('a.staff.holm'), text('chart.verdict')],
          rows: pairs.map(({ one, other }, i) => [
            `${one.name} \u2013 ${other.name}`,
            figures.difference({ difference: one.left / one.n - other.left / other.n, unit: 'share' } as Parameters<typeof figures.difference>[0]),
            pText(view, p[i]!), pText(view, adjusted[i]!), text(`chart.verdict.${verdictOf(adjusted[i]!)}`),
          ]),
        },
        text('a.staff.pairs'),
      )}`,
  );
}

function rolesSection(view: View, { roles }: StaffStudy): TemplateResult {
  const { text } = view.texts;
  const funnel = placeInFunnel(roles.map(({ name, left, n }) => ({ id: name, n, value: left / n })));
  return section(
    'q-roles',
    text('a.q.roles'),
    funnel ? tellFunnel(view, funnel, { unit: 'share', within: [0, 1], sizeName: text('a.employees-head'), better: 'lower' }) : html`<p>${text('a.nothing')}</p>`,
  );
}
