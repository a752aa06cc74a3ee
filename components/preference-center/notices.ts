import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../../src/model/index.js';
import type { Localizer } from '../base/localize.js';
import type { Desk } from '../preferences/desk.js';
import { listIn } from '../preferences/writing.js';
import { nameOfKey } from './sentence.js';

interface NoticesView {
  readonly catalogue: Catalogue;
  readonly desk: Desk;
  readonly texts: Localizer;
}

/** The one line that is announced: how the last change stands, and the way back. */
export function renderStatus({ catalogue, desk, texts }: NoticesView): TemplateResult {
  const { text, locale } = texts;
  const { lost } = desk;
  const state = desk.stateOf();
  const what = [...new Set(lost.map((key) => nameOfKey(key, catalogue, texts)))];
  const failed = what.length > 0;
  return html`<div class="status" part="status">
    <p role="status">${state === 'waiting' ? text('pref.offline') : state === 'saving' || state === 'saved' ? text(`pref.${state}`) : nothing}</p>
    <p role="alert">${failed ? `${text('pref.lost', { what: listIn(locale, what) })} ${desk.problem!.message}` : nothing}</p>
    ${failed ? html`<button type="button" part="retry" @click=${() => desk.retry()}>${text('pref.retry')}</button>` : nothing}
    ${desk.canUndo ? html`<button type="button" part="undo" @click=${() => desk.undo()}>${text('pref.undo')}</button>` : nothing}
  </div>`;
}
