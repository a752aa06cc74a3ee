import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../base/localize.js';
import type { Loading } from './source.js';

/** What is said where there is no journey: none is given, it is on its way, or why it did not come. */
export function renderNoJourney(loading: Loading, { text }: Localizer, again: (() => void) | undefined): TemplateResult {
  if (loading.kind !== 'failed') return html`<p class="quiet" role="status">${text(loading.kind === 'loading' ? 'journey.loading' : 'journey.empty')}</p>`;
  return html`<p role="alert">${text(`journey.${loading.reason}`)}</p>${loading.problems.length > 0 ? html`<ul class="problems" lang="en">${loading.problems.slice(0, 20).map(({ where, message }) => html`<li>${where ? html`<code>${where}</code> ` : nothing}${message}</li>`)}</ul>` : nothing}
    ${loading.reason === 'unreachable' && again ? html`<button @click=${again}>${text('journey.again')}</button>` : nothing}`;
}
