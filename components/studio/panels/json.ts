import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { View } from '../view.js';

/** The document as text. What can be read takes effect as it is typed; what cannot stays as it is, with the place of the fault, and changes nothing. */
export function jsonPanel(view: View): TemplateResult {
  const { text, json } = view;
  const goTo = (event: Event, offset: number): void => {
    const area = (event.currentTarget as HTMLElement).closest('.json')!.querySelector('textarea')!;
    area.focus();
    area.setSelectionRange(offset, Math.min(offset + 1, area.value.length));
    // the browser scrolls to what is typed, not to what is selected
    const line = area.value.slice(0, offset).split('\n').length;
    area.scrollTop = (line - 4) * parseFloat(getComputedStyle(area).lineHeight);
  };
  return html`<div class="stack json">
    <p class="quiet">${text('studio.json.about')}</p>
    <label for="studio-json">${text('studio.json.label')}</label>
    <textarea id="studio-json" part="json" class="code" dir="ltr" rows="24" spellcheck="false" autocapitalize="off" autocomplete="off" aria-describedby="studio-json-state" aria-invalid=${json.faults.length > 0 ? 'true' : nothing}
      .value=${live(json.text)} @input=${(event: Event) => json.type((event.target as HTMLTextAreaElement).value)} @change=${() => json.rest()}></textarea>
    <div id="studio-json-state" role="status">
      ${json.faults.length > 0
        ? html`<p class="fault">${text('studio.json.draft')}</p>
          <ul class="findings">${json.faults.map(({ where, message, line, column, offset }) => html`<li class="error"><p><span>${where ? html`<code dir="ltr">${where}</code> ` : nothing}${text('studio.json.at', { line, column })}</span></p><p lang=${where === undefined ? view.texts.locale : 'en'} dir="auto">${message}</p>
            <p class="row"><button type="button" class="small" @click=${(event: Event) => goTo(event, offset)}>${text('studio.check.go')}</button></p></li>`)}</ul>
          ${json.behind ? html`<p>${text('studio.json.behind')}</p>` : nothing}
          <p class="row"><button type="button" class="small" @click=${() => json.discard()}>${text('studio.json.discard')}</button></p>`
        : html`<p class="quiet">${text('studio.json.in-step')}</p>`}
    </div>
  </div>`;
}
