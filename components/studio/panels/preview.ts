import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { languagesIn } from '../../../src/survey/lint/rules/translation.js';
import { PERSONAS } from '../../../src/survey/draft/index.js';
import { select } from '../fields.js';
import { nameOfPlace } from '../place-name.js';
import type { View } from '../view.js';
import { languageName } from './languages.js';

/** The survey as a customer sees it: the element itself, sending nowhere. */
export function previewPanel(view: View): TemplateResult {
  const { text, preview, survey } = view;
  const { settings } = preview;
  const toggle = (label: string, pressed: boolean, act: () => void): TemplateResult => html`<button type="button" class="small" aria-pressed=${pressed} @click=${act}>${label}</button>`;
  const languages = [...new Set([...languagesIn({ survey }), view.language])];
  return html`<section class="preview" aria-label=${text('studio.preview')}>
    <div class="row tools" role="group" aria-label=${text('studio.preview.as')}>
      <span class="switch">${toggle(text('studio.preview.phone'), settings.width === 'phone', () => preview.set({ width: 'phone' }))}${toggle(text('studio.preview.desktop'), settings.width === 'desktop', () => preview.set({ width: 'desktop' }))}</span>
      <span class="switch">${toggle(text('studio.preview.light'), !settings.dark, () => preview.set({ dark: false }))}${toggle(text('studio.preview.dark'), settings.dark, () => preview.set({ dark: true }))}</span>
      ${toggle(text('studio.preview.rtl'), preview.dir(view.language) === 'rtl', () => preview.set({ rtl: preview.dir(view.language) !== 'rtl' }))}
      ${languages.length > 1 ? select('studio-preview-language', view.language, languages.map((tag) => ({ value: tag, label: languageName(view, tag) })), (tag) => view.writeIn(tag), { label: text('studio.preview.language') }) : nothing}
    </div>
    <div class="stage ${settings.width}" part="preview" lang=${view.language} dir=${preview.dir(view.language)}
      @cx-answer=${preview.keep} @cx-submit=${preview.keep} @cx-submitted=${preview.keep} @cx-dismiss=${preview.keep} @cx-followup=${preview.keep} @cx-withdrawn=${preview.keep} @cx-shown=${preview.keep}>
      ${preview.survey
        ? survey.pages.some(({ questions }) => questions.length > 0)
          ? // an element looks for its language when it comes into the page, and hears of changes outside of shadows alone
            keyed(view.language, html`<cx-survey .definition=${preview.survey} .at=${preview.at} .host=${view.host} .upload=${preview.upload} @cx-page=${preview.moved}></cx-survey>`)
          : html`<p class="quiet">${text('studio.preview.empty')}</p>`
        : html`<p class="quiet">${text('studio.preview.unsound')}</p>`}
    </div>
    ${preview.stale ? html`<p class="fault">${text('studio.preview.stale')}</p>` : nothing}
    <div class="row tools" role="group" aria-label=${text('studio.preview.try')}>
      <span class="quiet">${text('studio.preview.try')}</span>
      ${PERSONAS.map((persona) => toggle(text(`studio.persona.${persona}`), preview.persona === persona, () => preview.goAs(persona)))}
      <button type="button" class="small" @click=${() => preview.restart()}>${text('studio.preview.restart')}</button>
    </div>
    <div role="status">${preview.way ? html`<p class="quiet">${text('studio.preview.way', { count: preview.way.pages.length, persona: text(`studio.persona.${preview.persona!}`) })}
      ${preview.way.pages.map((id, i) => html`${i > 0 ? ' › ' : ''}<button type="button" class="link" @click=${() => preview.jumpTo(id)}>${nameOfPlace(view, `/pages/${survey.pages.findIndex((page) => page.id === id)}`)}</button>`)}
      › ${endingName(view, preview.way.ending)}</p>` : nothing}
      ${preview.unreached ? html`<p class="fault">${text('studio.preview.unreached')}</p>` : nothing}</div>
  </section>`;
}

function endingName(view: View, ending: string | undefined): string {
  if (ending === undefined) return view.text('studio.preview.stopped');
  const index = (view.survey.endings ?? []).findIndex(({ id }) => id === ending);
  return index < 0 ? view.text('studio.preview.thanks') : nameOfPlace(view, `/endings/${index}`);
}
