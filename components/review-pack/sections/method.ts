import { html, nothing, type TemplateResult } from 'lit';
import type { PackView } from '../view.js';

/** How to read it all: what intervals, changes, statuses and scores mean here, and how each figure is worked out. */
export function renderMethod(view: PackView): TemplateResult {
  const { text } = view.texts;
  const { reading } = view;
  const tests = reading.notes.find((note) => note.code === 'many-tests');
  const measured = reading.figures.filter((figure) => figure.reading?.kind === 'measured');
  const known = [...new Map(measured.map((figure) => [figure.metricId, figure])).values()];
  return html`<section part="method" class="own-page" aria-labelledby="method">
    <h2 id="method">${text('review.method')}</h2>
    <p>${text('review.method.interval')}</p>
    <p>${text('review.method.change')} ${tests?.code === 'many-tests' ? text('review.method.tests', { count: tests.tests, chance: view.texts.number(tests.byChance, { maximumFractionDigits: 1 }) }) : nothing}</p>
    <p>${text('review.method.status')}</p>
    <p>${text('review.method.score')}</p>
    <p>${text('review.method.privacy', { count: reading.privacyThreshold })} ${text('review.method.zone', { zone: reading.zone })}</p>
    ${known.length > 0
      ? html`<h3>${text('review.method.figures')}</h3>
          <table>
            <thead>
              <tr><th scope="col">${text('review.figure')}</th><th scope="col">${text('review.method.how')}</th><th scope="col">${text('review.interval', { level: view.level })}</th></tr>
            </thead>
            <tbody>
              ${known.map((figure) => html`<tr>
                <th scope="row">${view.figures().name(figure.metric!)}</th>
                <td>${view.figures().method(figure.reading!)}</td>
                <td>${figure.reading!.interval?.method ?? '\u2013'}</td>
              </tr>`)}
            </tbody>
          </table>`
      : nothing}
    ${reading.annotations.length > 0
      ? html`<h3>${text('review.happened')}</h3>
          <ul>${reading.annotations.map((one) => html`<li>${view.day(one.date)}: ${view.say(one.text)}</li>`)}</ul>`
      : nothing}
  </section>`;
}
