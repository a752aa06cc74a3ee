import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { uuidv7 } from '../../src/core/uuid.js';
import type { Told } from '../../src/delivery/sink.js';
import type { Answer } from '../../src/model/answer.js';
import type { CxEventData, CxEventType } from '../../src/model/event.js';
import type { Instrument, Scale } from '../../src/model/instrument.js';
import { makeEvent } from '../../src/model/make-event.js';
import { wordingHash } from '../../src/model/wording.js';
import { CxElement } from '../base/element.js';
import { CxResponseEvent, CxSurveyEvent } from '../base/events.js';
import { applyJsonSettings } from '../base/json-settings.js';
import { languageAt, Localizer, type Messages } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { layoutOf, renderScale } from '../asking/scale.js';
import { loadMasking } from '../asking/masking.js';
import { sendResponse } from '../asking/sending.js';
import { scaleStyles } from '../asking/scale.styles.js';
import { digitReader } from './digits.js';
import { findPlainSurvey, type PlainSurvey } from './fallback.js';
import { styles } from './rating-survey.styles.js';

/** Where the survey stands. All but the first are also the names of what it says then. */
type Phase = 'asking' | 'sending' | 'failed' | Told | 'dismissed';

/** What a rating question is about: everything in which NPS, CSAT and CES differ. */
export interface RatingKind {
  /** The metric, and the name of the question in the data. */
  readonly metric: 'nps' | 'csat' | 'ces';
  readonly scale: Scale;
  /** The wording of the usual question, one through all translations. */
  readonly wording: string;
  /** The highest scores of the two lower groups, each of which is asked a second question of its own. */
  readonly upTo: readonly [low: number, middle: number];
}

/** Who is asked which second question. */
export type RatingGroup = 'low' | 'middle' | 'high';

/**
 * A question that is answered with one step of a scale, and why: what `<cx-nps-survey>`, `<cx-csat-survey>` and `<cx-ces-survey>` have
 * in common. In a form, with a `name`, it is a form control.
 *
 * @event {CxResponseEvent} cx-answer - A score was chosen; `detail` is a `cx.response.saved` event with the answers so far.
 * @event {CxResponseEvent} cx-submit - The answer is about to be sent; `detail` is a `cx.response.submitted` event. Cancel it to keep the answer here.
 * @event {CxResponseEvent} cx-submitted - The customer has sent; `detail` is the same event. Sinks call `waitUntil`.
 * @event {CxSurveyEvent} cx-dismiss - The customer said no; `detail` is a `cx.survey.dismissed` event. Cancel it to keep the question.
 * @event {CxErrorEvent} cx-error - Something is wrong with the configuration, or the answer could not be stored; `detail` says what. Does not bubble.
 * @event {Event} input - A score was chosen, or the comment was changed.
 * @event {Event} change - A score was chosen.
 * @csspart question - The question.
 * @csspart choices - The steps of the scale.
 * @csspart follow-up - The second question with its text field.
 * @csspart send - The button that sends.
 * @csspart dismiss - The button that says no.
 * @csspart thanks - The thank-you.
 * @csspart error - What went wrong with sending.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssState answered - A score has been chosen.
 * @cssState sending - The answer is on its way.
 * @cssState done - The customer has sent, or has said no.
 */
export abstract class CxRatingSurvey extends CxElement {
  static readonly formAssociated = true;
  static override styles: CSSResultGroup = [tokens, scaleStyles, styles];
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override properties: PropertyDeclarations = {
    name: { reflect: true },
    value: { type: Number },
    required: { type: Boolean },
    disabled: { type: Boolean, reflect: true },
    question: {},
    business: {},
    lowLabel: { attribute: 'low-label' },
    highLabel: { attribute: 'high-label' },
    wording: {},
    noComment: { type: Boolean, attribute: 'no-comment' },
    commentLimit: { type: Number, attribute: 'comment-limit' },
    thanks: {},
    dismissible: { type: Boolean },
    survey: {},
    touchpoint: {},
    subject: {},
    segments: { type: Object },
    comment: { state: true },
    phase: { state: true },
  };

  /** The name under which the score is sent in a form. */
  declare name: string | undefined;
  /** The score, a step of the scale, or null. */
  declare value: number | null;
  /** In a form: an answer must be given. */
  declare required: boolean;
  /** It can be read and not answered, and a form leaves it out. */
  declare disabled: boolean;
  /** The question; the usual one, in the language of the page, if not given. */
  declare question: string | undefined;
  /** Whom, or what, the usual question is about. */
  declare business: string | undefined;
  /** What the lowest step means. */
  declare lowLabel: string | undefined;
  /** What the highest step means. */
  declare highLabel: string | undefined;
  /** An id for the question that its translations share. Answers to different wordings are not averaged. */
  declare wording: string | undefined;
  /** No second question. */
  declare noComment: boolean;
  /** The longest comment, in characters, 1 to 10000. */
  declare commentLimit: number;
  /** The thank-you for an answer that was sent. One that still waits is thanked for in the usual words, which say so. */
  declare thanks: string | undefined;
  /** Offers a button that says no. */
  declare dismissible: boolean;
  /** The name of the survey in the data: in lower case, such as `renewal`. */
  declare survey: string;
  /** The point of the journey at which it is asked, such as `renewal`. */
  declare touchpoint: string | undefined;
  /** A pseudonym of the customer. */
  declare subject: string | undefined;
  /** The groups the customer is in: `{ region: 'north' }`; as JSON in the attribute. */
  declare segments: Readonly<Record<string, string>> | null | undefined;

  /** How the steps look, where they are not buttons. */
  declare look?: Instrument['mode'];

  declare protected comment: string;
  declare protected phase: Phase;

  protected readonly kind: RatingKind;
  protected readonly texts: Localizer;
  readonly #digit = digitReader();
  #plain: PlainSurvey | null = null;
  /** The answer being sent; a second attempt sends the same, so that it counts once. */
  #pending: CxResponseEvent['detail'] | undefined;
  #response = uuidv7();
  /** When it was first seen; not a number before that. */
  #startedAt = NaN;
  /** What makes a comment one that can be sent: personal data hidden; there once somebody began to write. */
  #masked: ((comment: string) => string) | undefined;
  #input: Instrument['input'] = 'script';

  constructor(kind: RatingKind, messages: Messages) {
    super();
    this.kind = kind;
    this.texts = new Localizer(this, messages);
    this.value = null;
    this.required = this.disabled = this.noComment = this.dismissible = false;
    this.commentLimit = 2000;
    this.survey = kind.metric;
    this.comment = '';
    this.phase = 'asking';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    new IntersectionObserver(([last]) => last!.isIntersecting && (this.#startedAt ||= performance.now())).observe(this);
    this.#readChildren();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // what the author wrote works again where this element does not
    if (this.#plain) this.#plain.fieldset.disabled = false;
    this.#plain = null;
  }

  /** Children may come after the element, when the page is still being read or is built by a script. */
  readonly #readChildren = (): void => {
    this.setProblem('json', applyJsonSettings(this));
    const plain = findPlainSurvey(this);
    if (!plain || this.#plain) return;
    this.#plain = plain;
    this.name ??= plain.name;
    this.question ??= plain.question;
    if (plain.value !== null) this.value ??= +plain.value;
    plain.fieldset.disabled = true;
  };

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('value') || changed.has('comment')) this.#pending = undefined;
    if (changed.has('comment')) this.#bringMasking().catch((error: unknown) => this.fault('not-loaded', error));
    if (changed.has('value')) {
      const { min, max } = this.kind.scale;
      const bad = this.value !== null && !(this.value % 1 === 0 && this.value >= min && this.value <= max);
      if (bad) this.value = null;
      this.setProblem('value', bad ? `"value" must be a whole number from ${min} to ${max}.` : undefined);
    }
    if (changed.has('commentLimit')) {
      const bad = !(this.commentLimit > 0 && this.commentLimit <= 10_000);
      if (bad) this.commentLimit = 2000;
      this.setProblem('comment-limit', bad ? '"comment-limit" must be from 1 to 10000.' : undefined);
    }
    this.setState('answered', this.value !== null);
    this.setState('sending', this.phase === 'sending');
    this.setState('done', this.#done);
  }

  protected override updated(): void {
    this.#tellForm();
  }

  #find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector(selector);
  }

  get #done(): boolean {
    return !/^(asking|sending|failed)$/.test(this.phase);
  }

  /** Draws the scale; others than buttons say how it looks. */
  protected renderSteps(low: unknown, high: unknown): TemplateResult {
    const { scale } = this.kind;
    const number = (value: number): string => this.texts.number(value);
    return renderScale({ name: 'score', scale, value: this.value, ends: [html`${number(scale.min)} = ${low}`, html`${number(scale.max)} = ${high}`], step: number });
  }

  /** The author's second question for a group, if there is one. */
  protected abstract followUp(group: RatingGroup): string | undefined;

  // --- form control ---

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get validity(): ValidityState {
    return this.internals.validity;
  }

  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  #tellForm(): void {
    const { value, name, comment } = this;
    const data = new FormData();
    if (value !== null && name) {
      data.set(name, `${value}`);
      if (comment && this.#masked) data.set(`${name}-comment`, this.#masked(comment));
    }
    this.internals.setFormValue(data, JSON.stringify([value, comment]));
    const tooLong = this.#tooLong();
    const valueMissing = this.required && value === null;
    const customError = !!comment && !this.#masked; // a comment that cannot be looked through is not sent
    const anchor = this.#find(valueMissing ? 'input' : 'textarea') ?? undefined;
    this.internals.setValidity({ customError, tooLong: !!tooLong, valueMissing }, valueMissing ? this.texts.text('ask.required', this.kind.scale) : tooLong || this.texts.text('ask.failed'), anchor);
  }

  /** Brings what hides personal data, if there is a comment. Rejects if it does not come. */
  async #bringMasking(): Promise<void> {
    if (!this.comment || this.#masked) return;
    this.#masked = (await loadMasking()).maskedComment;
    this.#tellForm();
  }

  formAssociatedCallback(): void {
    this.requestUpdate();
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  formResetCallback(): void {
    const initial = this.getAttribute('value') ?? this.#plain?.value;
    this.reset(initial ? +initial : null);
  }

  formStateRestoreCallback(state: string): void {
    try {
      this.reset(...(JSON.parse(state) as [number | null, string]));
    } catch {
      // saved by another version: better an empty question than a wrong answer
    }
  }

  /** Asks anew: a new response, in which this score is chosen and this comment written. */
  reset(value: number | null = null, comment = ''): void {
    this.value = value;
    this.comment = comment;
    this.phase = 'asking';
    this.#pending = undefined;
    this.#response = uuidv7();
    this.#startedAt = performance.now();
  }

  // --- answering ---

  readonly #onPointer = ({ pointerType }: PointerEvent): void => {
    this.#input = pointerType === 'touch' ? 'touch' : 'pointer';
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    this.#input = 'keyboard';
    const score = event.ctrlKey || event.altKey || event.metaKey ? null : this.#digit(event.key);
    if (score === null) return;
    const radio = this.#find(`[value="${score}"]`);
    radio?.focus();
    radio?.click(); // fires "input" and "change" as the click of a person does
  };

  /** What is on its way is not changed any more. */
  readonly #onClick = (event: Event): void => {
    if (this.phase === 'sending') event.preventDefault();
  };

  readonly #onInput = (event: Event): void => {
    this.value = +(event.target as HTMLInputElement).value;
    this.#tellForm(); // before listeners of "input" outside ask for it
  };

  readonly #onChange = (): void => {
    this.dispatchEvent(new Event('change', { bubbles: true }));
    this.dispatchEvent(new CxResponseEvent('cx-answer', this.#make('cx.response.saved', this.#data())));
  };

  readonly #onComment = (event: Event): void => {
    this.comment = (event.target as HTMLTextAreaElement).value;
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.#isControl) this.form!.requestSubmit();
    else void this.submit();
  };

  /**
   * Sends the answer, as the button does: `cx-submit`, then `cx-submitted`, then the thanks once every sink has it.
   * Does nothing without a score, while sending, or after.
   */
  async submit(): Promise<void> {
    await this.updateComplete;
    if (this.value === null || this.phase === 'sending' || this.#done) return;
    if (this.#tooLong()) return this.#find('textarea')!.focus();
    const response = this.#response;
    this.phase = 'sending';
    try {
      await this.#bringMasking();
      if (this.#response !== response) return; // asked anew meanwhile
      const outcome = await sendResponse(this, (this.#pending ??= this.#make('cx.response.submitted', this.#data())));
      if (this.#response !== response) return;
      if (outcome) await this.#leave(outcome);
      else {
        this.#pending = undefined;
        this.phase = 'asking';
      }
    } catch (error) {
      if (this.#response === response) this.phase = 'failed';
      this.fault('not-stored', error);
    }
  }

  readonly #onDismiss = (): void => {
    if (this.phase === 'sending') return;
    const { survey, touchpoint, segments } = this.#data();
    const dismissed = this.#make('cx.survey.dismissed', { survey, touchpoint, segments });
    if (this.dispatchEvent(new CxSurveyEvent('cx-dismiss', dismissed, true))) void this.#leave('dismissed');
  };

  /** Goes to the last page, and takes the focus along if it was here. */
  async #leave(phase: Phase): Promise<void> {
    const focused = this.matches(':focus-within');
    this.phase = phase;
    await this.updateComplete;
    if (focused) this.#find('p')!.focus();
  }

  #make<Type extends CxEventType>(type: Type, data: CxEventData<Type>): ReturnType<typeof makeEvent<Type>> {
    return makeEvent(type, data, { source: location.origin + location.pathname, subject: this.subject });
  }

  /** The answers so far. What is not known is left undefined, which JSON leaves out. */
  #data(): CxEventData<'cx.response.submitted'> {
    const answers: Answer[] = [];
    const { metric } = this.kind;
    if (this.value !== null) answers.push({ kind: 'score', question: metric, value: this.value, instrument: this.#instrument() });
    const text = this.#tooLong() ? '' : this.#masked?.(this.comment);
    if (text) answers.push({ kind: 'text', question: `${metric}.reason`, text, language: this.texts.locale });
    return {
      response: this.#response,
      survey: this.survey,
      touchpoint: this.touchpoint || undefined,
      segments: this.segments ?? undefined,
      answers,
      duration: Math.round(performance.now() - this.#startedAt) || 0,
    };
  }

  #instrument(): Instrument {
    const { metric, scale, wording } = this.kind;
    const { question } = this;
    return {
      metric,
      scale,
      wording: this.wording || (question ? wordingHash(question) : wording),
      language: this.texts.locale,
      order: 'ascending',
      mode: this.look ?? 'buttons',
      layout: layoutOf(this.#find('[part=choices]')!, scale),
      input: this.#input,
    };
  }

  /** Part of a form: its own button is not seen, and is there for Enter only. */
  get #isControl(): boolean {
    return !!(this.name && this.form);
  }

  /** What to say to a comment that is too long; empty if it is not. */
  #tooLong(): string {
    const { length } = this.comment.trim();
    return length > this.commentLimit ? this.texts.text('ask.too-long', { length, limit: this.commentLimit }) : '';
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    return html`${renderProblems(this.problems)}
      ${this.#done ? this.#renderThanks() : this.#renderQuestion()}
      <slot hidden @slotchange=${this.#readChildren}></slot>`;
  }

  #renderThanks(): TemplateResult {
    return html`<p part="thanks" lang=${this.texts.locale} tabindex="-1" role="status">${this.#words(this.phase === 'sent' ? this.thanks : '', `ask.${this.phase}`)}</p>`;
  }

  /** Words of the author, in the language of the page, or else usual ones in that of the interface. */
  #words(own: string | undefined, usual: string): unknown {
    return own ? html`<bdi lang=${languageAt(this)}>${own}</bdi>` : this.texts.text(usual, { business: this.business || this.texts.text(`${this.kind.metric}.us`) });
  }

  #renderQuestion(): TemplateResult {
    const { text } = this.texts;
    const { metric } = this.kind;
    const disabled = this.matches(':disabled');
    const answered = this.value !== null;
    return html`<form lang=${this.texts.locale} novalidate @submit=${this.#onSubmit}>
      <fieldset ?disabled=${disabled} @keydown=${this.#onKey} @pointerdown=${this.#onPointer} @click=${this.#onClick}
        @input=${this.#onInput} @change=${this.#onChange}>
        <legend part="question">${this.#words(this.question, `${metric}.question`)}</legend>
        ${this.renderSteps(this.#words(this.lowLabel, `${metric}.low`), this.#words(this.highLabel, `${metric}.high`))}
      </fieldset>
      <div part="follow-up" aria-live="polite">${answered && !this.noComment ? this.#renderFollowUp(this.value!, disabled) : nothing}</div>
      <div part="error" role="alert">${this.phase === 'failed' ? text('ask.failed') : this.#tooLong()}</div>
      <div class="actions">
        ${answered
          ? html`<button part="send" ?disabled=${disabled} ?hidden=${this.#isControl}>${text(this.phase === 'sending' ? 'ask.sending' : 'ask.send')}</button>`
          : nothing}
        ${this.dismissible ? html`<button part="dismiss" type="button" @click=${this.#onDismiss}>${text('ask.dismiss')}</button>` : nothing}
      </div>
    </form>`;
  }

  #renderFollowUp(score: number, disabled: boolean): TemplateResult {
    const { text } = this.texts;
    const { metric, upTo: [low, middle] } = this.kind;
    const group = score <= low ? 'low' : score <= middle ? 'middle' : 'high';
    return html`<label for="comment">${this.#words(this.followUp(group), `${metric}.why-${group}`)} <span>(${text('ask.optional')})</span></label>
      <textarea id="comment" dir="auto" ?disabled=${disabled} .value=${this.comment} @input=${this.#onComment}></textarea>`;
  }
}
