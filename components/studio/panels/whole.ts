import { html, type TemplateResult } from 'lit';
import { flagField, lineField, pickField, wordsField } from '../fields.js';
import type { View } from '../view.js';
import { quotasFields } from './quotas.js';
import { scoresFields } from './scores.js';
import { variablesFields } from './variables.js';

const MOMENTS = ['journey-end', 'after-interaction', 'after-transaction', 'any-time'] as const;

/** What belongs to the survey as a whole. */
export function wholePanel(view: View): TemplateResult {
  const { text } = view;
  return html`<details class="page-box whole">
    <summary>${text('studio.whole')}</summary>
    <div class="stack">
      ${wordsField(view, { place: '/description', label: text('studio.whole.description'), long: true })}
      <div class="pair">
        ${lineField(view, '/id', text('studio.whole.id'), { hint: text('studio.whole.id-hint'), apply: (id) => (/^[a-z][a-z0-9._-]{0,63}$/.test(id) ? view.set('/id', id) : view.tell('studio.name.bad-name')) })}
        ${lineField(view, '/revision', text('studio.whole.revision'))}
      </div>
      ${pickField(view, '/moment', text('studio.whole.moment'), [{ value: '', label: text('studio.moment.unsaid') }, ...MOMENTS.map((value) => ({ value, label: text(`studio.moment.${value}`) }))])}
      <div class="pair">${lineField(view, '/touchpoint', text('studio.set.touchpoint'))} ${lineField(view, '/journey', text('studio.whole.journey'))}</div>
      ${flagField(view, '/back', text('studio.whole.back'), true)} ${flagField(view, '/resumable', text('studio.whole.resumable'), true)}
      ${variablesFields(view)} ${scoresFields(view)} ${quotasFields(view)}
    </div>
  </details>`;
}
