import { html, nothing, type TemplateResult } from 'lit';
import { snippet, snippetHelp, SNIPPET_TARGETS, type Snippet, type SnippetTarget } from '../../../src/survey/snippets/index.js';
import { wordsIn } from '../../../src/model/questionnaire/words.js';
import { isCxError } from '../../../src/core/problem.js';
import { styleSheetOf } from '../look.js';
import { nameOfPlace } from '../place-name.js';
import type { View } from '../view.js';
import { codeBox } from './code-box.js';

/** Publishing in two steps: put it where customers find it, and copy what goes into the page. */
export function publishPanel(view: View): TemplateResult {
  const { text, publishing } = view;
  const errors = view.findings.filter(({ severity }) => severity === 'error');
  return html`<div class="stack publish">
    <h3>${text('studio.publish.first')}</h3>
    ${errors.length > 0 ? html`<div role="alert"><p class="fault">${text('studio.publish.errors', { count: errors.length })}</p><ul>${errors.slice(0, 5).map(({ where, message }) => html`<li><button type="button" class="link" @click=${() => view.go(where)}>${nameOfPlace(view, where)}</button>: <span lang="en" dir="ltr">${message}</span></li>`)}</ul></div>` : nothing}
    ${publishing.canPublish
      ? html`<p class="row"><button type="button" class="primary" ?disabled=${errors.length > 0 || publishing.state === 'busy'} @click=${() => publishing.publish()}>${text(publishing.state === 'busy' ? 'studio.publish.busy' : publishing.address === undefined ? 'studio.publish.go' : 'studio.publish.again')}</button>
          <button type="button" class="small" @click=${() => view.save()}>${text('studio.save')}</button></p>`
      : html`<p>${text('studio.publish.download-about')}</p><p class="row"><button type="button" class="primary" ?disabled=${errors.length > 0} @click=${() => view.save()}>${text('studio.publish.download')}</button></p>`}
    <div role="status">${publishing.state === 'done' ? html`<p>${text(publishing.changed ? 'studio.publish.changed' : 'studio.publish.done')} ${publishing.address === undefined ? nothing : html`<a href=${publishing.address} target="_blank" rel="noopener">${publishing.address}</a>`}</p>` : nothing}
      ${publishing.state === 'failed' ? html`<p class="fault">${text('studio.publish.failed')} ${publishing.reason}</p>` : nothing}</div>
    <h3>${text('studio.publish.second')}</h3>
    ${publishing.address === undefined
      ? html`<div class="field"><label for="studio-address">${text('studio.publish.address')}</label><input id="studio-address" type="url" dir="ltr" placeholder="https://surveys.example.org/s/${view.survey.id}" aria-describedby="studio-address-hint" @change=${(event: Event) => publishing.at((event.target as HTMLInputElement).value.trim())} /><p class="quiet" id="studio-address-hint">${text(publishing.canPublish ? 'studio.publish.address-later' : 'studio.publish.address-hint')}</p></div>`
      : snippetFields(view, publishing.address)}
  </div>`;
}

function snippetFields(view: View, address: string): TemplateResult {
  const { text, publishing } = view;
  const locale = view.texts.locale;
  const help = snippetHelp(publishing.target, locale);
  const made = snippetFor(view, address, publishing.target);
  const sheet = styleSheetOf(view.look);
  return html`<fieldset class="targets"><legend>${text('studio.publish.where')}</legend>
      ${SNIPPET_TARGETS.map((target) => html`<label class="check"><input type="radio" name="target" value=${target} ?checked=${target === publishing.target} @change=${() => publishing.choose(target)} />${snippetHelp(target, locale).name}</label>`)}
    </fieldset>
    ${typeof made === 'string'
      ? html`<p class="fault">${made}</p>`
      : html`<p>${help.note}</p><ol>${help.steps.map((step) => html`<li>${step}</li>`)}</ol>
        <h4>${text('studio.publish.paste')}</h4>${codeBox(view, 'studio-snippet', text('studio.publish.paste'), made.code)}
        ${made.once ? html`<h4>${text('studio.publish.once')}</h4>${codeBox(view, 'studio-once', text('studio.publish.once'), made.once.code)}` : nothing}
        ${sheet === '' || publishing.target === 'iframe' ? nothing : html`<h4>${text('studio.look.sheet')}</h4>${codeBox(view, 'studio-look-sheet', text('studio.look.sheet'), sheet)}`}`}`;
}

/** The snippet, or why there is none. */
function snippetFor({ survey, texts, text, publishing }: View, address: string, target: SnippetTarget): Snippet | string {
  try {
    const words = wordsIn(survey.title, texts.locale, survey.language).trim() || text('studio.publish.link-text');
    return snippet(target, { kind: 'survey', survey: survey.id, address, text: words, ...(publishing.script !== undefined && { script: publishing.script }) });
  } catch (error) {
    if (isCxError(error)) return error.message;
    throw error;
  }
}
