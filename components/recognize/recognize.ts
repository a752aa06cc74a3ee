import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Recognition, RecognitionBy, ModeratorSays } from '../../src/advocacy/recognition/recognition.js';
import type { Told } from '../../src/delivery/sink.js';
import type { CxEvent, CxEventOf } from '../../src/model/event.js';
import { makeEvent } from '../../src/model/make-event.js';
import type { PeriodUnit } from '../../src/metrics/period/calendar.js';
import type { PersonalKind } from '../../src/survey/masking/mask.js';
import { report } from '../asking/reporting.js';
import { CxElement } from '../base/element.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { EMPTY, OTHER, renderForm, type FormFields } from './form.js';
import { masked } from './masked.js';
import { messages } from './messages/en.js';
import { nameOf, problemOf, usableEmployees, type Employee } from './people.js';
import { styles } from './recognize.styles.js';
import type { View } from './view.js';

/** What the element is. */
const MODES = ['form', 'list', 'counts'] as const;
export type RecognizeMode = (typeof MODES)[number];

type Phase = 'asking' | 'sending' | 'failed' | Told;

const LONGEST_WHY = 2000;
/** The name of a phase or a touchpoint, as the event model has it. */
const SLUG = /^[a-z][a-z0-9._-]{0,63}$/;

/**
 * @summary A star for an employee who surprised and delighted somebody: the form, the list of a period, and counts by phase.
 *
 * In `mode="form"` a customer, an executive or a colleague names somebody and says why; personal data in it are hidden on the device.
 * `mode="list"` shows who was thanked, once a moderator has said yes, and lets employees take their name out. `mode="counts"` counts stars
 * by phase and period. In a form, with a `name`, the form is a form control.
 *
 * @tag cx-recognize
 * @event {CxReportEvent} cx-recognition - Somebody gives a star; `detail` is a `cx.recognition.given` event. Sinks call `waitUntil`.
 * @event {CxRecognitionDeclineEvent} cx-recognition-decline - An employee takes their name from the list, or gives it back; cancel it to refuse.
 * @event {CxErrorEvent} cx-error - Something is wrong with the configuration, a moderator's answer failed, or a star could not be stored. Does not bubble.
 * @csspart title - The heading.
 * @csspart send - The button that sends.
 * @csspart thanks - The thank-you.
 * @csspart error - What went wrong with sending.
 * @csspart list - Who was thanked.
 * @csspart counts - The counts.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssState sending - A star is on its way.
 * @cssState done - A star was given.
 */
export class CxRecognize extends CxElement {
  static readonly formAssociated = true;
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    mode: { reflect: true },
    name: { reflect: true },
    by: {},
    required: { type: Boolean },
    disabled: { type: Boolean, reflect: true },
    employees: { type: Object },
    phases: { type: Object },
    touchpoints: { type: Object },
    phase: {},
    touchpoint: {},
    journey: {},
    subject: {},
    segments: { type: Object },
    unit: {},
    period: {},
    zone: {},
    privacyThreshold: { type: Number, attribute: 'privacy-threshold' },
    me: {},
    events: { attribute: false },
    moderate: { attribute: false },
    declined: { attribute: false },
    fields: { state: true },
    state: { state: true },
    isMissing: { state: true },
    found: { state: true },
    view: { state: true },
    notLoaded: { state: true },
  };

  /** `form`, `list` or `counts`. */
  declare mode: RecognizeMode;
  /** The name under which the star is sent in a form: the employee, `name-why` and `name-phase`. */
  declare name: string | undefined;
  /** Who gives it: `customer`, `executive` or `colleague`. */
  declare by: RecognitionBy;
  /** In a form: somebody must be named. */
  declare required: boolean;
  /** It can be read and not filled in, and a form leaves it out. */
  declare disabled: boolean;
  /** Who can be named: `[{ "id": "e-17", "name": "Mira", "team": "Help desk" }]`; anybody, by name, if not given. */
  declare employees: readonly Employee[] | null | undefined;
  /** The phases of the journey by id, in their order: `{ "support": "Support" }`. The form asks for one unless `phase` says which. */
  declare phases: Readonly<Record<string, string>> | null | undefined;
  /** The phase of each touchpoint, for stars whose events name a touchpoint alone: `{ "help-desk": "support" }`. */
  declare touchpoints: Readonly<Record<string, string>> | null | undefined;
  /** The phase that it is about. */
  declare phase: string | undefined;
  /** The point of the journey that it is about. */
  declare touchpoint: string | undefined;
  /** The journey that it belongs to. */
  declare journey: string | undefined;
  /** A pseudonym of who gives it. */
  declare subject: string | undefined;
  /** The groups that who gives it is in: `{ region: 'north' }`; as JSON in the attribute. */
  declare segments: Readonly<Record<string, string>> | null | undefined;
  /** The length of a period: `month`, `quarter` or `year`. */
  declare unit: PeriodUnit;
  /** The period of the list, such as `2026-Q3`; that of the newest star if not given. */
  declare period: string | undefined;
  /** The time zone whose calendar counts, such as `Europe/Vienna`. */
  declare zone: string;
  /** Smaller numbers of stars are not counted out. */
  declare privacyThreshold: number;
  /** The employee who reads the list, by id: they can take their name out. */
  declare me: string | undefined;
  /** The events to list or count. */
  declare events: readonly CxEvent[] | undefined;
  /** What a moderator says to a star: `yes`, `best` (and its words are among the best), `no`, or nothing yet. Nothing is listed before a yes. */
  declare moderate: ((star: Recognition) => ModeratorSays | undefined | Promise<ModeratorSays | undefined>) | undefined;
  /** Employees who do not want to be named, by id. */
  declare declined: readonly string[] | undefined;

  /** What is filled in. */
  declare protected fields: FormFields;
  declare protected state: Phase;
  declare protected isMissing: boolean;
  declare protected found: readonly PersonalKind[];
  declare protected view: View | undefined;
  declare protected notLoaded: boolean;

  protected readonly texts = new Localizer(this, messages);
  /** The star on its way; trying again sends the same, so that it counts once. */
  #pending: CxEventOf<'cx.recognition.given'> | undefined;
  #disabledByForm = false;
  /** What was written last, and the same without personal data. */
  #masked = { of: '', text: '' };

  constructor() {
    super();
    this.mode = 'form';
    this.by = 'customer';
    this.required = this.disabled = this.isMissing = this.notLoaded = false;
    this.unit = 'quarter';
    this.zone = 'UTC';
    this.privacyThreshold = 5;
    this.fields = EMPTY;
    this.state = 'asking';
    this.found = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#check(changed, 'mode', MODES, 'form');
    this.#check(changed, 'by', ['customer', 'executive', 'colleague'], 'customer');
    this.#check(changed, 'unit', ['month', 'quarter', 'year'], 'quarter');
    if (changed.has('privacyThreshold')) {
      const bad = typeof this.privacyThreshold !== 'number' || !(this.privacyThreshold >= 0);
      if (bad) this.privacyThreshold = 5;
      this.setProblem('privacy-threshold', bad ? '"privacy-threshold" must be 0 or more.' : undefined);
    }
    if (changed.has('phase') || changed.has('touchpoint')) {
      const bad = [this.phase, this.touchpoint].find((one) => one && !SLUG.test(one));
      this.setProblem('phase', bad ? `"${bad}" is left out: a phase or touchpoint is a name such as "support".` : undefined);
    }
    if (changed.has('employees') && this.employees) {
      this.setProblem('employees', problemOf(this.employees));
    }
    if (this.mode !== 'form') void this.#bring(this.mode);
    this.setState('sending', this.state === 'sending');
    this.setState('done', this.#done);
  }

  #check<Key extends 'mode' | 'by' | 'unit'>(changed: PropertyValues<this>, key: Key, known: readonly this[Key][], usual: this[Key]): void {
    if (!changed.has(key)) return;
    const bad = !known.includes(this[key]);
    if (bad) this[key] = usual;
    this.setProblem(key, bad ? `"${key}" must be one of ${known.join(', ')}.` : undefined);
  }

  protected override updated(): void {
    this.#tellForm();
  }

  /** Loads what lists and counts: a page with the form alone does without. */
  async #bring(mode: 'list' | 'counts'): Promise<void> {
    if (this.view?.mode === mode || this.notLoaded) return;
    try {
      const view = mode === 'list' ? (await import('./list.js')).listView(this) : (await import('./counts.js')).countsView(this);
      if (this.mode === mode && this.view?.mode !== mode) this.view = view;
    } catch (error) {
      this.notLoaded = true;
      this.fault('not-loaded', error);
    }
  }

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

  formAssociatedCallback(): void {
    this.requestUpdate();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#disabledByForm = disabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.reset();
  }

  formStateRestoreCallback(state: string): void {
    try {
      this.#onChange({ ...EMPTY, ...(JSON.parse(state) as FormFields) });
    } catch {
      // saved by another version: an empty form does no harm
    }
  }

  #tellForm(): void {
    const data = new FormData();
    const who = this.#who();
    if (this.name && who && this.mode === 'form') {
      data.set(this.name, who);
      if (this.fields.why.trim() && this.#masked.of === this.fields.why) data.set(`${this.name}-why`, this.#masked.text);
      const phase = this.#phase();
      if (phase) data.set(`${this.name}-phase`, phase);
    }
    this.internals.setFormValue(data, JSON.stringify(this.fields));
    const valueMissing = this.mode === 'form' && this.required && !who;
    const tooLong = this.#tooLong();
    const anchor = this.renderRoot.querySelector<HTMLElement>(valueMissing ? '#employee' : '#why') ?? undefined;
    this.internals.setValidity({ valueMissing, tooLong: tooLong > 0 }, valueMissing ? this.texts.text('recognize.who-missing') : tooLong > 0 ? this.texts.text('recognize.limit', { count: tooLong }) : '', anchor);
  }

  /** Part of a form: the button of the form sends. */
  get #isControl(): boolean {
    return !!(this.name && this.form);
  }

  get #done(): boolean {
    return !/^(asking|sending|failed)$/.test(this.state);
  }

  // --- giving a star ---

  /** Asks anew. */
  reset(): void {
    this.fields = EMPTY;
    this.found = [];
    this.isMissing = false;
    this.#pending = undefined;
    this.state = 'asking';
  }

  /** Whom the star is for, as it is sent. */
  #who(): string {
    const { employee, written } = this.fields;
    return employee && employee !== OTHER ? employee : nameOf(written);
  }

  #phase(): string | undefined {
    const one = this.phase || this.fields.when;
    return one && SLUG.test(one) ? one : undefined;
  }

  #tooLong(): number {
    return Math.max(0, this.fields.why.trim().length - LONGEST_WHY);
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.#isControl) this.form!.requestSubmit();
    else void this.submit();
  };

  /** Gives the star, as the button does; the thanks come once every sink has it. Does nothing while sending, or after. */
  async submit(): Promise<void> {
    await this.updateComplete;
    if (this.mode !== 'form' || this.state === 'sending' || this.#done || this.disabled) return;
    this.isMissing = !this.#who();
    if (this.isMissing || this.#tooLong() > 0) {
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>(!this.isMissing ? '#why' : this.fields.employee === OTHER ? '#name' : '#employee')?.focus();
    }
    const focused = this.matches(':focus-within'); // what has it is about to be disabled
    this.state = 'sending';
    let sent: CxEventOf<'cx.recognition.given'> | undefined;
    try {
      const { text: why } = await masked(this.fields.why);
      const said = { employee: this.#who(), by: this.by, why: why || undefined, phase: this.#phase(), touchpoint: SLUG.test(this.touchpoint ?? '') ? this.touchpoint : undefined, journey: this.journey || undefined, segments: this.segments ?? undefined };
      if (JSON.stringify(this.#pending?.data) !== JSON.stringify(said)) this.#pending = makeEvent('cx.recognition.given', said, { source: location.origin + location.pathname, subject: this.subject });
      sent = this.#pending!;
      const state = await report(this, 'cx-recognition', sent);
      if (this.#pending !== sent) return; // it was begun anew meanwhile
      this.state = state;
      await this.updateComplete;
      if (focused) this.renderRoot.querySelector<HTMLElement>('[part=thanks]')?.focus();
    } catch (error) {
      if (sent && this.#pending !== sent) return;
      this.state = 'failed';
      this.fault('not-stored', error);
      await this.updateComplete;
      if (focused) this.renderRoot.querySelector<HTMLElement>('[part=send]')?.focus();
    }
  }

  readonly #onChange = (change: Partial<FormFields>): void => {
    this.fields = { ...this.fields, ...change };
    this.#tellForm(); // before listeners of "input" outside ask for it
    if (change.why !== undefined) void this.#look(change.why);
  };

  /** Says beforehand what will be hidden, and hides it from the form around. */
  async #look(why: string): Promise<void> {
    try {
      const { text, kinds } = await masked(why);
      if (why !== this.fields.why) return;
      this.#masked = { of: why, text };
      this.found = kinds;
      this.#tellForm();
    } catch (error) {
      this.fault('not-loaded', error); // what could not be looked through goes into no form
    }
  }

  readonly #again = async (): Promise<void> => {
    this.reset();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#employee')?.focus();
  };

  // --- rendering ---

  protected override render(): TemplateResult {
    const { locale } = this.texts;
    return html`${renderProblems(this.problems)}
      <div lang=${locale}>${this.mode === 'form' ? (this.#done ? this.#renderThanks() : this.#renderForm()) : this.#renderView()}</div>`;
  }

  #renderView(): TemplateResult {
    if (this.notLoaded) return html`<p role="status">${this.texts.text('recognize.not-loaded')}</p>`;
    return this.view?.mode === this.mode ? this.view.render() : html`<p class="quiet" aria-busy="true">${this.texts.text('recognize.loading')}</p>`;
  }

  #renderThanks(): TemplateResult {
    const { text } = this.texts;
    const who = this.#pending!.data.employee;
    const name = usableEmployees(this.employees).find(({ id }) => id === who)?.name ?? who;
    return html`<div class="room">
      <div part="thanks" role="status" tabindex="-1">
        <h2 part="title">${text('recognize.thanks')}</h2>
        <p>${text(`recognize.${this.state}`, { name: `\u2068${name}\u2069` })}</p>
      </div>
      <div><button type="button" @click=${this.#again}>${text('recognize.again')}</button></div>
    </div>`;
  }

  #renderForm(): TemplateResult {
    const { fields, found, by, isMissing } = this;
    return renderForm(this.texts, {
      employees: usableEmployees(this.employees),
      phases: this.phase ? null : (this.phases ?? null),
      ...fields, found, by, isMissing,
      tooLong: this.#tooLong(),
      off: this.disabled || this.#disabledByForm,
      state: this.state === 'sending' || this.state === 'failed' ? this.state : 'asking',
      isControl: this.#isControl,
      onSubmit: this.#onSubmit,
      onChange: this.#onChange,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-recognize': CxRecognize;
  }
}
