import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Words } from '../../../src/model/index.js';
import { ownWords, withValue, withWords } from '../../../src/survey/draft/index.js';
import { languagesIn } from '../../../src/survey/lint/rules/translation.js';
import { textsOf, type TextAt } from '../../../src/survey/lint/texts.js';
import { select } from '../fields.js';
import { idAt, type View } from '../view.js';

/** What is offered first: the most spoken written languages of the web. Any tag can be written. */
const OFFERED = ['ar', 'bn', 'cs', 'da', 'de', 'el', 'en', 'es', 'fa', 'fi', 'fr', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'nb', 'nl', 'pl', 'pt', 'ro', 'ru', 'sv', 'th', 'tr', 'uk', 'vi', 'zh'];

/** The name of a language in the language of the studio. */
export function languageName(view: Pick<View, 'texts'>, tag: string): string {
  try {
    return new Intl.DisplayNames([view.texts.locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag; // a tag that is well formed for the document and not for Intl
  }
}

/** Every text beside its translation into one language, what is missing marked and counted. */
export function languagesPanel(view: View): TemplateResult {
  const { survey, text, texts } = view;
  const written = [...new Set([...languagesIn(view), view.language])];
  const all = [...textsOf(survey)].filter(({ words }) => ownWords(words, survey.language, survey.language) !== '' || typeof words !== 'string');
  const others = written.filter((tag) => tag !== survey.language);
  const target = view.language === survey.language ? undefined : view.language;
  const missingIn = (tag: string): number => all.filter(({ words }) => ownWords(words, tag, survey.language).trim() === '').length;
  const add = (tag: string): void => {
    if (tag !== '') view.writeIn(tag);
  };
  return html`<div class="stack languages">
    <div class="row">
      ${languagePick(view, written)}
      <label class="field grow"><span>${text('studio.languages.add')}</span>${select('studio-add-language', '', [{ value: '', label: text('studio.languages.choose') }, ...OFFERED.filter((tag) => !written.includes(tag)).map((tag) => ({ value: tag, label: languageName(view, tag) }))], add)}</label>
    </div>
    ${others.length > 0
      ? html`<ul class="chips">${others.map((tag) => {
          const missing = missingIn(tag);
          return html`<li><button type="button" aria-pressed=${tag === target} @click=${() => view.writeIn(tag)}>${languageName(view, tag)} <span class="count">${missing === 0 ? text('studio.languages.complete') : text('studio.languages.missing', { count: missing })}</span></button></li>`;
        })}</ul>`
      : html`<p class="quiet">${text('studio.languages.none')}</p>`}
    ${target === undefined ? nothing : html`<table class="texts">
      <caption class="unseen">${text('studio.languages.table', { language: languageName(view, target) })}</caption>
      <thead><tr><th scope="col">${languageName(view, survey.language)}</th><th scope="col">${languageName(view, target)}</th></tr></thead>
      <tbody>${all.map((one) => row(view, one, target))}</tbody>
    </table>
    <p class="row"><button type="button" class="small" @click=${() => removeLanguage(view, target)}>${text('studio.languages.remove', { language: languageName(view, target) })}</button></p>`}
    <p class="unseen" role="status">${target === undefined ? nothing : text('studio.languages.missing-in', { count: missingIn(target), language: languageName({ texts }, target) })}</p>
  </div>`;
}

function languagePick(view: View, written: readonly string[]): TemplateResult {
  return html`<label class="field grow"><span>${view.text('studio.languages.own')}</span>${select(idAt('/language'), view.survey.language, written.map((tag) => ({ value: tag, label: languageName(view, tag) })), (tag) => view.set('/language', tag))}</label>`;
}

function row(view: View, { words, where, role }: TextAt, target: string): TemplateResult {
  const { survey, text } = view;
  const own = ownWords(words, survey.language, survey.language);
  const theirs = ownWords(words, target, survey.language);
  const id = `${idAt(where)}:${target}`;
  const type = (event: Event): void => view.set(where, withWords(words as Words, target, (event.target as HTMLTextAreaElement).value, survey.language), true);
  const missing = theirs.trim() === '';
  return html`<tr class=${missing ? 'missing' : ''}>
    <td><label for=${id}><span class="quiet">${text(`studio.role.${role}`)}</span> <span lang=${survey.language} dir="auto">${own}</span></label></td>
    <td><textarea id=${id} lang=${target} dir="auto" rows="1" aria-describedby=${missing ? `${id}:missing` : nothing} .value=${live(theirs)} @input=${type} @change=${() => view.settle()}></textarea>${missing ? html`<span class="mark" id="${id}:missing">${text('studio.languages.is-missing')}</span>` : nothing}</td>
  </tr>`;
}

/** Takes every text of a language away. */
function removeLanguage(view: View, tag: string): void {
  let { survey } = view;
  const { language } = survey;
  for (const { words, where } of textsOf(survey)) {
    if (typeof words !== 'string' && Object.hasOwn(words, tag)) survey = withValue(survey, where, withWords(words, tag, '', language) ?? '');
  }
  view.edit({ survey, place: view.place }, { key: 'studio.did.language-removed' });
  view.writeIn(language);
}
