import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CxElement } from '../base/element.js';
import { Localizer } from '../base/localize.js';
import { tokens } from '../base/tokens.styles.js';
import { messages } from './capability-level.messages.js';
import { styles } from './capability-level.styles.js';
import { capabilityLevel, LEVELS, QUESTIONS, type CapabilityAnswers, type CapabilityLevel, type CapabilityQuestion, type CapabilityResult } from './level.js';

/** `cx-capability`: what the answers say; `detail` is the result. Bubbles out of every shadow. */
export class CxCapabilityEvent extends CustomEvent<CapabilityResult> {
  constructor(result: CapabilityResult) {
    super('cx-capability', { detail: result, bubbles: true, composed: true });
  }
}

/**
 * @summary Tells a company how far it is in letting customers define what they get, and the next step.
 *
 * Five questions with one answer for each of the four levels: shotgun, segmented, one to one, customer-defined. The level is the highest that
 * more than half of the answers reach; the weakest answer names the next step. Nothing is stored or sent: the result is an event.
 *
 * @tag cx-capability-level
 * @attr {object} answers - Answers to begin with, as JSON.
 * @event {CxCapabilityEvent} cx-capability - All questions are answered, or an answer changed after that; `detail` is the result.
 * @event {CxErrorEvent} cx-error - Something could not be shown; `detail` says what. Does not bubble.
 * @csspart question - One question with its answers.
 * @csspart result - The level, why, and the next step.
 * @csspart level - The name of the level.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxCapabilityLevel extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = { answers: { type: Object } };

  /** The level that was answered to each question. */
  declare answers: CapabilityAnswers;

  readonly #texts = new Localizer(this, messages);

  constructor() {
    super();
    this.answers = {};
  }

  /** What the answers say; null until every question is answered. */
  get result(): CapabilityResult | null {
    return capabilityLevel(this.answers ?? {});
  }

  protected override render(): TemplateResult {
    const { text, locale } = this.#texts;
    const { result } = this;
    const done = QUESTIONS.filter((question) => this.answers?.[question]).length;
    return html`<div lang=${locale}>
      <p>${text('level.lead')}</p>
      ${QUESTIONS.map((question) => this.#renderQuestion(question))}
      <p class="quiet" role="status">${text('level.progress', { done, count: QUESTIONS.length })}</p>
      ${result ? this.#renderResult(result) : nothing}
    </div>`;
  }

  #renderQuestion(question: CapabilityQuestion): TemplateResult {
    const { text } = this.#texts;
    return html`<fieldset part="question">
      <legend>${text(`level.${question}`)}</legend>
      <div class="answers">
        ${LEVELS.map(
          (level) => html`<label
            ><input type="radio" name=${question} .checked=${this.answers?.[question] === level} @change=${() => this.#answer(question, level)} /> <span>${text(`level.${question}-${level}`)}</span></label
          >`,
        )}
      </div>
    </fieldset>`;
  }

  #answer(question: CapabilityQuestion, level: CapabilityLevel): void {
    this.answers = { ...this.answers, [question]: level };
    const { result } = this;
    if (result) this.dispatchEvent(new CxCapabilityEvent(result));
  }

  #renderResult({ level, atLeast, weakest }: CapabilityResult): TemplateResult {
    const { text } = this.#texts;
    const reached = LEVELS.indexOf(level);
    return html`<section part="result" aria-labelledby="level">
      <p part="level" id="level" role="status">${text('level.result', { level: text(`level.${level}`) })}</p>
      <ol>
        ${LEVELS.map((one, i) => html`<li class=${i <= reached ? 'reached' : ''} aria-current=${i === reached ? 'step' : nothing}>${text(`level.${one}`)}</li>`)}
      </ol>
      <p>${text(`level.is-${level}`)} ${text('level.because', { count: atLeast, of: QUESTIONS.length })}</p>
      <h3>${text('level.next')}</h3>
      <p>${text(weakest ? `level.step-${weakest}` : 'level.top')}</p>
      <div><button type="button" @click=${() => (this.answers = {})}>${text('level.again')}</button></div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-capability-level': CxCapabilityLevel;
  }
  interface HTMLElementEventMap {
    'cx-capability': CxCapabilityEvent;
  }
}
