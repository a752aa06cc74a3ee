import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../../src/model/index.js';
import type { Json } from '../../../src/preferences/edit/edit.js';
import { own } from '../../../src/preferences/own.js';
import { Localizer } from '../../base/localize.js';
import { labelOf } from '../../preferences/standing.js';
import { listIn } from '../../preferences/writing.js';
import type { Centre, Section } from '../section.js';
import { capInWords } from '../sentence.js';
import { messages } from './conflicts.messages.js';
import { adoptSectionStyles } from './section.styles.js';

/** What could not be kept, to be tried again; and what was changed in two places without either knowing of the other: said, and left to the customer. */
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
  const renderLost = (catalogue: Catalogue): TemplateResult | typeof nothing => {
    const what = [...new Set(desk.lost.map((key) => nameOfKey(key, catalogue, shared)))];
    return what.length === 0
      ? nothing
      : html`<div class="notice" part="lost">
          <p role="alert">${text('conflict.lost', { what: listIn(texts.locale, what) })} ${desk.problem!.message}</p>
          <div class="actions"><button type="button" part="retry" @click=${() => desk.retry()}>${shared.text('pref.retry')}</button></div>
        </div>`;
  };
  return { render: (catalogue) => html`<div class="settle">${renderLost(catalogue)}${renderAll(catalogue)}</div>` };
}

function inWords(value: Json, { text }: Localizer, shared: Localizer): string {
  if (value === true || value === false) return text(value ? 'conflict.yes' : 'conflict.no');
  if (typeof value === 'string') return value;
  if (value !== null && typeof value === 'object' && 'max' in value && 'per' in value) return capInWords(value as unknown as Parameters<typeof capInWords>[0], shared);
  return text(value === null ? 'conflict.no' : 'conflict.other');
}

const NAMES: Readonly<Record<string, string>> = { caps: 'pref.limits', pause: 'pref.pause', unsubscribeAll: 'pref.stop' };

/** A key in words: the topic, channel or thing of the catalogue it is about, or the part of the page. */
function nameOfKey(key: string, catalogue: Catalogue, { text, locale }: Localizer): string {
  const [first, id = ''] = key.split('.') as [keyof Catalogue, string?];
  const things = own(catalogue, first) as Catalogue['topics'] | undefined;
  return id && things ? labelOf(things, id, locale) : text(own(NAMES, first) ?? 'pref.times');
}
