import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../base/localize.js';
import type { SummaryLine } from '../words.js';
import { joined } from '../../base/joined.js';

export interface SummaryProps {
  readonly lines: readonly SummaryLine[];
  readonly since: string;
  /** What came of copying. */
  readonly copied: 'copied' | 'not-copied' | undefined;
  copy(): void;
  /** Puts a record back that was taken away; not for who may not. */
  restore: ((id: string) => void) | undefined;
}

/** What has changed in this session, by whom, to be read or taken along. */
export function renderSummary({ lines, since, copied, copy, restore }: SummaryProps, texts: Localizer): TemplateResult {
  const { text } = texts;
  return html`<section part="summary" id="summary" tabindex="-1" aria-labelledby="summary-title">
    <h3 id="summary-title">${text('session.summary')}</h3>
    <p class="quiet">${since}</p>
    ${lines.length === 0 ? html`<p>${text('session.summary-nothing')}</p>` : html`<ul>${lines.map((line) => html`<li><div><p>${line.text}</p>${line.by.length > 0 ? html`<p class="quiet">${text('session.by', { name: `\u2068${joined(texts.locale, line.by)}\u2069` })}</p>` : nothing}</div>
      ${line.gone && restore ? html`<div class="buttons"><button aria-label=${text('session.put-back-what', { name: line.gone.name })} @click=${() => restore(line.gone!.id)}>${text('session.put-back')}</button></div>` : nothing}</li>`)}</ul>`}
    <p><button data-copy @click=${copy}>${text('session.copy')}</button> <span role="status">${copied ? text(`session.${copied}`) : nothing}</span></p>
  </section>`;
}
