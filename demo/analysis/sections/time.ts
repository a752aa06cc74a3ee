import { html, nothing, type TemplateResult } from 'lit';
import { controlChartOf, readSeries, samplingChartOf } from '../../../src/metrics/index.js';
import { tellControlChart } from '../../../components/base/charts/told/control-chart.js';
import { toldPeriods } from '../../../components/base/charts/told/series.js';
import type { SurveyStudy } from '../study.js';
import { queryOf, spanName, type SurveyChoice } from './survey.js';
import { choice, section, type View } from './view.js';

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
  const better = figure.metric.better;
  const target = figure.target === undefined ? {} : { target: figure.target };
  const series = readSeries(cube, query, { privacyThreshold: view.privacyThreshold });
  const chart = limits === 'by-period' ? controlChartOf(series, { better, ...target }) : samplingChartOf(series, { better });
  const found = chart && tellControlChart(view, { ...chart, ...target, periods: toldPeriods(view, cube.unit, chart.points), unit: figure.metric.unit, limits });
  return section(
    'q-time',
    text('a.q.time'),
    html`${byAnswers
        ? html`<div class="choices">${choice(text('a.limits'), [{ value: 'by-answers' as const, text: text('a.limits.by-answers') }, { value: 'by-period' as const, text: text('a.limits.by-period') }], limits, (one) => choose({ ...chosen, limits: one }), 'limits')}</div>`
        : nothing}
      ${span ? html`<h3>${spanName(view, span)}</h3>` : nothing} ${found ?? html`<p>${text('a.nothing')}</p>`}`,
  );
}
