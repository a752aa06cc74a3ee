import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SurveyState } from '../../src/model/index.js';
import type { PreparedSurvey } from '../../src/survey/prepare.js';
import type { SurveyView } from '../../src/survey/view.js';
import type { Asked } from '../asking/question-view.js';
import type { Localizer } from '../base/localize.js';
import type { Afterwards, Rights } from './afterwards.js';
import type { AskedOfPlugin, PluginQuestions } from './plugin-questions.js';
import { isStill } from './still.js';
import type { Phase } from './phase.js';
import { viewFor } from './types/index.js';

export type PageView = Extract<SurveyView, { kind: 'page' }>;

/** What a survey is drawn from. */
export interface Drawn {
  readonly texts: Localizer;
  readonly prepared: PreparedSurvey;
  readonly state: SurveyState;
  readonly phase: Phase;
  readonly after: Afterwards;
}

/** The same of a page, with what can be done on it. */
export interface DrawnPage extends Drawn {
  readonly view: PageView;
  readonly asked: readonly Asked[];
  readonly plugins: PluginQuestions | undefined;
  readonly disabled: boolean;
  readonly dismissible: boolean;
  readonly noProgress: boolean;
  /** They go on from where they were on another day. */
  readonly resumed: boolean;
  readonly on: Readonly<Record<'submit' | 'key' | 'pointer' | 'change' | 'back' | 'dismiss' | 'restart', (event: never) => void>>;
}

/** The id of a question in the shadow. */
export function idOf(question: string): string {
  return `q-${question}`;
}

/** What is said at the end. @param rights what can be done with the answers, once they are sent */
export function renderEnding({ texts, prepared, state, phase, after }: Drawn, view: SurveyView, rights: Rights | undefined): TemplateResult {
  const { text, locale } = texts;
  const ending = view.kind === 'ending' && (rights || phase === 'screened') ? view.ending : undefined;
  const told = phase === 'sent' && ending?.title ? view.say(ending.title) : text(`survey.${phase}`);
  return html`<div part="ending" lang=${locale}>
    <div role="status" tabindex="-1" data-ending>
      <h2>${phase === 'screened' && ending?.title ? view.say(ending.title) : told}</h2>
      ${ending?.text ? html`<p>${view.say(ending.text)}</p>` : nothing}
    </div>
    ${ending?.links?.map(({ text: label, href }) => html`<a href=${href} rel="noopener">${view.say(label)}</a>`) ?? nothing}
    ${after.renderOffer()} ${rights ? after.renderOwn(prepared, state, view, rights) : nothing}
  </div>`;
}

/** A page with its questions and buttons. */
export function renderPage(page: DrawnPage): TemplateResult {
  const { texts: { text, locale }, prepared, state, phase, view, asked, disabled, on } = page;
  const single = prepared.survey.pages.length === 1;
  return html`<form lang=${locale} novalidate @submit=${on.submit} @keydown=${on.key} @pointerdown=${on.pointer} @change=${on.change}>
    <div class="page">
      ${single || page.noProgress ? nothing : renderProgress(page)}
      ${page.resumed && view.progress.done > 0 ? html`<p class="quiet">${text('survey.resumed')} <button type="button" @click=${on.restart}>${text('survey.restart')}</button></p>` : nothing}
      ${view.title ? html`<h2 tabindex="-1">${view.title}</h2>` : nothing} ${view.description ? html`<p>${view.description}</p>` : nothing}
      <div class="questions" lang=${state.language}>${keyed(state.response, repeat(asked, ({ id }) => id, (one) => renderQuestion(page, one)))}</div>
      <div part="error" role="alert">${phase === 'failed' ? text('survey.failed') : nothing}</div>
      <div class="actions">
        ${view.canGoBack ? html`<button part="back" type="button" ?disabled=${disabled} @click=${on.back}>${text('survey.back')}</button>` : nothing}
        <button part=${view.isLast ? 'send' : 'next'} ?disabled=${disabled}>${text(phase === 'sending' ? 'survey.sending' : view.isLast ? 'survey.send' : 'survey.next')}</button>
        ${page.dismissible ? html`<button part="dismiss" type="button" @click=${on.dismiss}>${text('survey.dismiss')}</button>` : nothing}
      </div>
      ${view.isLast ? page.after.renderOwn(prepared, state, view, undefined) : nothing}
    </div>
  </form>`;
}

function renderProgress({ texts, view: { progress: { done, left, share } } }: DrawnPage): TemplateResult {
  const [least, most] = left;
  const said = texts.text(least === most ? 'survey.page-of' : 'survey.page-up-to', { page: texts.number(done + 1), count: done + most });
  return html`<div class="progress"><progress max="1" .value=${share} aria-label=${said}></progress><p class="quiet" aria-hidden="true">${said}</p></div>`;
}

function renderQuestion({ texts, plugins, state: { language } }: DrawnPage, asked: Asked): TemplateResult {
  const { text } = texts;
  if (asked.question.type === 'custom') {
    const absent = plugins?.absent(asked as AskedOfPlugin);
    return html`<section id=${asked.id} part="question">
      ${absent && absent !== 'waiting'
        ? html`<h3 id="${asked.id}-title" tabindex="-1">${asked.title}</h3><p class="quiet">${text(absent === 'failed' ? 'survey.failed-type' : 'survey.missing-type', { kind: asked.question.kind })}</p>`
        : nothing}
      <slot name=${asked.id}></slot>
    </section>`;
  }
  const draw = (): TemplateResult => viewFor(asked.question)?.render(asked) ?? html`<p class="quiet">${text('survey.failed-type')}</p>`;
  if (!isStill(asked.question)) return draw();
  const { title, description, required, given, disabled, problems } = asked;
  // most questions of a page have not changed when one is answered
  return html`${guard([asked.question, title, description, required, given, disabled, language, texts.locale, text('survey.required'), problems.map((one) => `${one.code} ${one.part} ${asked.tell(one)}`).join()], draw)}`;
}
