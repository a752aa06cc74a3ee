import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../../src/model/index.js';
import type { Json } from '../../../src/preferences/edit/edit.js';
import { Localizer } from '../../base/localize.js';
import type { Centre, Section } from '../section.js';
import { capInWords, nameOfKey } from '../sentence.js';
import { messages } from './conflicts.messages.js';
import { adoptSectionStyles } from './section.styles.js';

/** What was changed in two places without either knowing of the other: said, and left to the customer. */
export function open({ host, desk, texts: shared }: Centre): Section {
  adoptSectionStyles(host);
  const texts = new Localizer(host, messages);
  const { text } = texts;
  const renderAll = (catalogue: Catalogue): TemplateResult[] =>
    desk.conflicts.map(({ key, kept, dropped, why }) => {
      const other = dropped[0]!.value;
      return html`<div class="notice" part="conflict" role="group" aria-label=${nameOfKey(key, catalogue, shared)}>
      <p role="alert">${text('conflict.both', { what: nameOfKey(key, catalogue, shared), kept: why === 'unsubscribe-all' ? text('conflict.stopped') : kept ? inWords(kept.value, texts, shared) : text('conflict.as-before') })}</p>
      <div class="actions">
        <button type="button" @click=${() => desk.dismiss(key)}>${text('conflict.keep')}</button>
        <button type="button" @click=${() => desk.edit({ [key]: other })}>${text('conflict.change-to', { value: inWords(other, texts, shared) })}</button>
      </div>
    </div>`;
    });
  return { render: (catalogue) => html`${renderAll(catalogue)}` };
}

function inWords(value: Json, { text }: Localizer, shared: Localizer): string {
  if (value === true || value === false) return text(value ? 'conflict.yes' : 'conflict.no');
  if (typeof value === 'string') return value;
  if (value !== null && typeof value === 'object' && 'max' in value && 'per' in value) return capInWords(value as unknown as Parameters<typeof capInWords>[0], shared);
  return text(value === null ? 'conflict.no' : 'conflict.other');
}
