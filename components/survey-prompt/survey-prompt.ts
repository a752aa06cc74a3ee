import { html, nothing, svg, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { DisposableStore, toDisposable, type Disposable } from '../../src/core/disposable.js';
import { uuidv7 } from '../../src/core/uuid.js';
import { makeEvent } from '../../src/model/make-event.js';
import type { AskKind, AskRecord } from '../../src/model/index.js';
import type { AskExplanation, AskRequest } from '../../src/survey/policy/ask.js';
import { explain } from '../../src/survey/policy/explain.js';
import { CxSurveyEvent, type CxResponseEvent } from '../base/events.js';
import { whileConnected } from '../base/lifetime.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { asking, type Asking } from './asking.js';
import { PromptAttributes } from './attributes.js';
import { liveGates, type PromptGate } from './live-gates.js';
import { Manners } from './manners.js';
import { keepBeside } from './place.js';
import { wouldPush } from './room.js';
import { isSelector, MODES, MOMENTS, readRules, withRules, type RuleAttributes } from './settings.js';
import { metricsIn, metricsOf, slugOf, surveyIn, type Telling } from './survey-of.js';
import { messages } from './survey-prompt.messages.js';
import { styles } from './survey-prompt.styles.js';
import { Triggers } from './triggers.js';

/** Where a prompt stands: nothing has called it yet; called, and not now; offered at the side; open; put aside; over. */
export type PromptState = 'waiting' | 'held' | 'offered' | 'open' | 'minimised' | 'closed';

export type { PromptGate };
export type PromptExplanation = AskExplanation<PromptGate>;

/** `cx-prompt-state`: a prompt was opened, put aside or closed; `detail` says which. Does not bubble. */
export class CxPromptStateEvent extends CustomEvent<{ readonly state: PromptState }> {
  constructor(state: PromptState) {
    super('cx-prompt-state', { detail: { state } });
  }
}

/** Longer than this no timer waits: browsers count in 32 bits. */
const LONGEST_TIMER = 12 * 3_600_000;
/** What it changes itself. */
const OWN_STATE: ReadonlySet<string> = new Set(['state', 'told', 'problems']);
/** What does not hold back a survey that has been put before the person in this very visit, and is still unanswered. */
const OF_ASKING_ANEW: ReadonlySet<string> = new Set(['clock', 'session', 'transaction', 'trigger']);
/** What is mended by a sensible default; with any other fault nobody is asked. */
const HARMLESS: ReadonlySet<string> = new Set(['mode', 'anchor', 'journey']);
/** What holds even where the customer asks for the survey. */
const HOLDS_ALWAYS: ReadonlySet<string> = new Set(['settings', 'page', 'schedule']);

const CROSS = svg`<path d="M4 4l10 10M14 4L4 14"></path>`;
const DASH = svg`<path d="M3 12h12"></path>`;
const icon = (path: unknown): TemplateResult => html`<svg viewBox="0 0 18 18" aria-hidden="true">${path}</svg>`;

/**
 * @summary Brings a survey before the eyes at the right moment, and never in the way.
 *
 * The survey is its child. It comes when what it waits for has come, when the contact policy of the page lets it, and when the person is not in the middle of
 * something. All prompts of a page share one policy and one turn: one survey at a time, in all tabs.
 *
 * @tag cx-survey-prompt
 * @event {CxSurveyEvent} cx-show - The survey is about to be shown; `detail` is a `cx.survey.shown` event. Cancel it to hold it back.
 * @event {CxSurveyEvent} cx-shown - It was shown; `detail` is the same event.
 * @event {CxSurveyEvent} cx-dismiss - The customer put it away; `detail` is a `cx.survey.dismissed` event, whose `how` is `closed`. Cancel it to keep it open.
 * @event {CxPromptStateEvent} cx-prompt-state - It was opened, put aside or closed; `detail.state` says which. Does not bubble.
 * @event {CxErrorEvent} cx-error - Something is wrong with the configuration; `detail` says what. Does not bubble.
 * @slot - The survey.
 * @csspart panel - The box around the survey.
 * @csspart bar - The row with its name and its buttons.
 * @csspart label - Its name.
 * @csspart aside - The button that puts it aside.
 * @csspart close - The button that closes it.
 * @csspart body - The room of the survey.
 * @csspart tab - The small button that brings it back, or offers it at the side.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-paper] - The colour of the box; that of the page if not given.
 * @cssprop [--cx-ink] - The colour of text in the box.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssState open - The survey can be seen.
 * @cssState minimised - It is put aside.
 */
export class CxSurveyPrompt extends PromptAttributes {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    state: { state: true },
    told: { state: true },
  };

  declare protected state: PromptState;
  /** What the live region says. */
  declare protected told: string;

  readonly #texts = new Localizer(this, messages);
  readonly #asking: Asking = asking();
  #triggers: Triggers | undefined;
  #manners: Manners | undefined;
  /** While it is open: the turn, and what keeps a popover in its place. */
  #held: DisposableStore | undefined;
  #timer: Disposable | undefined;
  /** What it waits for has come. */
  #called = false;
  /** It is being opened; a second wish meanwhile is the same. */
  #opening: Promise<void> | undefined;
  #deciding: Promise<void> | undefined;
  #again = false;
  #answered = false;
  /** It has been painted with its room reserved. */
  #reserved = false;
  #focusedBefore: HTMLElement | null = null;

  constructor() {
    super();
    this.state = 'waiting';
    this.told = '';
    whileConnected(this, (store) => this.#live(store));
    this.addEventListener('cx-submitted', (event) => this.#onSubmitted(event));
    this.addEventListener('cx-dismiss', (event) => this.#onDismissed(event));
    this.addEventListener('command', (event) => (event as Event & { readonly command?: string }).command === '--show' && void this.show({ byCustomer: true }));
  }

  // --- what it asks, and whether it may ---

  get #survey(): Telling | null {
    return surveyIn(this);
  }

  /** Who asks what, as the policy sees it. */
  get request(): AskRequest {
    const survey = this.#survey;
    return { survey: this.survey || slugOf(survey), metrics: this.metric?.split(/\s+/).filter(Boolean) ?? metricsOf(survey), transaction: this.transaction || undefined, moment: this.moment || undefined };
  }

  /** Where it stands. */
  get standing(): PromptState {
    return this.state;
  }

  /**
   * Every gate it has to pass, with the reason and the next date; for a page of your own. `<cx-survey-debug>` shows it in words.
   */
  async explain(): Promise<PromptExplanation> {
    const { request } = this;
    const { rules } = readRules(this as RuleAttributes);
    const context = await this.#asking.context(this);
    const decided = explain(request, { ...context, policy: withRules(context.policy, request.survey, rules) });
    const live = liveGates({
      now: context.now,
      faulty: this.problems.some(({ where }) => !HARMLESS.has(where!)) || this.#asking.settings.policy === null,
      called: this.#called,
      waitingFor: this.#triggers?.waiting ?? [],
      busy: this.#manners?.busy(this.#isModal),
      pushes: this.mode === 'inline' && this.state !== 'open' && !this.#reserved && wouldPush(this),
    });
    const here = live.every(({ passed }) => passed);
    return { eligible: decided.eligible && here, gates: [...live, ...decided.gates], next: here ? decided.next : null, nextByTime: decided.nextByTime };
  }

  /**
   * Shows the survey, if every gate is open. With `byCustomer` only those of page and schedule count: for a button with which the customer asks for it.
   *
   * @returns whether it is open now
   */
  async show({ byCustomer = false }: { readonly byCustomer?: boolean } = {}): Promise<boolean> {
    this.#called = true;
    if (this.state === 'closed') this.state = 'waiting';
    if (byCustomer) await this.#openFor(true);
    else await this.#consider();
    return this.state === 'open';
  }

  /** Puts it aside: a small button stays that brings it back, also on the next pages of this visit. */
  minimise(): void {
    if (this.state !== 'open' || !this.#canMinimise) return;
    if (this.#answered && this.mode !== 'side-tab') return void this.#leave('closed');
    if (this.mode !== 'side-tab') this.#note('minimised');
    void this.#leave(this.mode === 'side-tab' ? 'offered' : 'minimised');
  }

  /** Closes it. Unless it was answered, that is a no: `cx-dismiss`. */
  close(): void {
    if (this.state !== 'open' && this.state !== 'minimised') return;
    if (!this.#answered) {
      const event = new CxSurveyEvent('cx-dismiss', this.#make('cx.survey.dismissed', { how: 'closed' }), true);
      if (!this.dispatchEvent(event)) return;
      this.#note('dismissed');
    }
    void this.#leave('closed');
  }

  // --- its life on the page ---

  #live(store: DisposableStore): void {
    const consider = (): void => void this.#consider();
    this.#manners = store.add(new Manners(this.#asking.clock, consider));
    store.add(this.#asking.changed(consider));
    store.add(this.#asking.navigated(() => void this.#moved()));
    store.add(toDisposable(() => this.#timer?.dispose()));
    store.add(toDisposable(() => this.#triggers?.dispose()));
    store.add(toDisposable(() => this.#held?.dispose()));
    const listen = (target: EventTarget, type: string, listener: () => void): void => {
      target.addEventListener(type, listener);
      store.add(toDisposable(() => target.removeEventListener(type, listener)));
    };
    // a page that is kept for going back must not keep the turn, nor what it was shown under
    listen(window, 'pagehide', () => this.#held?.dispose());
    listen(window, 'pageshow', () => this.state === 'open' && this.#held?.disposed && void this.#back());
    const seen = new IntersectionObserver(consider);
    seen.observe(this);
    store.add(toDisposable(() => seen.disconnect()));
    store.add(this.#asking.join(this));
    if (!this.hasUpdated) return;
    // it was moved, or put back: it waits again, and what was open comes again
    this.#arm();
    this.requestUpdate();
    if (this.state === 'open') void this.#back();
  }

  /** The address is another one: what was answered goes, and what does not belong on this page waits. */
  async #moved(): Promise<void> {
    if (this.state !== 'open' && this.state !== 'minimised' && this.state !== 'offered') return;
    if (this.#answered) return this.#leave('closed');
    const { gates } = await this.explain();
    if (gates.some(({ gate, passed }) => !passed && HOLDS_ALWAYS.has(gate))) await this.#leave('held');
  }

  /** The page was left and has come back as it was. */
  async #back(): Promise<void> {
    const turn = await this.#asking.takeTurn(this);
    if (turn) {
      this.#keep(turn);
      if (this.#beside) this.#held!.add(keepBeside(this.#find('[part=panel]')!, this.#beside));
    } else await this.#leave(this.#canMinimise ? 'minimised' : 'held');
  }

  /** Decides anew, one decision after the other. */
  async #consider(): Promise<void> {
    if (!this.isConnected || !this.hasUpdated) return;
    this.#again = true;
    return (this.#deciding ??= this.#decideAll().finally(() => (this.#deciding = undefined)));
  }

  async #decideAll(): Promise<void> {
    try {
      while (this.#again && this.isConnected) {
        this.#again = false;
        await this.#decide();
      }
    } catch (error) {
      this.fault('internal', error);
    }
  }

  async #decide(): Promise<void> {
    if (this.state === 'open' || this.state === 'minimised' || this.state === 'closed') return;
    const { gates, next } = await this.explain();
    const shut = gates.filter(({ passed }) => !passed);
    this.#warn(shut);
    if (this.mode === 'side-tab') {
      this.state = shut.some(({ gate }) => HOLDS_ALWAYS.has(gate) || gate === 'trigger') ? 'held' : 'offered';
      return;
    }
    if (await this.#isUnfinished()) {
      // put before the person in this visit, and neither answered nor refused: it comes back, quietly
      if (shut.every(({ gate }) => OF_ASKING_ANEW.has(gate))) this.#called = await this.#resume();
      else if (this.#called) this.state = 'held';
      return;
    }
    if (!this.#called) return;
    this.state = 'held';
    this.#wait(next);
    if (shut.length === 0) await this.#openFor(false);
  }

  /** Tells developers of a metric at the wrong point of the journey. */
  #warn(shut: PromptExplanation['gates']): void {
    const wrong = shut.find(({ code }) => code === 'moment-wrong')?.values;
    if (!!wrong === this.problems.some(({ where }) => where === 'journey')) return;
    this.setProblem('journey', wrong && `${String(wrong['metric'])} belongs to ${String(wrong['moments'])}, not to ${String(wrong['moment'])}. Nobody is asked here.`);
  }

  /** The last that happened to this survey in this visit is that it was shown or put aside. */
  async #isUnfinished(): Promise<boolean> {
    const { survey } = this.request;
    const { history, session } = await this.#asking.context(this);
    const own = (history ?? []).filter((record) => record.survey === survey && record.session === session && record.transaction === this.request.transaction);
    const last = own.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1)?.kind;
    return (last === 'shown' && !this.#isModal) || last === 'minimised';
  }

  async #resume(): Promise<boolean> {
    if (this.mode === 'inline') await this.#openFor(true);
    else if (this.#canMinimise) this.#become('minimised');
    return true;
  }

  /** Looks again when the last gate opens by itself. */
  #wait(next: number | null): void {
    this.#timer?.dispose();
    const milliseconds = (next ?? 0) - this.#asking.clock.now();
    if (next !== null && milliseconds > 0 && milliseconds < LONGEST_TIMER) this.#timer = this.#asking.clock.after(milliseconds, () => void this.#consider());
  }

  /** Opens it, if it gets the turn and nobody objects. Whoever asked for it need not wait for the turn. */
  #openFor(byCustomer: boolean): Promise<void> {
    return (this.#opening ??= this.#open(byCustomer).finally(() => (this.#opening = undefined)));
  }

  async #open(byCustomer: boolean): Promise<void> {
    if (this.state === 'open') return;
    const { gates } = await this.explain();
    if (byCustomer && gates.some(({ gate, passed }) => !passed && HOLDS_ALWAYS.has(gate))) return;
    const turn = await this.#asking.takeTurn(this);
    if (!turn && !byCustomer) return;
    // another tab may have asked while this one waited for the turn
    const still = byCustomer || (await this.explain()).eligible;
    const detail = this.#make('cx.survey.shown', {});
    const isNew = this.state !== 'minimised';
    const isStopped = still && isNew && !this.dispatchEvent(new CxSurveyEvent('cx-show', detail, true));
    if (!still || isStopped || !this.isConnected) {
      if (isStopped) this.#called = false; // until it is called again
      turn?.dispose();
      return;
    }
    this.#keep(turn);
    this.#answered = false;
    this.#become('open');
    await this.updateComplete;
    if (this.#beside) this.#held!.add(keepBeside(this.#find('[part=panel]')!, this.#beside));
    if (byCustomer) this.#find(this.mode === 'inline' ? '[part=panel]' : '[part=label]')?.focus();
    if (isNew) this.#onceSeen(() => {
      this.#note('shown', detail.id);
      this.dispatchEvent(new CxSurveyEvent('cx-shown', detail));
    });
  }

  #keep(turn: Disposable | null): void {
    this.#held?.dispose();
    this.#held = new DisposableStore();
    if (turn) this.#held.add(turn);
  }

  /** What floats is seen at once; what stands in the page, when half of it is in view. */
  #onceSeen(then: () => void): void {
    if (this.mode !== 'inline') return then();
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        then();
      },
      { threshold: 0.5 },
    );
    observer.observe(this.#find('[part=panel]')!);
    this.#held?.add(toDisposable(() => observer.disconnect()));
  }

  #become(state: PromptState): void {
    if (this.state === state) return;
    this.state = state;
    const label = this.#name;
    this.told = state === 'open' && !this.#isModal && this.mode !== 'inline' ? this.#texts.text('prompt.arrived', { label }) : state === 'minimised' ? this.#texts.text('prompt.minimised', { label }) : state === 'closed' ? this.#texts.text('prompt.closed') : '';
    this.dispatchEvent(new CxPromptStateEvent(state));
  }

  /** Leaves the screen, and gives the focus back if it was here. */
  async #leave(state: PromptState): Promise<void> {
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    const focused = this.contains(activeElement); // :focus-within is not told of an element without a box
    if (state === 'closed') this.#called = false;
    this.#held?.dispose();
    this.#find<HTMLDialogElement>('dialog')?.close();
    this.#become(state);
    await this.updateComplete;
    if (!focused || this.#isModal) return; // a dialog gives it back by itself
    const before = this.#focusedBefore;
    const tab = this.#find('[part=tab]');
    if (tab) tab.focus();
    else if (before?.isConnected && before.checkVisibility()) before.focus({ preventScroll: true });
    else this.#find('[role=status]')?.focus();
  }

  // --- what happens to the survey ---

  #onSubmitted({ detail }: CxResponseEvent): void {
    this.#answered = true;
    this.#note('answered', detail.id, metricsIn(detail.data.answers));
  }

  #onDismissed(event: CxSurveyEvent): void {
    if (event.target === this) return;
    // whoever may stop it comes after this element
    setTimeout(() => {
      if (event.defaultPrevented || this.state !== 'open') return;
      this.#answered = true;
      this.#note('dismissed', event.detail.id);
      if (this.mode !== 'inline') void this.#leave('closed');
    });
  }

  #note(kind: AskKind, id = uuidv7(), answered: readonly string[] = []): void {
    const { survey, metrics, transaction } = this.request;
    const record: AskRecord = { id, kind, survey, at: new Date(this.#asking.clock.now()).toISOString(), metrics: [...new Set([...metrics, ...answered])], transaction };
    this.#asking.note(record).catch((error: unknown) => this.fault('not-stored', error));
  }

  #make<Type extends 'cx.survey.shown' | 'cx.survey.dismissed'>(type: Type, more: { readonly how?: 'closed' }): ReturnType<typeof makeEvent<Type>> {
    const { touchpoint, segments, subject } = this.#survey ?? {};
    return makeEvent<Type>(type, { survey: this.request.survey, touchpoint: touchpoint || undefined, segments: segments ?? undefined, ...more } as Parameters<typeof makeEvent<Type>>[1], { source: location.origin + location.pathname, subject });
  }

  // --- rendering ---

  get #isModal(): boolean {
    return this.mode === 'modal' || this.mode === 'page';
  }

  get #canMinimise(): boolean {
    return !this.noAside && !this.#isModal && this.mode !== 'inline';
  }

  /** What a popover stands beside; where there is nothing of the kind it comes in the corner. */
  get #beside(): Element | null {
    return this.mode === 'popover' && isSelector(this.anchor) ? document.querySelector(this.anchor!) : null;
  }

  get #name(): string {
    return this.label || this.#texts.text(this.mode === 'side-tab' ? 'prompt.side' : 'prompt.label');
  }

  #find<E extends HTMLElement = HTMLElement>(selector: string): E | null {
    return this.renderRoot.querySelector<E>(selector);
  }

  protected override willUpdate(changed: PropertyValues<CxSurveyPrompt>): void {
    if (!MODES.includes(this.mode)) {
      this.setProblem('mode', `"mode" must be one of ${MODES.join(', ')}.`);
      this.mode = 'corner';
    }
    this.setProblem('moment', this.moment && !MOMENTS.includes(this.moment) ? `"moment" must be one of ${MOMENTS.join(', ')}. Nobody is asked until it is.` : undefined);
    this.setProblem('anchor', this.mode === 'popover' && !isSelector(this.anchor) ? '"anchor" must be a selector of what the popover stands beside. It comes in the corner.' : undefined);
    this.setProblem('click', !this.clicked || isSelector(this.clicked) ? undefined : '"click" must be a selector. Nobody is asked until it is.');
    for (const [where, message] of Object.entries(readRules(this as RuleAttributes).faults)) this.setProblem(where, message);
    const isReserving = this.mode === 'inline' && !!this.reserve;
    this.style.minBlockSize = isReserving && this.state !== 'closed' ? this.reserve! : '';
    this.#reserved ||= isReserving;
    this.setState('open', this.state === 'open');
    this.setState('minimised', this.state === 'minimised');
    if (['afterSeconds', 'scrolled', 'exitIntent', 'eventName', 'clicked', 'pageViews', 'manual', 'all', 'survey'].some((name) => changed.has(name as keyof CxSurveyPrompt))) this.#arm();
  }

  /** Begins to wait, by the settings as they are. */
  #arm(): void {
    this.#triggers?.dispose();
    const { afterSeconds: after, scrolled: scroll, exitIntent, eventName: on, pageViews, manual, all } = this;
    const click = isSelector(this.clicked) ? this.clicked : undefined;
    this.#triggers = new Triggers({ after, scroll, exitIntent, on, click, pageViews, manual, all }, this.request.survey, this.#asking, () => {
      this.#called = true;
      if (this.state === 'closed') this.state = 'waiting';
      void this.#consider();
    });
  }

  protected override updated(changed: PropertyValues<CxSurveyPrompt>): void {
    if ([...changed.keys()].some((name) => !OWN_STATE.has(String(name)))) void this.#consider(); // by the settings as they are now
    for (const one of this.renderRoot.querySelectorAll<HTMLElement>('[popover]')) if (!one.matches(':popover-open')) one.showPopover();
    const dialog = this.#find<HTMLDialogElement>('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
      this.#find('[part=label]')!.focus();
    }
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    this.close();
  };

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  /** A browser may close a dialog without asking. */
  readonly #onClosed = (): void => {
    if (this.state === 'open') this.close();
    if (this.state === 'open') this.requestUpdate();
  };

  readonly #onFocus = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof HTMLElement && !this.contains(relatedTarget) && relatedTarget !== this) this.#focusedBefore = relatedTarget;
  };

  protected override render(): TemplateResult {
    return html`${renderProblems(this.problems)}
      <p role="status" tabindex="-1" lang=${this.#texts.locale}>${this.told}</p>
      ${this.state === 'open' ? this.#renderPanel() : this.state === 'minimised' || this.state === 'offered' ? this.#renderTab() : nothing}`;
  }

  #renderPanel(): TemplateResult {
    const inside = html`<div part="bar" lang=${this.#texts.locale}>
        <p part="label" id="label" tabindex="-1">${this.#name}</p>
        ${this.#canMinimise ? html`<button part="aside" type="button" aria-label=${this.#texts.text('prompt.aside')} title=${this.#texts.text('prompt.aside')} @click=${this.minimise}>${icon(DASH)}</button>` : nothing}
        <button part="close" type="button" aria-label=${this.#texts.text('prompt.close')} title=${this.#texts.text('prompt.close')} @click=${this.close}>${icon(CROSS)}</button>
      </div>
      <div part="body"><slot></slot></div>`;
    if (this.#isModal) return html`<dialog part="panel" class="${this.mode} arrives" aria-labelledby="label" @cancel=${this.#onCancel} @close=${this.#onClosed}>${inside}</dialog>`;
    if (this.mode === 'inline') return html`<section part="panel" class="inline" aria-labelledby="label">${inside}</section>`;
    return html`<section part="panel" class="${this.mode === 'popover' && !this.#beside ? 'corner' : this.mode} arrives" popover="manual" aria-labelledby="label" @keydown=${this.#onKey} @focusin=${this.#onFocus}>${inside}</section>`;
  }

  #renderTab(): TemplateResult {
    return html`<button part="tab" class=${this.mode} type="button" popover="manual" lang=${this.#texts.locale} @click=${() => void this.#openFor(true)}><span>${this.#name}</span></button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-survey-prompt': CxSurveyPrompt;
  }
  interface HTMLElementEventMap {
    'cx-show': CxSurveyEvent;
    'cx-shown': CxSurveyEvent;
    'cx-prompt-state': CxPromptStateEvent;
  }
}
