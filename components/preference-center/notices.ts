import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../base/localize.js';
import type { Desk } from '../preferences/desk.js';

interface NoticesView {
  readonly desk: Desk;
  readonly texts: Localizer;
}

/** The one line that is announced: how the last change stands, and the way back. */
export function renderStatus({ desk, texts: { text } }: NoticesView): TemplateResult {
  const state = desk.stateOf();
  return html`<div class="status" part="status">
    <p role="status">${state === 'waiting' ? text('pref.offline') : state === 'saving' || state === 'saved' ? text(`pref.${state}`) : nothing}</p>
    ${desk.canUndo ? html`<button type="button" part="undo" @click=${() => desk.undo()}>${text('pref.undo')}</button>` : nothing}
  </div>`;
}
