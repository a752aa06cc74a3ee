import { html, nothing, type TemplateResult } from 'lit';
import { wordsIn } from '../../../src/model/questionnaire/words.js';
import type { Localizer } from '../../base/localize.js';
import type { Kept } from '../kept.js';
import type { StartPoint } from '../start-points.js';
import type { Key } from '../studio.messages.js';

/** What the first page of the studio needs. */
export interface Starter {
  readonly texts: Localizer;
  readonly points: readonly StartPoint[];
  readonly kept: readonly Kept[];
  readonly opening: readonly string[];
  text(name: Key, values?: Readonly<Record<string, string | number>>): string;
  start(point: StartPoint): void;
  blank(): void;
  open(file: File): void;
  goOn(kept: Kept): void;
  forget(kept: Kept): void;
}

/** A template, a file, a draft that was kept, or nothing. */
export function startPanel(starter: Starter): TemplateResult {
  const { text, texts, points, kept } = starter;
  const say = (words: StartPoint['title']): string => wordsIn(words, texts.locale, 'en');
  const picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) starter.open(file);
    input.value = '';
  };
  return html`<div class="start">
    <h2 tabindex="-1" id="studio-start">${text('studio.start')}</h2>
    ${kept.length > 0
      ? html`<section aria-labelledby="studio-kept"><h3 id="studio-kept">${text('studio.start.kept')}</h3><ul class="plain">${kept.map((one) => html`<li class="row"><button type="button" @click=${() => starter.goOn(one)}>${text('studio.start.go-on', { title: one.title || one.id })}</button>
          <span class="quiet">${new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(one.at)}</span>
          <button type="button" class="small" @click=${() => starter.forget(one)}>${text('studio.start.forget')}</button></li>`)}</ul></section>`
      : nothing}
    <ul class="templates">
      ${points.map((point) => html`<li><button type="button" class="template" data-template=${point.id} @click=${() => starter.start(point)}><b>${say(point.title)}</b><span class="quiet">${say(point.reason)}</span></button></li>`)}
    </ul>
    <div class="row">
      <button type="button" @click=${() => starter.blank()}>${text('studio.start.blank')}</button>
      <label class="button file">${text('studio.open')}<input type="file" class="unseen" accept=".json,application/json" @change=${picked} /></label>
      <span class="quiet">${text('studio.start.imports')}</span>
    </div>
    <div role="alert">${starter.opening.length > 0 ? html`<p class="fault">${text('studio.open.failed')}</p><ul>${starter.opening.map((one) => html`<li lang="en" dir="ltr">${one}</li>`)}</ul>` : nothing}</div>
  </div>`;
}
