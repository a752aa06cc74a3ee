import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { uuidv7 } from '../../src/core/uuid.js';
import type { CxEventData, CxEventType } from '../../src/model/event.js';
import { makeEvent } from '../../src/model/make-event.js';
import type { Question, SurveyState, Taken } from '../../src/model/index.js';
import type { PreparedSurvey, UsualWords } from '../../src/survey/prepare.js';
import { responseWith } from '../../src/survey/response.js';
import { answerQuestion, goBack, goOn, inLanguage, startSurvey } from '../../src/survey/run.js';
import { speaks } from '../../src/survey/speaks.js';
import { viewOf, type ShownQuestion, type SurveyView } from '../../src/survey/view.js';
import type { Asked, Held, ShownProblem } from '../asking/question-view.js';
import { report } from '../asking/reporting.js';
import { CxResponseEvent, CxSurveyEvent } from '../base/events.js';
import { languageAt, Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { fetchSurvey, makeReady, readSurvey, type Loaded } from './document.js';
import { adopt } from '../base/adopt.js';
import { Afterwards, type Rights } from './afterwards.js';
import { SurveyAttributes } from './attributes.js';
import { idOf, renderEnding, renderPage, type Drawn, type DrawnPage, type PageView } from './drawing.js';
import { focusBeginning, focusProblem } from './focus.js';
import { forgetState, keepState, keptState } from './keeping.js';
import type { Phase } from './phase.js';
import type { AskedOfPlugin, PluginQuestions } from './plugin-questions.js';
import { withProposed } from './proposed.js';
import { sendAll, toSend, type Sent } from './sent.js';
import { styles } from './survey.styles.js';
import { TextMask } from './text-mask.js';
import { english, viewFor } from './types/index.js';
import { usualTitle } from './types/scales.js';

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
export class CxSurvey extends SurveyAttributes {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    prepared: { state: true },
    state: { state: true },
    phase: { state: true },
    unmet: { state: true },
    lost: { state: true },
    ownFailed: { state: true },
  };

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
  readonly #mask = new TextMask();
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
    if (this.at && this.#fits(prepared, this.at)) void this.#stand(this.prepared, this.at);
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

  /** Says what was answered so far, once a customer has settled on it. */
  #settled(): void {
    const { prepared, state } = this;
    if (!prepared || !state || this.phase === 'sending') return;
    // what was written stays hidden as a whole if it cannot be looked through
    void this.#bringMasking().catch(() => {}).then(() => {
      // nothing is saved of what was sent, dismissed or left meanwhile
      if (this.prepared !== prepared || this.state?.response !== state.response || this.phase === 'sending' || this.#done) return;
      this.dispatchEvent(new CxResponseEvent('cx-answer', this.#make('cx.response.saved', this.#data(prepared, this.state))));
    });
  }

  /** Brings what hides personal data, if something was written. Rejects if it does not come. */
  async #bringMasking(): Promise<void> {
    if (await this.#mask.bring(this.state?.given)) this.requestUpdate(); // what is sent may be in sight
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
      focusProblem(this.renderRoot, this.unmet);
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
    const isCurrent = (): boolean => this.state?.response === ended.response; // or another one began meanwhile
    this.phase = 'sending';
    try {
      await this.#bringMasking();
      if (!isCurrent()) return;
      const sent = (this.#pending ??= toSend((type, data) => this.#make(type, data), this.#data(prepared, ended)));
      const outcome = await sendAll(this, sent, isCurrent);
      if (outcome === 'kept') {
        this.#pending = undefined;
        this.phase = 'asking';
        return;
      }
      if (outcome === undefined) return;
      if (this.#keeps(prepared)) forgetState(prepared.survey.id);
      await this.#after.makeOffer(prepared, ended);
      if (!isCurrent()) return;
      await this.#goTo(ended, outcome, focused);
    } catch (error) {
      if (isCurrent()) this.phase = 'failed';
      this.fault('not-stored', error);
    }
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

  #dismiss(): void {
    const { prepared, state } = this;
    if (!prepared || !state || this.phase === 'sending') return;
    const { survey, touchpoint, journey, segments } = this.#data(prepared, state);
    const dismissed = this.#make('cx.survey.dismissed', { survey, touchpoint, journey, segments });
    if (!this.dispatchEvent(new CxSurveyEvent('cx-dismiss', dismissed, true))) return;
    if (this.#keeps(prepared)) forgetState(survey);
    void this.#goTo(state, 'dismissed');
  }

  /** Shows another page, and takes the focus along if it was here. */
  async #goTo(state: SurveyState, phase: Phase = 'asking', focused = this.matches(':focus-within')): Promise<void> {
    this.state = state;
    this.phase = phase;
    this.unmet = [];
    this.#held.clear();
    this.#after.close();
    if (this.prepared && phase === 'asking' && this.#keeps(this.prepared)) keepState(state);
    await this.updateComplete;
    if (focused) focusBeginning(this.renderRoot);
    this.dispatchEvent(new Event('cx-page'));
  }

  #make<Type extends CxEventType>(type: Type, data: CxEventData<Type>): ReturnType<typeof makeEvent<Type>> {
    return makeEvent(type, data, { source: location.origin + location.pathname, subject: this.subject });
  }

  #data(prepared: PreparedSurvey, state: SurveyState): CxEventData<'cx.response.submitted'> {
    const data = responseWith(prepared, state, Date.now(), this.#mask.hide);
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
    const drawn: Drawn = { texts: this.#texts, prepared, state, phase: this.phase, after: this.#after };
    if (this.#done) return renderEnding(drawn, view, this.#rights);
    if (view.kind !== 'page') return html``;
    const asked = view.questions.map((shown) => this.#ask(state, view, shown));
    this.#custom = asked.filter((one): one is AskedOfPlugin => one.question.type === 'custom');
    const { disabled, dismissible, noProgress } = this;
    return renderPage({ ...drawn, view, asked, plugins: this.#plugins, disabled, dismissible, noProgress, resumed: this.#resumed, on: this.#on });
  }

  readonly #on: DrawnPage['on'] = {
    submit: (event: Event) => {
      event.preventDefault();
      void this.goOn();
    },
    key: () => void (this.#input = 'keyboard'),
    pointer: ({ pointerType }: PointerEvent) => void (this.#input = pointerType === 'touch' ? 'touch' : 'pointer'),
    change: () => this.#settled(),
    back: () => void this.goBack(),
    dismiss: () => this.#dismiss(),
    restart: () => this.restart(),
  };

  #custom: readonly AskedOfPlugin[] = [];

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
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-survey': CxSurvey;
  }
}
