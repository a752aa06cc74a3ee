import { html, nothing, type TemplateResult } from 'lit';
import { read, readChange, readGroupChanges, readGroups, type Query, type Stretch, type WeightedNps } from '../../../src/metrics/index.js';
import { periodKey } from '../../../src/metrics/period/calendar.js';
import type { Measured, Reading } from '../../../src/metrics/reading.js';
import { tellDistribution } from '../../../components/base/charts/told/distribution.js';
import { tellGroupChanges, tellGroups } from '../../../components/base/charts/told/groups.js';
import { ends } from '../../../components/base/charts/told/teller.js';
import type { Span, SurveyFigure, SurveyStudy } from '../study.js';
import { choice, facts, fullName, headline, section, type View } from './view.js';

/** What somebody has chosen to see of a survey. */
export interface SurveyChoice {
  readonly figure: number;
  /** The span that the figure is of, and the one it is compared with. Undefined: all there is. */
  readonly later: Span | undefined;
  readonly earlier: Span | undefined;
  readonly dimension: number;
  readonly limits: 'by-period' | 'by-answers';
  /** Two groups to compare within the later span; not given, two spans are compared. */
  readonly groups: readonly [one: string, other: string] | null;
}

/** What is chosen at first: the latest span against the one before, or against the same of the year before. */
export function firstChoice({ figures }: SurveyStudy, figure = 0): SurveyChoice {
  const { spans } = figures[figure]!;
  const later = spans.at(-1);
  const back = later?.unit === 'quarter' ? 4 : 1;
  const earlier = spans.find(({ number }) => number === (later?.number ?? 0) - back) ?? spans.at(-2);
  return { figure, later, earlier, dimension: 0, limits: 'by-answers', groups: null };
}

export const stretchOf = (span: Span | undefined): Partial<Stretch> => (span ? { from: span.from, to: span.to } : {});

export const queryOf = ({ metric }: SurveyFigure, span: Span | undefined): Query => ({ metric: metric.id, instrument: 'latest', ...stretchOf(span) });

export const spanName = (view: View, span: Span | undefined): string => (span ? fullName(view, span.unit, span.number) : view.texts.text('figure.all'));

/** How are we rated? The figure, what it rests on, how it was worked out, what was left out. */
export function figureSection(view: View, study: SurveyStudy, chosen: SurveyChoice, choose: (choice: SurveyChoice) => void): TemplateResult {
  const { text } = view.texts;
  const figure = study.figures[chosen.figure]!;
  const reading = read(study.cube, queryOf(figure, chosen.later), { privacyThreshold: view.privacyThreshold });
  const controls = html`<div class="choices">
    ${study.figures.length > 1 ? choice(text('a.figure'), study.figures.map((one, i) => ({ value: i, text: text(one.name) })), chosen.figure, (index) => choose(firstChoice(study, index)), 'figure-of') : nothing}
    ${figure.spans.length > 1 ? choice(text('a.period'), [...figure.spans.map((span) => ({ value: span as Span | undefined, text: spanName(view, span) })), { value: undefined, text: text('figure.all') }], chosen.later, (later) => choose({ ...chosen, later }), 'period-of') : nothing}
  </div>`;
  return section('q-figure', text('a.q.figure'), html`${controls}${reading.kind === 'measured' ? measuredFigure(view, study, figure, chosen, reading) : html`<p>${view.figures.absence(reading, view.privacyThreshold)}</p>`}`);
}

function measuredFigure(view: View, study: SurveyStudy, figure: SurveyFigure, { later }: SurveyChoice, reading: Measured): TemplateResult {
  const { texts, figures, exact } = view;
  const { text } = texts;
  const beside = later && figure.beside ? figure.beside(later, reading) : {};
  const { weighted, code } = beside;
  return html`<h3 class="of">${text(figure.name)}, ${spanName(view, later)}</h3>
    ${headline(figures.value(reading.value, reading.unit), [figures.answers(reading.n), figures.interval(reading)])}
    ${facts([
      [text('a.worked'), working(view, reading)],
      [text('a.interval-by'), reading.interval ? text('a.interval-by.text', { method: reading.interval.method }) : nothing],
      [text('a.left-out'), leftOut(view, reading)],
      [text('a.code'), code ? text('a.code.text', { code: code.code, count: code.count, value: exact.value(code.value, reading.unit), right: exact.value(reading.value, reading.unit) }) : nothing],
      [text('a.weighted'), weighted ? weightedText(view, weighted) : nothing],
      [text('a.undated'), study.undated > 0 ? text('a.undated.text', { count: study.undated }) : nothing],
    ])}
    ${tellDistribution(view, reading)}`;
}

function weightedText({ texts, exact }: View, { nps, lower, upper, nEff }: WeightedNps): string {
  const range = ends({ texts, figures: exact }, lower === null || upper === null ? null : { lower, upper }, 'points');
  return texts.text('a.weighted.text', { value: exact.value(nps, 'points'), range, n: texts.number(Math.round(nEff)) });
}

/** `52.29 % promoters (1,436) minus 12.45 % detractors (342), of 2,746 answers: 39.84`. */
function working({ texts, exact }: View, { distribution, n, unit, value, method }: Measured): string {
  const groups = new Map(distribution?.groups.map((group) => [group.id, group]));
  const share = (id: string): string => exact.value((groups.get(id)?.n ?? 0) / n, 'share');
  const count = (id: string): string => texts.number(groups.get(id)?.n ?? 0);
  const result = exact.value(value, unit);
  if (unit === 'points') {
    return texts.text('a.worked.contrast', { plus: share('promoter'), plusCount: count('promoter'), minus: share('detractor'), minusCount: count('detractor'), n: texts.number(n), value: result });
  }
  if (unit === 'share') return texts.text('a.worked.share', { x: count('satisfied'), n: texts.number(n), value: result });
  return `${method}: ${result}`;
}

function leftOut({ texts }: View, { excluded }: Reading): string {
  const parts = Object.entries(excluded).filter(([, count]) => count > 0).map(([reason, count]) => texts.text(`a.excluded.${reason}`, { count }));
  return parts.length > 0 ? parts.join(', ') : texts.text('a.left-out.none');
}

/** For whom? Every group now, and how each has changed. */
export function groupsSection(view: View, study: SurveyStudy, chosen: SurveyChoice, choose: (choice: SurveyChoice) => void): TemplateResult | typeof nothing {
  const dimension = study.dimensions[chosen.dimension];
  if (!dimension) return nothing;
  const { text } = view.texts;
  const figure = study.figures[chosen.figure]!;
  const options = { privacyThreshold: view.privacyThreshold };
  const query = queryOf(figure, chosen.later);
  const told = { nameOf: nameOf(view, text(dimension.title)), privacyThreshold: view.privacyThreshold, whole: read(study.cube, query, options).value ?? undefined };
  const { later, earlier } = chosen;
  const changes = later && earlier && later !== earlier ? readGroupChanges(study.cube, dimension.name, { metric: figure.metric.id, instrument: 'latest' }, later, earlier, options) : null;
  return section(
    'q-groups',
    text('a.q.groups'),
    html`${study.dimensions.length > 1 ? html`<div class="choices">${choice(text('a.by'), study.dimensions.map(({ title }, i) => ({ value: i, text: text(title) })), chosen.dimension, (index) => choose({ ...chosen, dimension: index, groups: null }), 'groups-by')}</div>` : nothing}
      <h3>${spanName(view, later)}</h3>
      ${tellGroups(view, readGroups(study.cube, dimension.name, query, options), told) ?? html`<p>${text('a.nothing')}</p>`}
      ${changes ? html`<h3>${text('a.change-between', { later: spanName(view, later), earlier: spanName(view, earlier) })}</h3>${tellGroupChanges(view, changes, told, figure.metric.better) ?? html`<p>${text('a.nothing')}</p>`}` : nothing}`,
  );
}

/** A group by its name; short codes such as "A" with what they are a code of. */
export function nameOf({ texts }: View, title: string): (group: string) => string {
  return (group) => (group === '' ? texts.text('chart.not-known') : group.length <= 2 ? `${title} ${group}` : group);
}

/** Did the people change, or their answers? */
export function mixSection(view: View, study: SurveyStudy, chosen: SurveyChoice): TemplateResult | typeof nothing {
  const dimension = study.dimensions[chosen.dimension];
  const { later, earlier } = chosen;
  if (!dimension || !later || !earlier || later === earlier) return nothing;
  const { text } = view.texts;
  const key = ({ unit, number }: Span): string => periodKey(unit, number);
  return section(
    'q-mix',
    text('a.q.mix'),
    html`<cx-drivers show="change" .cube=${study.cube} metric=${study.figures[chosen.figure]!.metric.id} dimension=${dimension.name} group-label=${text(dimension.title)} later=${key(later)} earlier=${key(earlier)}></cx-drivers>`,
  );
}

/** The two things compared, read and tested. */
export function comparison(view: View, study: SurveyStudy, chosen: SurveyChoice) {
  const figure = study.figures[chosen.figure]!;
  const options = { privacyThreshold: view.privacyThreshold };
  const dimension = study.dimensions[chosen.dimension];
  const [later, earlier] = chosen.groups && dimension
    ? chosen.groups.map((value) => ({ ...queryOf(figure, chosen.later), segment: { dimension: dimension.name, value } }))
    : [queryOf(figure, chosen.later), queryOf(figure, chosen.earlier)];
  if (!later || !earlier) return null;
  return { figure, later: read(study.cube, later, options), earlier: read(study.cube, earlier, options), change: readChange(study.cube, later, earlier, options) };
}
