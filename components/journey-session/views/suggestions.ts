import { html, nothing, type TemplateResult } from 'lit';
import type { RecordOf } from '../../../src/journey/document/records.js';
import type { JourneyIndex } from '../../../src/journey/map/journey-index.js';
import type { Localizer } from '../../base/localize.js';
import { suggestionText } from '../words.js';

/** Open suggestions, for who decides and who looks on. */
export function renderSuggestions(open: readonly RecordOf<'suggestion'>[], index: JourneyIndex, texts: Localizer, decide: ((id: string, accept: boolean) => void) | undefined): TemplateResult | typeof nothing {
  const { text } = texts;
  if (open.length === 0) return nothing;
  return html`<section part="suggestions" aria-labelledby="suggestions">
    <h3 id="suggestions">${text('session.suggestions', { count: open.length })}</h3>
    <ul>${open.map((one) => {
      const what = suggestionText(one, index, texts);
      return html`<li>
        <div><p>${what}</p>${one.why ? html`<p class="quiet"><bdi>${one.why}</bdi></p>` : nothing}<p class="quiet">${text('session.by', { name: `\u2068${one.by}\u2069` })}</p></div>
        ${decide ? html`<div class="buttons"><button data-accept=${one.id} aria-label=${text('session.accept-what', { what })} @click=${() => decide(one.id, true)}>${text('session.accept')}</button><button data-decline=${one.id} aria-label=${text('session.decline-what', { what })} @click=${() => decide(one.id, false)}>${text('session.decline')}</button></div>` : nothing}
      </li>`;
    })}</ul>
  </section>`;
}
