import { html, nothing, type TemplateResult } from 'lit';
import type { FigureReading, PartReading } from '../../../src/scorecard/read/reading.js';
import { tellControlChart } from '../../base/charts/told/control-chart.js';
import { toldPeriods } from '../../base/charts/told/series.js';
import { figuresUnder, type PackView } from '../view.js';
import { whyNone } from './cells.js';

/** One perspective on a page of its own: what changed for real, each figure over time, and what is missing. */
export function renderPerspective(view: PackView, part: PartReading, index: number): TemplateResult {
  const { text } = view.texts;
  const figures = figuresUnder(part);
  const missing = figures.filter((figure) => figure.reading?.kind !== 'measured');
  const said = view.partNotes(part);
  const id = `perspective-${index}`;
  return html`<section part="perspective" class="own-page" aria-labelledby=${id}>
    <div class="head">
      <h2 id=${id}>${view.name(part)}</h2>
      <p class="score">${part.score === null ? text('review.no-score') : text('review.score', { score: view.score(part.score) })}</p>
    </div>
    ${part.description ? html`<p class="quiet">${view.say(part.description)}</p>` : nothing}
    <h3>${text('review.changed')}</h3>
    ${renderChanges(view, figures)}
    <div class="charts">${figures.map((figure) => renderFigure(view, figure))}</div>
    ${missing.length > 0 || said.length > 0
      ? html`<h3>${text('review.missing')}</h3>
          <ul>
            ${missing.map((figure) => html`<li>${text('review.missing.figure', { name: view.name(figure), why: whyNone(view, figure) })}</li>`)} ${said.map((note) => html`<li>${note}.</li>`)}
          </ul>`
      : nothing}
  </section>`;
}

/** What of a summary belongs on the page of a perspective. */
const HERE: readonly string[] = ['changed', 'driver', 'pattern', 'missed'];

/** What a test calls real comes first; what is within chance is not listed. */
function renderChanges(view: PackView, figures: readonly FigureReading[]): TemplateResult {
  const paths = new Set(figures.map(({ path }) => path));
  const said = view.sentences.filter(({ code, path }) => HERE.includes(code) && path !== null && paths.has(path));
  const calm = said.some(({ code }) => code === 'changed') ? nothing : html`<p>${view.texts.text('review.changed.none')}</p>`;
  return html`${calm}${said.length > 0 ? html`<ul>${said.map(({ text }) => html`<li>${text}</li>`)}</ul>` : nothing}`;
}

/** A figure over time, with the limits of chance; the sentence above is written from the data. */
function renderFigure(view: PackView, figure: FigureReading): TemplateResult | typeof nothing {
  const { chart, reading, target, annotations } = figure;
  if (!chart || !reading) return nothing;
  const teller = { texts: view.texts, figures: view.figures(figure), frame: view.frame };
  const happened = new Map<number, string>();
  for (const { period, text } of annotations) happened.set(period, [happened.get(period), view.say(text)].filter(Boolean).join('; '));
  const periods = toldPeriods(teller, view.reading.unit, chart.points).map((one, i) => {
    const said = happened.get(chart.points[i]!.period);
    return said === undefined ? one : { ...one, happened: said };
  });
  const told = tellControlChart(teller, { periods, unit: reading.unit, limits: 'by-period', target: target ?? undefined, assurance: chart.assurance, provisional: chart.provisional });
  if (!told) return nothing;
  return html`<article class="one">
    <h4>${view.name(figure)}</h4>
    ${told} ${renderBenchmarks(view, figure)}
  </article>`;
}

function renderBenchmarks(view: PackView, figure: FigureReading): TemplateResult | typeof nothing {
  const { benchmarks, reading } = figure;
  const { text } = view.texts;
  const known = benchmarks.filter(({ value }) => value !== null);
  if (known.length === 0 || !reading) return nothing;
  const figures = view.figures(figure);
  return html`<ul class="benchmarks" aria-label=${text('review.benchmarks')}>
    ${known.map(({ kind, title, value, standing, source, href, date, olderThanAYear }) => {
      const said = text('review.benchmark', { name: title ? view.say(title) : text(`review.benchmark.${kind}`), value: figures.mark(value!, reading.unit), standing: text(`review.standing.${standing}`), source, date: view.day(date) });
      const old = olderThanAYear === null ? '' : text('review.benchmark.old', { count: olderThanAYear });
      return html`<li>${said} ${old} ${href ? html`<a href=${href}>${href}</a>` : nothing}</li>`;
    })}
  </ul>`;
}
