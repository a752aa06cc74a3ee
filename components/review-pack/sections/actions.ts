import { html, nothing, type TemplateResult } from 'lit';
import type { Action } from '../../../src/actions/action.js';
import { dueOf } from '../../../src/actions/due.js';
import type { Effect } from '../../../src/actions/effect/effect.js';
import type { Unit } from '../../../src/metrics/reading.js';
import { amount, differenceEnds } from '../../base/charts/told/teller.js';
import { changeGlyph } from '../../metric/glyphs.js';
import { glyph } from '../../scorecard/document/glyphs.js';
import type { PackView } from '../view.js';

/** An action, and what it did, if that was measured. */
export interface ReviewAction {
  readonly action: Action;
  /** From `measureEffect`; null where nothing was measured. */
  readonly effect: Effect | null;
}

const COLUMNS = ['action', 'owner', 'due', 'expected', 'measured'] as const;

/** Actions that are open, then those that are done: who, until when, what was expected, and what was measured. Those dropped are left out. */
export function renderActions(view: PackView, actions: readonly ReviewAction[], today: string): TemplateResult {
  const { text } = view.texts;
  const shown = [...actions].filter(({ action }) => action.status !== 'dropped').sort((a, b) => Number(a.action.status === 'done') - Number(b.action.status === 'done'));
  return html`<section part="actions" class="own-page" aria-labelledby="actions">
    <h2 id="actions">${text('review.actions')}</h2>
    ${shown.length === 0
      ? html`<p>${text('review.actions.none')}</p>`
      : html`<table class="actions" role="table" aria-labelledby="actions">
          <thead role="rowgroup">
            <tr role="row">${COLUMNS.map((name) => html`<th scope="col" role="columnheader">${text(`review.${name}`)}</th>`)}</tr>
          </thead>
          <tbody role="rowgroup">${shown.map((one) => renderAction(view, one, today))}</tbody>
        </table>`}
  </section>`;
}

function renderAction(view: PackView, { action, effect }: ReviewAction, today: string): TemplateResult {
  const { text } = view.texts;
  const figure = view.reading.figures.find(({ metricId }) => metricId === action.metric);
  const about = [figure ? view.name(figure) : action.metric, action.segment?.value].filter(Boolean).join(' \u00b7 ');
  const due = dueOf(action, today);
  const cell = (column: (typeof COLUMNS)[number], content: unknown): TemplateResult => html`<td role="cell" data-label=${text(`review.${column}`)}>${content}</td>`;
  return html`<tr role="row">
    <th scope="row" role="rowheader"><bdi>${action.title}</bdi> <span class="quiet">${about}</span> <span class="quiet">${text(`review.action.${action.status}`)}</span></th>
    ${cell('owner', html`<bdi>${action.owner ?? '\u2013'}</bdi>`)}
    ${cell('due', html`${action.due === undefined ? '\u2013' : view.day(action.due)}${due.kind === 'overdue' ? html` <strong>${text('review.due.overdue', { count: due.days })}</strong>` : nothing}`)}
    ${cell('expected', expected(view, action, figure?.reading?.unit ?? figure?.metric?.unit ?? 'points'))} ${cell('measured', effect ? measured(view, effect) : '\u2013')}
  </tr>`;
}

function expected({ texts }: PackView, { expected }: Action, unit: Unit): string {
  if (!expected) return '\u2013';
  const word = unit === 'ratio' ? 'share' : unit === 'amount' ? 'count' : unit;
  return texts.text(`review.expected.${expected.direction}`, { points: texts.text(`figure.${word}`, { figure: texts.number(expected.points, { maximumFractionDigits: 2 }), count: expected.points }) });
}

function measured(view: PackView, effect: Effect): TemplateResult | string {
  const { text } = view.texts;
  const { found } = effect;
  const teller = { texts: view.texts, figures: view.figures() };
  const said = found && html`${amount(teller, found.difference, found.unit)} <span class="quiet">(${differenceEnds(view, found.interval, found.unit)})</span>`;
  if (effect.kind === 'cannot-tell') return html`<span class="status">${glyph(changeGlyph('unknown', 0))}<span>${text(`review.cannot.${effect.reason.code}`)}${said ? html` ${said}` : nothing}</span></span>`;
  return html`<span class="status">${glyph(changeGlyph(effect.found.verdict, effect.found.difference))}<span>${said}, ${text(`review.verdict.${effect.found.verdict}`)}${effect.against ? html`, <span class="quiet">${text(`review.against.${effect.against}`)}</span>` : nothing}</span></span>`;
}
