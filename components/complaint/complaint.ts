import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { storable } from '../../src/core/storable.js';
import type { Told } from '../../src/delivery/sink.js';
import type { CxEventData, CxEventType } from '../../src/model/event.js';
import { makeEvent } from '../../src/model/make-event.js';
import { checkGiven } from '../../src/survey/check-answer.js';
import { report } from '../asking/reporting.js';
import { CxElement } from '../base/element.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { messages } from './complaint.messages.js';
import { styles } from './complaint.styles.js';
import { newReference, readStatus, type ComplaintStatus } from './status.js';

type Phase = 'asking' | 'sending' | 'failed' | 'known';
/** What became of the question whether it is resolved. */
type Verdict = 'unasked' | 'why-not' | 'confirmed' | 'reopened';
/** What people complain about, if the page does not say. */
const CATEGORIES = ['product-issue', 'service-issue', 'delivery', 'billing', 'other'] as const;
const DAY = 86_400_000;

/**
 * @summary Takes a complaint in, gives a reference for it at once, shows how it stands, and asks whether it is resolved.
 *
 * @tag cx-complaint
 * @event {CxReportEvent} cx-case - The customer complains (`cx.case.opened`), says that it is resolved (`cx.case.resolved`) or that it is not (`cx.case.reopened`). Sinks call `waitUntil`.
 * @event {CxErrorEvent} cx-error - Something is wrong with the configuration, or the complaint could not be stored. Does not bubble.
 * @slot resolved - What is asked once the customer says that it is resolved, such as a `<cx-csat-survey>`.
 * @csspart send - The button that sends.
 * @csspart reference - The reference.
 * @csspart status - How it stands.
 * @csspart error - What went wrong with sending.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxComplaint extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    reference: { reflect: true },
    answerWithin: { type: Number, attribute: 'answer-within' },
    categories: { type: Object },
    touchpoint: {},
    journey: {},
    subject: {},
    segments: { type: Object },
    statusFrom: { attribute: 'status-from' },
    status: { attribute: false },
    phase: { state: true },
    verdict: { state: true },
    wrong: { state: true },
    delivered: { state: true },
    lost: { state: true },
    judgeFailed: { state: true },
  };

  /** The reference of a complaint that was made before: then its status is shown. Set by the element when a complaint is sent. */
  declare reference: string | undefined;
  /** Within how many days the company answers; promised to the customer. */
  declare answerWithin: number | undefined;
  /** What it can be about, by id: `{ "delivery": "A delivery" }`; the usual things if not given. */
  declare categories: Readonly<Record<string, string>> | null | undefined;
  /** The point of the journey that it is about. */
  declare touchpoint: string | undefined;
  /** The journey that it belongs to. */
  declare journey: string | undefined;
  /** A pseudonym of the customer. */
  declare subject: string | undefined;
  /** The groups the customer is in: `{ region: 'north' }`; as JSON in the attribute. */
  declare segments: Readonly<Record<string, string>> | null | undefined;
  /** Where the status of a complaint is asked for: an address with `{reference}` in it, answered with JSON as {@link ComplaintStatus}. */
  declare statusFrom: string | undefined;
  /** How it stands, from a script. */
  declare status: ComplaintStatus | undefined;

  declare protected phase: Phase;
  declare protected verdict: Verdict;
  declare protected wrong: ReadonlyMap<string, string>;
  declare protected delivered: Told | undefined;
  declare protected lost: boolean;
  declare protected judgeFailed: boolean;

  readonly #texts = new Localizer(this, messages);
  #asking: AbortController | undefined;
  /** The complaint on its way; trying again sends the same, so that one case is opened. */
  #pending: ReturnType<typeof makeEvent<'cx.case.opened'>> | undefined;
  #isJudging = false;
  /** The reference that status and verdict belong to. */
  #own: string | undefined;

  constructor() {
    super();
    this.phase = 'asking';
    this.verdict = 'unasked';
    this.wrong = new Map();
    this.lost = this.judgeFailed = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking?.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('answerWithin')) {
      const bad = this.answerWithin !== undefined && this.answerWithin !== null && !(this.answerWithin >= 0 && this.answerWithin <= 365);
      if (bad) this.answerWithin = undefined;
      this.setProblem('answer-within', bad ? '"answer-within" must be from 0 to 365 days.' : undefined);
    }
    if (changed.has('statusFrom')) {
      const bad = !!this.statusFrom && !this.statusFrom.includes('{reference}');
      this.setProblem('status-from', bad ? '"status-from" must be an address with {reference} in it.' : undefined);
    }
    if (changed.has('reference') && this.reference !== this.#own) {
      // another complaint: nothing of the one before stands under its name
      this.#own = this.reference;
      this.delivered = undefined;
      this.verdict = 'unasked';
      if (this.hasUpdated && !changed.has('status')) this.status = undefined;
      this.phase = this.reference ? 'known' : 'asking';
    }
    if ((changed.has('reference') || changed.has('statusFrom')) && this.reference && !this.delivered) void this.refresh();
  }

  /** Asks how the complaint stands. */
  async refresh(): Promise<void> {
    const { reference, statusFrom } = this;
    if (!reference || !statusFrom?.includes('{reference}')) return;
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    try {
      const answer = await fetch(statusFrom.replace('{reference}', encodeURIComponent(reference)), { signal, headers: { accept: 'application/json' } });
      const status = answer.ok ? readStatus(await answer.json()) : undefined;
      if (signal.aborted) return;
      this.lost = status === undefined;
      this.status = status ?? this.status;
    } catch (error) {
      if (signal.aborted) return;
      this.lost = true;
      this.fault('no-status', error);
    }
  }

  /** The day by which the company answers what comes now; an attribute that was taken away promises nothing. */
  get #dueDay(): string | undefined {
    const days = this.answerWithin ?? undefined;
    return days === undefined ? undefined : new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  }

  #make<Type extends CxEventType>(type: Type, data: CxEventData<Type>): ReturnType<typeof makeEvent<Type>> {
    return makeEvent(type, data, { source: location.origin + location.pathname, subject: this.subject });
  }

  get #context(): Pick<CxEventData<'cx.case.reopened'>, 'touchpoint' | 'journey' | 'segments'> {
    return { touchpoint: this.touchpoint || undefined, journey: this.journey || undefined, segments: this.segments ?? undefined };
  }

  // --- taking it in ---

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = (name: string): string => storable((form.elements.namedItem(name) as HTMLInputElement).value.trim());
    const given = { category: said('category'), text: said('text'), wanted: said('wanted'), name: said('name'), email: said('email'), phone: said('phone') };
    this.wrong = this.#check(given);
    const [first] = this.wrong.keys();
    if (first !== undefined) (form.elements.namedItem(first) as HTMLElement).focus();
    else if (this.phase !== 'sending') void this.#send(given);
  };

  #check({ category, text, name, email, phone }: Readonly<Record<'category' | 'text' | 'name' | 'email' | 'phone', string>>): ReadonlyMap<string, string> {
    const told = (code: string): string => this.#texts.text(`complaint.problem.${code}`);
    const wrong = new Map<string, string>();
    if (!category) wrong.set('category', told('category'));
    if (!text) wrong.set('text', told('text'));
    if (!email && !phone) wrong.set('email', told('reach'));
    const found = checkGiven({ type: 'contact', id: 'reach', title: '', purpose: '', fields: ['name', 'email', 'phone'] }, { kind: 'contact', details: { name, email, phone } }, false);
    for (const { part = '', code } of found) wrong.set(part, told(code));
    return wrong;
  }

  async #send({ category, text, wanted, name, email, phone }: Readonly<Record<'category' | 'text' | 'wanted' | 'name' | 'email' | 'phone', string>>): Promise<void> {
    const focused = this.matches(':focus-within'); // what has it is about to be disabled
    const said = { complaint: true, category, channel: 'web', text, wanted: wanted || undefined, name: name || undefined, email: email || undefined, phone: phone || undefined, due: this.#dueDay, ...this.#context } as const;
    const isSame = this.#pending && JSON.stringify({ ...this.#pending.data, case: undefined }) === JSON.stringify(said);
    const pending = isSame ? this.#pending! : this.#make('cx.case.opened', { case: newReference(), ...said });
    this.#pending = pending;
    this.phase = 'sending';
    try {
      this.delivered = await report(this, 'cx-case', pending);
      this.status = { state: 'received', since: new Date().toISOString() };
      this.#own = this.reference = pending.data.case;
      await this.#go('known', focused);
    } catch (error) {
      this.phase = 'failed';
      this.fault('not-stored', error);
    }
  }

  // --- is it resolved? ---

  readonly #onResolved = (): void => void this.#judge('confirmed', this.#make('cx.case.resolved', { case: this.reference!, by: 'customer', ...this.#context }));

  readonly #onReopen = (event: Event): void => {
    event.preventDefault();
    const text = storable(((event.target as HTMLFormElement).elements.namedItem('missing') as HTMLTextAreaElement).value.trim());
    void this.#judge('reopened', this.#make('cx.case.reopened', { case: this.reference!, text: text || undefined, ...this.#context }));
  };

  async #judge(verdict: Verdict, detail: Parameters<typeof report>[2]): Promise<void> {
    if (this.#isJudging) return;
    this.#isJudging = true;
    this.judgeFailed = false;
    try {
      await report(this, 'cx-case', detail);
      if (verdict === 'reopened') this.status = { state: 'in-progress', since: new Date().toISOString() };
      this.verdict = verdict;
      await this.#go('known');
    } catch (error) {
      this.judgeFailed = true;
      this.fault('not-stored', error);
    } finally {
      this.#isJudging = false;
    }
  }

  /** Shows something else, and takes the focus along if it was here. */
  async #go(phase: Phase, focused = this.matches(':focus-within')): Promise<void> {
    this.phase = phase;
    await this.updateComplete;
    if (focused) this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    return html`${renderProblems(this.problems)} ${this.phase === 'known' ? this.#renderKnown() : this.#renderForm()}`;
  }

  #date(moment: string): string {
    return new Intl.DateTimeFormat(this.#texts.locale, { dateStyle: 'long', ...(moment.length === 10 && { timeZone: 'UTC' }) }).format(new Date(moment));
  }

  #problem(name: string): TemplateResult {
    return html`<p class="problem" id="${name}-problem" role="alert">${this.wrong.get(name) ?? nothing}</p>`;
  }

  #field(name: 'name' | 'email' | 'phone', type: string, autocomplete: 'name' | 'email' | 'tel'): TemplateResult {
    return html`<div>
      <label for=${name}>${this.#texts.text(`complaint.${name}`)}</label>
      <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} aria-invalid=${`${this.wrong.has(name)}`} aria-describedby="${name}-problem" />
      ${this.#problem(name)}
    </div>`;
  }

  #renderForm(): TemplateResult {
    const { text, locale } = this.#texts;
    const busy = this.phase === 'sending';
    const categories = Object.entries(this.categories ?? Object.fromEntries(CATEGORIES.map((id) => [id, text(`complaint.${id}`)])));
    return html`<form lang=${locale} novalidate @submit=${this.#onSubmit}>
      <h2>${text('complaint.title')}</h2>
      <p>${text('complaint.lead')}${this.#dueDay === undefined ? nothing : ` ${text('complaint.due', { date: this.#date(this.#dueDay) })}`}</p>
      <div>
        <label for="category">${text('complaint.category')}</label>
        <select id="category" name="category" aria-required="true" aria-invalid=${`${this.wrong.has('category')}`} aria-describedby="category-problem">
          <option value="">${text('complaint.choose')}</option>
          ${categories.map(([id, label]) => html`<option value=${id}>${label}</option>`)}
        </select>
        ${this.#problem('category')}
      </div>
      <div>
        <label for="text">${text('complaint.text')}</label>
        <textarea id="text" name="text" dir="auto" maxlength="10000" aria-required="true" aria-invalid=${`${this.wrong.has('text')}`} aria-describedby="text-problem"></textarea>
        ${this.#problem('text')}
      </div>
      <div>
        <label for="wanted">${text('complaint.wanted')} <span>(${text('complaint.optional')})</span></label>
        <textarea id="wanted" name="wanted" dir="auto" maxlength="10000"></textarea>
      </div>
      <fieldset aria-describedby="reach-why">
        <legend>${text('complaint.reach')}</legend>
        <p class="quiet" id="reach-why">${text('complaint.reach-why')}</p>
        <div class="pair">${this.#field('email', 'email', 'email')} ${this.#field('phone', 'tel', 'tel')}</div>
        ${this.#field('name', 'text', 'name')}
      </fieldset>
      <div part="error" role="alert">${this.phase === 'failed' ? text('complaint.failed') : nothing}</div>
      <button part="send" ?disabled=${busy}>${text(busy ? 'complaint.sending' : 'complaint.send')}</button>
    </form>`;
  }

  #renderKnown(): TemplateResult {
    const { text, locale } = this.#texts;
    return html`<div class="room" lang=${locale}>
      ${this.delivered && this.verdict === 'unasked'
        ? html`<div role="status" tabindex="-1" data-focus>
            <h2>${text('complaint.thanks')}</h2>
            <p>${text(`complaint.${this.delivered}`)}${this.#pending?.data.due ? ` ${text('complaint.due', { date: this.#date(this.#pending.data.due) })}` : nothing}</p>
          </div>`
        : nothing}
      <div>
        <p>${text('complaint.reference')}</p>
        <p part="reference"><bdi>${this.reference}</bdi></p>
        <p class="quiet">${text('complaint.keep')}</p>
      </div>
      ${this.#renderStatus()}
    </div>`;
  }

  #renderStatus(): TemplateResult {
    const { text } = this.#texts;
    const { status } = this;
    return html`<section class="state" part="status" aria-labelledby="stands">
      <h3 id="stands">${text('complaint.status')}</h3>
      <div aria-live="polite">
        ${status
          ? html`<p><strong>${text(`complaint.state.${status.state}`)}</strong>${status.since ? html` <span class="quiet">${text('complaint.since', { date: this.#date(status.since) })}</span>` : nothing}</p>
              ${status.owner ? html`<p class="quiet">${text('complaint.owner', { name: status.owner })}</p>` : nothing} ${status.note ? html`<p>${status.note}</p>` : nothing}`
          : nothing}
        ${this.lost ? html`<p>${text('complaint.no-status')}</p>` : nothing}
      </div>
      ${this.statusFrom ? html`<div><button type="button" @click=${() => this.refresh()}>${text('complaint.again')}</button></div>` : nothing}
      ${this.#renderVerdict(status)}
      <p class="problem" role="alert">${this.judgeFailed ? text('complaint.not-said') : nothing}</p>
    </section>`;
  }

  #renderVerdict(status: ComplaintStatus | undefined): TemplateResult | typeof nothing {
    const { text } = this.#texts;
    switch (this.verdict) {
      case 'confirmed':
        return html`<p role="status" tabindex="-1" data-focus>${text('complaint.confirmed')}</p><slot name="resolved"></slot>`;
      case 'reopened':
        return html`<p role="status" tabindex="-1" data-focus>${text('complaint.reopened')}</p>`;
      case 'why-not':
        return html`<form novalidate @submit=${this.#onReopen}>
          <div><label for="missing">${text('complaint.why-not')} <span>(${text('complaint.optional')})</span></label><textarea id="missing" name="missing" dir="auto" maxlength="10000" data-focus></textarea></div>
          <button part="send">${text('complaint.reopen')}</button>
        </form>`;
      default:
        if (status?.state !== 'answered' && status?.state !== 'resolved') return nothing;
        return html`<p id="resolved">${text('complaint.is-resolved')}</p>
          <div class="equal" role="group" aria-labelledby="resolved">
            <button type="button" @click=${this.#onResolved}>${text('complaint.yes')}</button>
            <button type="button" @click=${() => {
              this.verdict = 'why-not';
              void this.#go('known');
            }}>${text('complaint.no')}</button>
          </div>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-complaint': CxComplaint;
  }
}
