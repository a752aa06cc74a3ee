import { html, nothing, type TemplateResult } from 'lit';
import { npsControlLimits, pChart, readControlChart, readSeries, type ControlChart } from '../../../src/metrics/index.js';
import type { Reading } from '../../../src/metrics/reading.js';
import type { NhsPoint } from '../../../src/metrics/statistics/control/nhs-xmr.js';
import type { ControlState } from '../../../components/base/charts/control-chart.js';
import { tellControlChart, type ToldPeriod } from '../../../components/base/charts/told/control-chart.js';
import type { SurveyStudy } from '../study.js';
import { queryOf, spanName, type SurveyChoice } from './survey.js';
import { choice, fullName, section, shortName, type View } from './view.js';

/** What a point of the NHS chart is drawn as. */
export const STATES: Readonly<Record<NhsPoint, ControlState>> = {
  'common-cause': 'common',
  'special-cause-improvement': 'improvement',
  'special-cause-concern': 'concern',
  'special-cause-neutral-high': 'high',
  'special-cause-neutral-low': 'low',
};

/** Is something changing? A control chart over all periods, or over the days of the chosen span. */
export function timeSection(view: View, study: SurveyStudy, chosen: SurveyChoice, choose: (choice: SurveyChoice) => void): TemplateResult | typeof nothing {
  const { text } = view.texts;
  const { cube } = study;
  const figure = study.figures[chosen.figure]!;
  const span = cube.unit === 'day' ? (chosen.later ?? figure.spans.at(-1)) : undefined;
  const all = span ?? cube.periods.ends;
  const [from, to] = span ? [span.from, span.to] : [cube.periods.ends?.first ?? 0, cube.periods.ends?.last ?? 0];
  if (!all || to - from < 1) return nothing;
  const query = { ...queryOf(figure, undefined), from, to };
  const byAnswers = figure.metric.unit !== 'score';
  const limits = byAnswers ? chosen.limits : 'by-period';
  const chart = limits === 'by-period' ? byPeriod(view, study, readControlChart(cube, query, { privacyThreshold: view.privacyThreshold, ...(figure.target === undefined ? {} : { target: figure.target }) })) : null;
  const periods = chart?.periods ?? limitsByAnswers(view, study, chosen, query);
  const found = periods && tellControlChart(view, { periods, unit: figure.metric.unit, limits, target: figure.target, assurance: chart?.assurance ?? null, provisional: chart?.provisional ?? false });
  return section(
    'q-time',
    text('a.q.time'),
    html`${byAnswers
        ? html`<div class="choices">${choice(text('a.limits'), [{ value: 'by-answers' as const, text: text('a.limits.by-answers') }, { value: 'by-period' as const, text: text('a.limits.by-period') }], limits, (one) => choose({ ...chosen, limits: one }), 'limits')}</div>`
        : nothing}
      ${span ? html`<h3>${spanName(view, span)}</h3>` : nothing} ${found ?? html`<p>${text('a.nothing')}</p>`}`,
  );
}

function byPeriod(view: View, { cube }: SurveyStudy, chart: ControlChart | null): { periods: ToldPeriod[]; assurance: ControlChart['assurance']; provisional: boolean } | null {
  if (!chart) return null;
  const periods = chart.points.map(({ period, reading, state, cause, lower, center, upper }): ToldPeriod => ({
    ...named(view, cube.unit, period, reading), cause, lower, center, upper, state: state ? STATES[state] : 'common',
  }));
  return { periods, assurance: chart.assurance, provisional: chart.provisional };
}

const few = (reading: Reading): boolean => reading.notes.some(({ code }) => code === 'few-answers');

const named = (view: View, unit: SurveyStudy['cube']['unit'], period: number, reading: Reading) => ({
  name: fullName(view, unit, period), short: shortName(view, unit, period), value: reading.value, n: reading.n, few: few(reading),
});

/** Limits that are wider where fewer answered: of an NPS, or of a share. */
function limitsByAnswers(view: View, { cube, figures }: SurveyStudy, chosen: SurveyChoice, query: Parameters<typeof readSeries>[1]): ToldPeriod[] | null {
  const { metric } = figures[chosen.figure]!;
  const series = readSeries(cube, query, { privacyThreshold: view.privacyThreshold });
  const groups = (reading: Reading, id: string): number => reading.distribution?.groups.find((group) => group.id === id)?.n ?? 0;
  const chart =
    metric.unit === 'points'
      ? npsControlLimits(series.map(({ reading }) => ({ promoters: groups(reading, 'promoter'), passives: groups(reading, 'passive'), detractors: groups(reading, 'detractor') })))
      : pChart(series.map(({ reading }) => ({ count: groups(reading, 'satisfied'), n: reading.n })));
  if (!chart) return null;
  return series.map(({ period, reading }, i): ToldPeriod => {
    const [lower, upper] = [chart.lower[i] ?? null, chart.upper[i] ?? null];
    const { value } = reading;
    const high = value !== null && upper !== null && value > upper;
    const low = value !== null && lower !== null && value < lower;
    return {
      ...named(view, cube.unit, period, reading),
      lower: clipped(lower, metric.range), upper: clipped(upper, metric.range), center: lower === null ? null : chart.center,
      state: high || low ? (high === (metric.better === 'higher') ? 'improvement' : 'concern') : 'common',
      cause: high ? 'above-upper-limit' : low ? 'below-lower-limit' : 'common-cause',
    };
  });
}

const clipped = (value: number | null, [low, high]: readonly [number, number]): number | null => (value === null ? null : Math.min(high, Math.max(low, value)));
