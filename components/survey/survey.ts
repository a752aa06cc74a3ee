import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { uuidv7 } from '../../src/core/uuid.js';
import type { Delivery } from '../../src/delivery/sink.js';
import type { CxEventData, CxEventOf, CxEventType } from '../../src/model/event.js';
import { makeEvent } from '../../src/model/make-event.js';
import type { Question, Survey, SurveyState, Taken, VariableValue } from '../../src/model/index.js';
import type { PluginHost } from '../../src/host/host.js';
import type { PreparedSurvey, UsualWords } from '../../src/survey/prepare.js';
import { responseWith, type Hide } from '../../src/survey/response.js';
import { answerQuestion, goBack, goOn, inLanguage, startSurvey, type QuotaCounts } from '../../src/survey/run.js';
import { speaks } from '../../src/survey/speaks.js';
import { viewOf, type ShownQuestion, type SurveyView } from '../../src/survey/view.js';
import type { Asked, Held, ShownProblem, Upload } from '../asking/question-view.js';
import { loadMasking } from '../asking/masking.js';
import { report } from '../asking/reporting.js';
import { sendResponse } from '../asking/sending.js';
import { CxElement } from '../base/element.js';
import { CxResponseEvent, CxSurveyEvent } from '../base/events.js';
import { languageAt, Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { fetchSurvey, makeReady, readSurvey, type Loaded } from './document.js';
import { adopt } from '../base/adopt.js';
import { Afterwards, type Rights } from './afterwards.js';
import { forgetState, keepState, keptState } from './keeping.js';
import type { AskedOfPlugin, PluginQuestions } from './plugin-questions.js';
import { withProposed } from './proposed.js';
import { isStill } from './still.js';
import { styles } from './survey.styles.js';
import { english, viewFor } from './types/index.js';
import { usualTitle } from './types/scales.js';

/** What a customer sends: the response, and what they allowed in it, which the ledger of consents has as events of its own. */
interface Sent {
  readonly response: CxEventOf<'cx.response.submitted'>;
  readonly consents: readonly CxEventOf<'cx.consent.given'>[];
}

/** What became of what was sent: the one that got least far counts. */
const LEAST_FIRST: readonly Delivery[] = ['held', 'stored'];

/** What becomes of the answers. */
type Phase = 'asking' | 'sending' | 'failed' | Delivery | 'screened' | 'dismissed' | 'own-withdrawn';

type PageView = Extract<SurveyView, { kind: 'page' }>;

/**
 * @summary Asks the questions of a survey document, page by page, and sends the answers on the way taken.
 *
 * The document comes from `src`, from the property `definition`, or from a `<script type="application/json">` child.
 *
 * @tag cx-survey
 * @event {CxResponseEvent} cx-answer - A question was answered; `detail` is a `cx.response.saved` event with the answers so far.
 * @event {CxResponseEvent} cx-submit - The answers are about to be sent; `detail` is a `cx.response.submitted` event. Cancel it to keep them here.
 * @event {CxResponseEvent} cx-submitted - The customer has sent; `detail` is the same event. Sinks call `waitUntil`.
 * @event {CxReportEvent} cx-consent - With what was sent, the customer allowed something; `detail` is a `cx.consent.given` event. Sinks call `waitUntil`.
 * @event {CxSurveyEvent} cx-dismiss - The customer said no; `detail` is a `cx.survey.dismissed` event. Cancel it to keep the survey.
 * @event {CxReportEvent} cx-followup - The customer accepted what was offered at the end; `detail` is a `cx.followup.requested` event. Sinks call `waitUntil`.
 * @event {CxReportEvent} cx-withdrawn - The customer takes their answers back; `detail` is a `cx.response.withdrawn` event. Sinks call `waitUntil`.
 * @event {CxErrorEvent} cx-error - The survey cannot be read or loaded, or the answers could not be stored; `detail` says what. Does not bubble.
 * @event {Event} cx-page - Another page, or the ending, is before the customer. Does not bubble.
 * @csspart question - A question with its title and answer.
 * @csspart title - The title of a question.
 * @csspart choices - What can be chosen.
 * @csspart next - The button that goes on.
 * @csspart send - The button that sends.
 * @csspart back - The button that goes back.
 * @csspart dismiss - The button that says no.
 * @csspart ending - What is said at the end.
 * @csspart own - What is sent, and what the customer can do with it.
 * @csspart error - What went wrong with sending or loading.
 * @csspart problem - What is wrong with the document, shown to developers.
 * @slot - Questions that plugins draw.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssState sending - The answers are on their way.
 * @cssState done - The customer has sent, or has said no.
 */
export class CxSurvey extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    src: {},
    definition: { attribute: false },
    variables: { type: Object },
    storage: {},
    dismissible: { type: Boolean },
    disabled: { type: Boolean, reflect: true },
    noProgress: { type: Boolean, attribute: 'no-progress' },
    touchpoint: {},
    journey: {},
    subject: {},
    segments: { type: Object },
    case: {},
    host: { attribute: false },
    at: { attribute: false },
    quotas: { attribute: false },
    upload: { attribute: false },
    prepared: { state: true },
    state: { state: true },
    phase: { state: true },
    unmet: { state: true },
    lost: { state: true },
    ownFailed: { state: true },
  };

  /** The address of the survey document. */
  declare src: string | undefined;
  /** The survey, from a script. What comes from outside goes through `parseSurvey` first. */
  declare definition: Survey | undefined;
  /** What the page knows: the variables of the survey, by id; as JSON in the attribute. */
  declare variables: Readonly<Record<string, VariableValue>> | null | undefined;
  /** `allowed`: answers may be kept on this device until they are sent, so that the customer can go on after a reload. */
  declare storage: string | undefined;
  /** Offers a button that says no. */
  declare dismissible: boolean;
  /** It can be read and not answered. */
  declare disabled: boolean;
  /** Does not say how far the customer is. */
  declare noProgress: boolean;
  /** The point of the journey at which it is asked, if another than the document says. */
  declare touchpoint: string | undefined;
  /** The journey it belongs to, if another than the document says. */
  declare journey: string | undefined;
  /** A pseudonym of the customer. */
  declare subject: string | undefined;
  /** The groups the customer is in: `{ region: 'north' }`; as JSON in the attribute. */
  declare segments: Readonly<Record<string, string>> | null | undefined;
  /** The case that it is about, such as the number of a ticket: follow-ups carry it. */
  declare case: string | undefined;
  /** The plugin host, for questions of plugins; if not given, that of the `<cx-workbench>` around it. */
  declare host: PluginHost | undefined;
  /** Where the customer stands, for a page that keeps that itself, and for previews: taken as it is, and not sent anywhere. */
  declare at: SurveyState | undefined;
  /** How many answers of each quota there are already, or who knows. */
  declare quotas: QuotaCounts | (() => Promise<QuotaCounts>) | undefined;
  /** Takes files: stores one and says where. Without it no file can be added, and the survey says so; it sends files nowhere itself. */
  declare upload: Upload | undefined;

  declare protected prepared: PreparedSurvey | undefined;
  declare protected state: SurveyState | undefined;
  declare protected phase: Phase;
  declare protected unmet: readonly ShownProblem[];
  /** Why the survey is not there. */
  declare protected lost: string;
  declare protected ownFailed: boolean;

  readonly #texts = new Localizer(this, english);
  #loading: AbortController | undefined;
  #input: Taken['input'] = 'script';
  #plugins: PluginQuestions | undefined;
  #resumed = false;
  #asksQuotas = false;
  /** How the document was read last, to be read again when that was broken off. */
  #read: ((signal: AbortSignal) => Promise<Loaded>) | undefined;
  #pending: Sent | undefined;
  /** Hides personal data; all that was written, until what knows personal data is there. */
  #hide: Hide = (_, text) => '•'.repeat(text.length);
  readonly #after = new Afterwards({
    element: this,
    texts: this.#texts,
    ready: () => this.#bringMasking(),
    subject: () => this.subject,
    data: (prepared, state) => this.#data(prepared, state),
    title: (prepared, id, say) => {
      const question = prepared.questions.get(id)!;
      return question.title === undefined ? this.#usualTitle(question, say) : say(question.title);
    },
    accept: (prepared, ended, accepted) => {
      const { response, survey, touchpoint, journey, segments } = this.#data(prepared, ended);
      return report(this, 'cx-followup', this.#make('cx.followup.requested', { response, survey, touchpoint, journey, segments, case: this.case || undefined, ...accepted }));
    },
    fault: (error) => this.fault('not-loaded', error),
  });
  /** What stands in controls and is no answer yet, by question. */
  readonly #held = new Map<string, Held>();

  constructor() {
    super();
    this.dismissible = this.disabled = this.noProgress = false;
    this.phase = 'asking';
    this.unmet = [];
    this.lost = '';
    this.ownFailed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#read && this.#loading?.signal.aborted && !this.prepared) void this.#load(this.#read); // it was moved while it was loading
    else this.#readChildren();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
  }

  // --- the document ---

  readonly #readChildren = (): void => {
    if (this.src || this.definition || this.prepared) return;
    const script = this.querySelector(':scope > script[type="application/json"]');
    if (!script) return;
    try {
      const document = JSON.parse(script.textContent) as unknown;
      void this.#load(() => readSurvey(document));
    } catch (error) {
      this.setProblem('json', `The JSON in this element cannot be read: ${error}`);
    }
  };

  async #load(read: (signal: AbortSignal) => Promise<Loaded>): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    this.#read = read;
    this.lost = '';
    try {
      const loaded = await read(signal);
      if (signal.aborted) return;
      this.problems = [];
      if (loaded.ok) await this.#begin(loaded.prepared, signal);
      else {
        this.prepared = this.state = undefined;
        this.lost = 'bad-survey';
        for (const { where = '', message } of loaded.problems) this.setProblem(where, `${where || 'The survey'}: ${message}`);
      }
    } catch (error) {
      if (signal.aborted) return;
      this.lost = 'not-loaded';
      this.fault('not-loaded', error);
    }
  }

  async #begin(prepared: PreparedSurvey, signal: AbortSignal): Promise<void> {
    const kept = this.#keeps(prepared) ? await keptState(prepared, Date.now()) : undefined;
    if (prepared.survey.pages.some(({ questions }) => questions.some(({ type }) => type === 'custom'))) {
      const { PluginQuestions } = await import('./plugin-questions.js');
      this.#plugins ??= new PluginQuestions(this);
    }
    if (signal.aborted) return;
    await this.#adoptStyles(prepared);
    this.prepared = { ...prepared, usual: this.#usual };
    this.#resumed = kept !== undefined;
    if (this.at && this.#fits(prepared, this.at)) void this.#stand(prepared, this.at);
    else if (kept) this.#enter(inLanguage(kept, this.#languageOf(prepared)));
    else {
      this.restart();
      this.state = withProposed(this, prepared, this.state!);
    }
  }

  /** What usual areas and feelings are called, as their questions call them. */
  readonly #usual: UsualWords = ({ type }, answer) => {
    const name = `survey.${type}.${answer}`;
    const said = this.#texts.text(name);
    return said === name ? undefined : said;
  };

  /** The styles of the types of question that this survey has. */
  async #adoptStyles({ survey }: PreparedSurvey): Promise<void> {
    await this.updateComplete;
    adopt(this.renderRoot as ShadowRoot, survey.pages.flatMap(({ questions }) => questions.flatMap((question) => viewFor(question)?.styles ?? [])));
  }

  /** The language of the questions: that of the page if the document has it, whatever languages the interface has; else that of the interface. */
  #languageOf({ survey }: PreparedSurvey): string {
    const tag = languageAt(this);
    return speaks(survey, tag) ? tag : this.#texts.locale;
  }

  #keeps({ survey }: PreparedSurvey): boolean {
    return this.storage === 'allowed' && survey.resumable !== false;
  }

  /** Begins anew: a new response, without answers. */
  restart(): void {
    const { prepared } = this;
    if (!prepared) return;
    if (this.#keeps(prepared)) forgetState(prepared.survey.id);
    this.#resumed = false;
    this.#enter(startSurvey(prepared, { response: uuidv7(), now: Date.now(), language: this.#languageOf(prepared), variables: this.variables ?? {} }));
  }

  /** Where the customer stands now; undefined while there is no survey. */
  get standing(): SurveyState | undefined {
    return this.state;
  }

  /** Shows where somebody stands; an ending as those see it whose answers were sent. */
  async #stand(prepared: PreparedSurvey, state: SurveyState): Promise<void> {
    this.#enter(state);
    if (state.ending === undefined || prepared.endings.get(state.ending)?.screenedOut) return;
    await this.#after.makeOffer(prepared, state);
    if (this.state === state) this.phase = 'sent';
  }

  #fits({ survey, pages }: PreparedSurvey, { survey: id, path }: SurveyState): boolean {
    return id === survey.id && path.every((page) => pages.has(page));
  }

  #enter(state: SurveyState): void {
    this.state = state;
    this.phase = state.ending === undefined ? 'asking' : 'screened';
    this.unmet = [];
    this.ownFailed = false;
    this.#held.clear();
    this.#pending = undefined;
    this.#after.clear();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('definition') && this.definition) void this.#load(() => makeReady(this.definition!));
    else if (changed.has('at') && this.at && this.prepared && this.#fits(this.prepared, this.at)) void this.#stand(this.prepared, this.at);
    else if (changed.has('src') && this.src) void this.#load((signal) => fetchSurvey(this.src!, signal));
    const { state } = this;
    if (state && this.prepared) {
      const language = this.#languageOf(this.prepared);
      if (state.language !== language) this.state = inLanguage(state, language);
    }
    this.setState('sending', this.phase === 'sending');
    this.setState('done', this.#done);
  }

  protected override updated(): void {
    this.#plugins?.update(this.#custom);
  }

  get #done(): boolean {
    return !/^(asking|sending|failed)$/.test(this.phase);
  }

  // --- answering ---

  readonly #onPointer = ({ pointerType }: PointerEvent): void => {
    this.#input = pointerType === 'touch' ? 'touch' : 'pointer';
  };

  readonly #onKey = (): void => {
    this.#input = 'keyboard';
  };

  /** Says what was answered so far, once a customer has settled on it. */
  readonly #onChange = (): void => {
    const { prepared, state } = this;
    if (!prepared || !state || this.phase === 'sending') return;
    // what was written stays hidden as a whole if it cannot be looked through
    void this.#bringMasking().catch(() => {}).then(() => this.dispatchEvent(new CxResponseEvent('cx-answer', this.#make('cx.response.saved', this.#data(prepared, this.state ?? state)))));
  };

  /** Brings what hides personal data, if something was written. Rejects if it does not come. */
  async #bringMasking(): Promise<void> {
    const given = Object.values(this.state?.given ?? {});
    if (!given.some((one) => one.kind === 'text' || (one.kind === 'choice' && one.other))) return;
    const { maskedFor } = await loadMasking();
    if (this.#hide === maskedFor) return;
    this.#hide = maskedFor;
    this.requestUpdate(); // what is sent may be in sight
  }

  #answer(question: string, given: Parameters<Asked['answer']>[0], taken: Taken = {}): void {
    const { prepared, state } = this;
    if (!prepared || !state || this.phase === 'sending') return;
    this.state = answerQuestion(prepared, state, question, given, taken);
    void this.#bringMasking().catch(() => {}); // sending tries again, and says so
    this.unmet = this.unmet.filter((problem) => problem.question !== question);
    this.#pending = undefined;
    if (this.#keeps(prepared)) keepState(this.state);
  }

  #hold(question: string, why: Held | null): void {
    if (why) this.#held.set(question, why);
    else this.#held.delete(question);
    // what was told of it before may be over
    if (this.unmet.some((problem) => problem.question === question)) this.unmet = this.unmet.filter((problem) => problem.question !== question);
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.goOn();
  };

  /** Goes to the next page, or sends on the last: what the button does. Stays where something is missing, and says what. */
  async goOn(): Promise<void> {
    const { prepared } = this;
    if (!prepared || !this.state || this.#asksQuotas || this.phase === 'sending' || this.#done || this.disabled) return;
    let counts = this.quotas;
    if (typeof counts === 'function') {
      this.#asksQuotas = true; // a second click meanwhile is the same click
      try {
        counts = await counts();
      } catch {
        counts = {};
      } finally {
        this.#asksQuotas = false;
      }
      if (this.prepared !== prepared || !this.state || this.#done) return; // they said no meanwhile, or began anew
    }
    const next = goOn(prepared, this.state, counts);
    const view = viewOf(prepared, this.state);
    // what is no longer shown holds nothing up
    const held = [...this.#held].filter(([id]) => view.kind === 'page' && view.questions.some(({ question }) => question.id === id)).map(([question, code]) => ({ question, code }));
    if (!next.ok || held.length > 0) {
      // what stands there and cannot be taken says more than that an answer is missing
      this.unmet = [...held, ...(next.ok ? [] : next.error.filter(({ question }) => !this.#held.has(question)))];
      await this.updateComplete;
      this.#focusProblem();
      return;
    }
    if (next.value.ending === undefined) return this.#goTo(next.value);
    if (prepared.endings.get(next.value.ending)?.screenedOut) {
      if (this.#keeps(prepared)) forgetState(prepared.survey.id);
      return this.#goTo(next.value, 'screened');
    }
    await this.#send(prepared, next.value);
  }

  async #send(prepared: PreparedSurvey, ended: SurveyState): Promise<void> {
    const focused = this.matches(':focus-within'); // what has it is about to be disabled
    this.phase = 'sending';
    try {
      await this.#bringMasking();
      if (this.state?.response !== ended.response) return; // another one began meanwhile
      const sent = (this.#pending ??= this.#toSend(this.#data(prepared, ended)));
      const outcome = await sendResponse(this, sent.response);
      if (!outcome) {
        this.#pending = undefined;
        this.phase = 'asking';
        return;
      }
      if (this.state?.response !== ended.response) return; // another one began meanwhile
      const all = [outcome, ...(await Promise.all(sent.consents.map((consent) => report(this, 'cx-consent', consent))))];
      if (this.#keeps(prepared)) forgetState(prepared.survey.id);
      await this.#after.makeOffer(prepared, ended);
      await this.#goTo(ended, LEAST_FIRST.find((one) => all.includes(one)) ?? outcome, focused);
    } catch (error) {
      this.phase = 'failed';
      this.fault('not-stored', error);
    }
  }

  /** The response, and a consent event for each thing allowed in it: made once, so that trying again sends the same. */
  #toSend(data: CxEventData<'cx.response.submitted'>): Sent {
    const { touchpoint, journey, segments } = data;
    const allowed = data.answers.flatMap((answer) => (answer.kind === 'consent' && answer.given ? [answer] : []));
    return {
      response: this.#make('cx.response.submitted', data),
      consents: allowed.map(({ purpose, notice }) => this.#make('cx.consent.given', { purpose, via: 'widget', ...(notice !== undefined && { notice }), touchpoint, journey, segments })),
    };
  }

  // --- after the answers ---

  /** Goes through the questions again; what is sent then takes the place of what was sent. */
  change(): void {
    const { prepared, state } = this;
    if (!prepared || !state || !this.#canChange) return;
    const { ending: _, ...rest } = state;
    this.#pending = undefined;
    this.#after.clear();
    void this.#goTo({ ...rest, path: state.path.slice(0, 1) });
  }

  /** Takes back what was sent: it no longer counts. */
  async withdraw(): Promise<void> {
    const { prepared, state } = this;
    if (!prepared || !state || !this.#canChange) return;
    const { response, survey, touchpoint, journey, segments } = this.#data(prepared, state);
    try {
      await report(this, 'cx-withdrawn', this.#make('cx.response.withdrawn', { response, survey, touchpoint, journey, segments }));
      this.#after.clear();
      await this.#goTo(state, 'own-withdrawn');
    } catch (error) {
      this.ownFailed = true;
      this.fault('not-stored', error);
    }
  }

  get #canChange(): boolean {
    return /^(sent|stored|held)$/.test(this.phase);
  }

  /** What the customer can do with what was sent; nothing before that. */
  get #rights(): Rights | undefined {
    return this.#canChange ? { change: () => this.change(), withdraw: () => void this.withdraw(), failed: this.ownFailed } : undefined;
  }

  // --- pages ---

  /** Goes back to the page before; answers are kept. */
  async goBack(): Promise<void> {
    const { prepared, state } = this;
    if (prepared && state && this.phase !== 'sending' && !this.#done) await this.#goTo(goBack(prepared, state));
  }

  readonly #onBack = (): void => void this.goBack();

  readonly #onDismiss = (): void => {
    const { prepared, state } = this;
    if (!prepared || !state || this.phase === 'sending') return;
    const { survey, touchpoint, journey, segments } = this.#data(prepared, state);
    const dismissed = this.#make('cx.survey.dismissed', { survey, touchpoint, journey, segments });
    if (!this.dispatchEvent(new CxSurveyEvent('cx-dismiss', dismissed, true))) return;
    if (this.#keeps(prepared)) forgetState(survey);
    void this.#goTo(state, 'dismissed');
  };

  /** Shows another page, and takes the focus along if it was here. */
  async #goTo(state: SurveyState, phase: Phase = 'asking', focused = this.matches(':focus-within')): Promise<void> {
    this.state = state;
    this.phase = phase;
    this.unmet = [];
    this.#held.clear();
    this.#after.close();
    if (this.prepared && phase === 'asking' && this.#keeps(this.prepared)) keepState(state);
    await this.updateComplete;
    if (focused) (this.renderRoot.querySelector<HTMLElement>('[data-ending], h2') ?? this.renderRoot.querySelector<HTMLElement>('[part=title] [tabindex], h3'))?.focus();
    this.dispatchEvent(new Event('cx-page'));
  }

  /** Goes to the first question on the page with a problem, and in it to the part with the problem. */
  #focusProblem(): void {
    const frame = [...this.renderRoot.querySelectorAll('[part=question]')].find(({ id }) => this.unmet.some(({ question }) => idOf(question) === id));
    const part = frame?.querySelector<HTMLElement>('[aria-invalid=true]') ?? frame;
    const control = part?.matches('input, select, textarea') ? (part as HTMLElement) : part?.querySelector<HTMLElement>('input:checked, input, select, textarea, button');
    (control ?? frame?.querySelector<HTMLElement>('[tabindex]'))?.focus();
  }

  #make<Type extends CxEventType>(type: Type, data: CxEventData<Type>): ReturnType<typeof makeEvent<Type>> {
    return makeEvent(type, data, { source: location.origin + location.pathname, subject: this.subject });
  }

  #data(prepared: PreparedSurvey, state: SurveyState): CxEventData<'cx.response.submitted'> {
    const data = responseWith(prepared, state, Date.now(), this.#hide);
    return { ...data, touchpoint: this.touchpoint || data.touchpoint, journey: this.journey || data.journey, segments: this.segments ?? undefined };
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    const { prepared, state } = this;
    return html`${renderProblems(this.problems)} ${prepared && state ? this.#renderSurvey(prepared, state) : this.#renderAbsence()}<slot hidden @slotchange=${this.#readChildren}></slot>`;
  }

  #renderAbsence(): TemplateResult {
    const { text } = this.#texts;
    if (this.lost !== '') {
      return html`<div part="error" role="alert" lang=${this.#texts.locale}>
        <p>${text('survey.not-loaded')}</p>
        ${this.lost === 'not-loaded' && this.src ? html`<button type="button" @click=${() => this.#load((signal) => fetchSurvey(this.src!, signal))}>${text('survey.try-again')}</button>` : nothing}
      </div>`;
    }
    return this.src ? html`<p class="quiet" aria-busy="true" lang=${this.#texts.locale}>${text('survey.waiting')}</p>` : html``;
  }

  #renderSurvey(prepared: PreparedSurvey, state: SurveyState): TemplateResult {
    const view = viewOf(prepared, state);
    if (this.#done) return this.#renderEnding(prepared, state, view);
    return view.kind === 'page' ? this.#renderPage(prepared, state, view) : html``;
  }

  #renderEnding(prepared: PreparedSurvey, state: SurveyState, view: SurveyView): TemplateResult {
    const { text, locale } = this.#texts;
    const ending = view.kind === 'ending' && (this.#canChange || this.phase === 'screened') ? view.ending : undefined;
    const told = this.phase === 'sent' && ending?.title ? view.say(ending.title) : text(`survey.${this.phase}`);
    return html`<div part="ending" lang=${locale}>
      <div role="status" tabindex="-1" data-ending>
        <h2>${this.phase === 'screened' && ending?.title ? view.say(ending.title) : told}</h2>
        ${ending?.text ? html`<p>${view.say(ending.text)}</p>` : nothing}
      </div>
      ${ending?.links?.map(({ text: label, href }) => html`<a href=${href} rel="noopener">${view.say(label)}</a>`) ?? nothing}
      ${this.#after.renderOffer()} ${this.#canChange ? this.#after.renderOwn(prepared, state, view, this.#rights) : nothing}
    </div>`;
  }

  #custom: readonly AskedOfPlugin[] = [];

  #renderPage(prepared: PreparedSurvey, state: SurveyState, view: PageView): TemplateResult {
    const { text, locale } = this.#texts;
    const asked = view.questions.map((shown) => this.#ask(state, view, shown));
    this.#custom = asked.filter((one): one is AskedOfPlugin => one.question.type === 'custom');
    const single = prepared.survey.pages.length === 1;
    return html`<form lang=${locale} novalidate @submit=${this.#onSubmit} @keydown=${this.#onKey} @pointerdown=${this.#onPointer} @change=${this.#onChange}>
      <div class="page">
        ${single || this.noProgress ? nothing : this.#renderProgress(view)}
        ${this.#resumed && view.progress.done > 0 ? html`<p class="quiet">${text('survey.resumed')} <button type="button" @click=${() => this.restart()}>${text('survey.restart')}</button></p>` : nothing}
        ${view.title ? html`<h2 tabindex="-1">${view.title}</h2>` : nothing} ${view.description ? html`<p>${view.description}</p>` : nothing}
        <div class="questions" lang=${state.language}>${keyed(state.response, repeat(asked, ({ id }) => id, (one) => this.#renderQuestion(one, state.language)))}</div>
        <div part="error" role="alert">${this.phase === 'failed' ? text('survey.failed') : nothing}</div>
        <div class="actions">
          ${view.canGoBack ? html`<button part="back" type="button" ?disabled=${this.disabled} @click=${this.#onBack}>${text('survey.back')}</button>` : nothing}
          <button part=${view.isLast ? 'send' : 'next'} ?disabled=${this.disabled}>${text(this.phase === 'sending' ? 'survey.sending' : view.isLast ? 'survey.send' : 'survey.next')}</button>
          ${this.dismissible ? html`<button part="dismiss" type="button" @click=${this.#onDismiss}>${text('survey.dismiss')}</button>` : nothing}
        </div>
        ${view.isLast ? this.#after.renderOwn(prepared, state, view, undefined) : nothing}
      </div>
    </form>`;
  }

  #renderProgress({ progress: { done, left, share } }: PageView): TemplateResult {
    const [least, most] = left;
    const said = this.#texts.text(least === most ? 'survey.page-of' : 'survey.page-up-to', { page: this.#texts.number(done + 1), count: done + most });
    return html`<div class="progress"><progress max="1" .value=${share} aria-label=${said}></progress><p class="quiet" aria-hidden="true">${said}</p></div>`;
  }

  #usualTitle(question: Question, say: SurveyView['say']): string {
    return viewFor(question)?.usualTitle?.(this.#texts) ?? usualTitle(question, say, this.#texts.text);
  }

  #ask(state: SurveyState, view: PageView, { question, title, description, required, given }: ShownQuestion): Asked {
    const texts = this.#texts;
    const asked: Asked = {
      question,
      id: idOf(question.id),
      title: title ?? this.#usualTitle(question, view.say),
      description,
      required,
      given,
      disabled: this.disabled || this.phase === 'sending',
      problems: this.unmet.filter((problem) => problem.question === question.id),
      seed: state.seed,
      texts,
      say: view.say,
      tell: ({ code, message, values = {} }) => (message === undefined ? texts.text(`survey.problem.${code}`, values) : view.say(message)),
      answer: (next, taken) => this.#answer(question.id, next, taken),
      hold: (why) => this.#hold(question.id, why),
      input: () => this.#input,
      upload: this.upload,
    };
    return asked;
  }

  #renderQuestion(asked: Asked, language: string): TemplateResult {
    const { text } = this.#texts;
    if (asked.question.type === 'custom') {
      const absent = this.#plugins?.absent(asked as AskedOfPlugin);
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
    return html`${guard([asked.question, title, description, required, given, disabled, language, this.#texts.locale, text('survey.required'), problems.map((one) => `${one.code} ${one.part} ${asked.tell(one)}`).join()], draw)}`;
  }
}

/** The id of a question in the shadow. */
function idOf(question: string): string {
  return `q-${question}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-survey': CxSurvey;
  }
}
