import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import type { Journey } from '../../src/journey/document/journey.js';
import type { ObservedJourney } from '../../src/journey/observed/discover/discover.js';
import type { EventLog } from '../../src/journey/observed/log/event-log.js';
import { OTHER } from '../../src/journey/observed/log/group.js';
import type { LogOptions } from '../../src/journey/observed/log/builder.js';
import type { LogFormat } from '../../src/journey/observed/read/read-log.js';
import type { LogColumns } from '../../src/journey/observed/read/table.js';
import type { BusinessHours } from '../../src/metrics/service/business-hours.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/statistics/privacy/suppression.js';
import { CxElement } from '../base/element.js';
import { ExportOnDemand } from '../base/export/on-demand.js';
import { whileConnected } from '../base/lifetime.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { onPrint, onWidth } from '../base/surroundings.js';
import { asides } from '../base/looks/asides.styles.js';
import { tokens } from '../base/tokens.styles.js';
import { Memo } from '../journey-map/memo.js';
import { sheetStyles } from './sheet.styles.js';
import { renderBusy, renderChoose, renderColumns, renderReport } from './choose-view.js';
import type { FlowContext, Opening } from './context.js';
import { flowOf } from './flow.js';
import { FlowTexts, type FlowTime } from './flow-texts.js';
import { GraphSizes } from './graph-sizes.js';
import { GraphStops } from './graph-stops.js';
import { graphStyles } from './graph.styles.js';
import { renderGraph } from './graph-view.js';
import { styles } from './journey-flow.styles.js';
import { listStyles } from './lists.styles.js';
import { renderOutline, renderRest, renderTables } from './lists-view.js';
import { messages } from './messages/en.js';
import { OpenedCases } from './opened-cases.js';
import { ghostsOf, pictureOf } from './picture.js';
import { flowSentences } from './sentences.js';
import { mendSettings, MOST_STEPS, wishesOf } from './settings.js';
import { FlowSources, howOf } from './sources.js';
import { StartInSight } from './start-in-sight.js';
import { renderFlowToolbar, type FlowChange } from './toolbar-view.js';
import { renderVariants, variantOutcomes } from './variants-view.js';
import { waysTable } from './ways-table.js';

/** Below this width, in em, a flow is an outline unless somebody asks for the graph. */
const NARROW = 40;
/** No more ways than these are drawn. */
const MOST_WAYS = 200;
/** So many variants are listed at first. */
const VARIANTS = 10;

/** Starts the worker that reads logs: a module of the same origin, next to this one. */
const startFlowWorker = (): Worker => new Worker(new URL('./flow-worker.js', import.meta.url), { type: 'module', name: 'cx-journey-flow' });

/**
 * @summary What customers really did: a graph of what follows what, with shares and times, loops, drop-off and the cases behind every number.
 *
 * The log comes from `observed`, from `log`, from `src`, or from a file that somebody chooses. What is big is read in a worker.
 *
 * @tag cx-journey-flow
 * @event {CxErrorEvent} cx-error - The log or a setting cannot be used; `detail` says what. Does not bubble.
 * @event {CxJourneyDrillEvent} cx-drill - Somebody looks at the cases behind a number, cancelable; `detail` has them. Bubbles and is composed.
 * @event {CxExportEvent} cx-export - A picture or table is about to be saved or copied, cancelable. Does not bubble.
 * @csspart heading - The heading.
 * @csspart toolbar - Ways to look at the flow.
 * @csspart summary - What the log shows, in sentences.
 * @csspart report - What was wrong with the log.
 * @csspart graph - The part that scrolls.
 * @csspart variants - The ways that customers went.
 * @csspart conformance - How the map and what customers did fit.
 * @csspart details - The cases behind a number.
 * @csspart busy - How far the work is.
 * @csspart columns - The form with the columns.
 * @csspart drop - Where a file is dropped.
 * @csspart export - The button to export, and its menu.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The colour of the ways.
 * @cssprop [--cx-flow-height=none] - The graph scrolls within itself where it is higher than this.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxJourneyFlow extends CxElement {
  static override styles = [tokens, asides, sheetStyles, styles, graphStyles, listStyles];
  static override properties: PropertyDeclarations = {
    src: {},
    observed: { attribute: false },
    log: { attribute: false },
    journey: { attribute: false },
    columns: { type: Object },
    outcomes: { type: Array },
    goals: { type: Array },
    hours: { type: Object },
    format: {},
    zone: {},
    patience: { type: Number },
    heading: {},
    view: { reflect: true },
    time: { reflect: true },
    workingTime: { type: Boolean, attribute: 'working-time', reflect: true },
    withoutRepeats: { type: Boolean, attribute: 'without-repeats', reflect: true },
    steps: { type: Number, reflect: true },
    ways: { type: Number, reflect: true },
    outcome: { reflect: true },
    privacyThreshold: { type: Number, attribute: 'privacy-threshold' },
    chosen: { state: true },
    shownVariants: { state: true },
    isOver: { state: true },
  };

  /** Starts the worker that reads big logs; set another way where a bundler or a policy asks for one. */
  static startWorker: () => Worker = startFlowWorker;

  /** The address of an event log: CSV, NDJSON, XES or OCEL 2.0. */
  declare src: string | undefined;
  /** What `discover` of `cx-elements/journey/observed` gave. */
  declare observed: ObservedJourney | undefined;
  /** A log that was read, to be discovered. */
  declare log: EventLog | undefined;
  /** The drawn map that the log is held against: steps that nobody drew and steps that nobody takes are marked. */
  declare journey: Journey | undefined;
  /** Which column of a table is what, as `{"case": "ticket", "activity": "step", "time": "at"}`; guessed by the usual names if not given. */
  declare columns: LogColumns | undefined;
  /** Which columns tell what became of a case, as `[{"metric": "csat", "kind": "score", "scale": [1, 5]}]`. */
  declare outcomes: LogOptions['outcomes'] | undefined;
  /** The names of the activities at which a journey may end; without them no end is a drop-off. */
  declare goals: readonly string[] | undefined;
  /** When the company is at work, for times in working time: `{"zone": "Europe/Vienna", "hours": [{"days": [1, 2, 3, 4, 5], "from": 540, "to": 1020}]}`. */
  declare hours: BusinessHours | undefined;
  /** `csv`, `ndjson`, `xes` or `ocel`; seen from the text if not given. */
  declare format: LogFormat | undefined;
  /** The zone of times that tell none, such as `Europe/Vienna`. */
  declare zone: string | undefined;
  /** For how many hours after its last event a case may still go on. */
  declare patience: number | undefined;
  /** The heading. */
  declare heading: string | undefined;
  /** `graph` or `lists`; if not given, lists where there is little room. */
  declare view: 'graph' | 'lists' | undefined;
  /** Which time is told at a way: `median`, `p90` or `mean`. */
  declare time: FlowTime;
  /** Times are working time, by `hours`. */
  declare workingTime: boolean;
  /** A step that repeats itself counts once in the ways that customers went. */
  declare withoutRepeats: boolean;
  /** How many steps are told apart; the rarest of the others are put together as one. */
  declare steps: number | undefined;
  /** How many transitions are drawn; twice as many as steps if not given. */
  declare ways: number | undefined;
  /** Of which outcome it is told beside each way that customers went. */
  declare outcome: string | undefined;
  /** Outcomes of fewer answers are not shown. Counts and names of cases are, however few: the page has the log. */
  declare privacyThreshold: number;

  declare protected chosen: number | null;
  declare protected shownVariants: number;
  declare protected isOver: boolean;

  readonly #texts = new Localizer(this, messages);
  readonly #flow = new Memo(flowOf);
  readonly #ghosts = new Memo(ghostsOf);
  readonly #picture = new Memo(pictureOf);
  readonly #outcomes = new Memo(variantOutcomes);
  readonly #sources = new FlowSources({
    startWorker: () => (this.constructor as typeof CxJourneyFlow).startWorker(),
    changed: () => this.requestUpdate(),
    problem: (where, message) => this.setProblem(where, message),
    fault: (code, error) => this.fault(code, error),
  });
  readonly #export = new ExportOnDemand(this, this.#texts, () => this.heading ?? this.#texts.text('flow.flow'), { picture: () => this.renderRoot.querySelector('.graph, .lists'), table: () => { const context = this.#context(); return context && waysTable(context, this.heading); } });
  readonly #opened = new OpenedCases(this, this.#texts);
  readonly #sizes = new GraphSizes(() => this.renderRoot, () => this.requestUpdate());
  readonly #stops = new GraphStops(() => this.renderRoot, () => this.requestUpdate());
  readonly #start = new StartInSight();
  /** The columns as somebody told them in the form, and not the page. */
  #told: LogColumns | undefined;
  #isNarrow = false;
  #isPrinted = false;
  #wasBusy = false;
  /** Whether the focus was within before what is drawn now. */
  #hadFocus = false;
  #isAway = false;

  constructor() {
    super();
    this.time = 'median';
    this.workingTime = false;
    this.withoutRepeats = false;
    this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD;
    this.chosen = null;
    this.shownVariants = VARIANTS;
    this.isOver = false;
    whileConnected(this, (store) => this.#begin(store));
  }

  #begin(store: DisposableStore): void {
    this.#measure(this.clientWidth);
    onWidth(store, this, (width) => this.#measure(width));
    this.#sizes.begin(store);
    onPrint(store, (is) => {
      this.#isPrinted = is;
      this.requestUpdate();
      if (is) this.performUpdate(); // before the page is laid out for paper
    });
    store.add(toDisposable(() => {
      this.#sources.leave();
      this.#isAway = true;
    }));
    if (this.#isAway && !this.#sources.result) this.#bring();
    if (this.#isAway) this.requestUpdate(); // a map may have to be held anew
    this.#isAway = false;
  }

  #measure(width: number): void {
    if (width <= 0) return;
    const em = Number.parseFloat(getComputedStyle(this).fontSize) || 16;
    this.#sizes.letters(em);
    const isNarrow = width < NARROW * em;
    if (isNarrow !== this.#isNarrow || this.hasUpdated) this.requestUpdate();
    this.#isNarrow = isNarrow;
  }

  /**
   * Reads a log from a file, as if it had been dropped.
   *
   * @param columns which column of a table is what; guessed if not given
   */
  async open(file: File, columns?: LogColumns): Promise<void> {
    if (columns) this.columns = columns;
    await this.#sources.open(file, wishesOf(this));
    await this.updateComplete;
  }

  /** Calls off what is being read or counted; what was there before stays. */
  cancel(): void {
    this.#sources.stop();
  }

  /** Brings what is given, from the beginning. */
  #bring(): void {
    const wishes = wishesOf(this);
    if (this.observed) {
      const { graph } = this.observed;
      // more steps than can be drawn are put together first
      if (graph.activities.filter(({ events }) => events > 0).length <= MOST_STEPS + 1) return this.#sources.take(this.observed, howOf(wishes));
      return void this.#sources.discover(this.observed.log, wishes);
    }
    if (this.log) return void this.#sources.discover(this.log, wishes);
    if (this.src !== undefined) return void this.#sources.load(this.src, wishes);
    if (this.#sources.file && this.#sources.isChosen) return void this.#sources.open(this.#sources.file, wishes);
    this.#sources.forget();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    mendSettings(this, changed, (attribute, message) => this.setProblem(attribute, message));
    if (this.#opened.opening && isOutdated(this.#opened.opening.behind, changed)) this.#opened.forget();
    const isNew = changed.has('observed') || changed.has('log') || changed.has('src');
    if (isNew && (this.hasUpdated || this.observed || this.log || this.src !== undefined)) {
      this.chosen = null;
      this.#opened.forget();
      return this.#bring();
    }
    const wishes = wishesOf(this);
    const { result, file } = this.#sources;
    if (file && (changed.has('columns') || changed.has('outcomes') || changed.has('format') || changed.has('zone')) && !this.#sources.isRead(wishes)) return void this.#sources.open(file, wishes, this.#sources.isChosen);
    if (result && this.#sources.isStale(wishes)) {
      this.chosen = null;
      this.#opened.forget();
      void this.#sources.discover(result.source, wishes);
    }
  }

  get #shownAs(): 'graph' | 'lists' {
    return this.view ?? (this.#isNarrow ? 'lists' : 'graph');
  }

  #context(): FlowContext | null {
    const { result } = this.#sources;
    if (!result) return null;
    const { observed } = result;
    const variant = this.chosen === null ? undefined : observed.variants.variants[this.chosen];
    const flow = this.#flow.of(observed, Math.min(this.#mostWays, MOST_WAYS), variant);
    return {
      flow, time: this.time, held: this.#sources.held(this.journey), opened: this.#opened.opening, open: (opening) => this.#opened.open(opening, observed.log, this.#sources.held(this.journey)),
      texts: new FlowTexts(this.#texts, { threshold: this.privacyThreshold, working: this.workingTime && this.hours !== undefined, rare: observed.log.other?.names.length ?? 0 }),
    };
  }

  get #mostWays(): number {
    const { observed } = this.#sources.result!;
    return Math.min(this.ways ?? Math.max(10, 2 * observed.log.activityNames.length), Math.max(1, observed.graph.edges.length));
  }

  protected override render(): TemplateResult {
    const { text } = this.#texts;
    const { state } = this.#sources;
    const context = this.#context();
    const title = this.heading ?? '';
    const percent = (share: number): string => new FlowTexts(this.#texts, { threshold: 0, working: false, rare: 0 }).percent(Math.round(share * 100) / 100);
    return html`${renderProblems(this.problems)}
      <section lang=${this.#texts.locale} aria-label=${title || text('flow.flow')} class=${`as-${this.#shownAs}`}>
        ${title ? html`<h2 part="heading" dir="auto">${title}</h2>` : nothing}
        ${state.kind === 'busy' ? renderBusy(this.#texts, state, () => this.cancel(), percent) : nothing}
        <p class="unseen" role="status">${context && state.kind === 'idle' ? text('flow.ready', { count: context.flow.cases }) : ''}</p>
        ${state.kind === 'failed' ? this.#renderFailure(state.problem, state.name) : nothing}
        ${state.kind === 'columns' ? renderColumns(this.#texts, state, (columns) => void this.open(state.file, (this.#told = columns)), () => this.#another()) : nothing}
        ${context ? this.#renderFlow(context) : state.kind === 'idle' || state.kind === 'failed' ? this.#renderChoose(state.kind === 'idle') : nothing}
      </section>`;
  }

  #renderChoose(isFirst: boolean): TemplateResult {
    return html`${isFirst ? html`<p class="quiet">${this.#texts.text('flow.empty')}</p>` : nothing}${renderChoose(this.#texts, this.isOver, (file) => this.#choose(file), (is) => (this.isOver = is))}`;
  }

  #renderFailure({ code, message }: { readonly code: string; readonly message: string }, name: string): TemplateResult {
    const { text } = this.#texts;
    const key = `flow.error.${code}`;
    const told = text(key);
    return html`<div part="error" role="alert" id="busy" tabindex="-1">
      <p><bdi>${text('flow.failed', { name })}</bdi> ${told === key ? html`<span lang="en">${message}</span>` : told}</p>
      ${code === 'unreachable' && this.src !== undefined ? html`<button @click=${() => this.#bring()}>${text('flow.again')}</button>` : nothing}
    </div>`;
  }

  #renderFlow(context: FlowContext): TemplateResult {
    const { text } = this.#texts;
    const { flow } = context;
    const { observed, report } = this.#sources.result!;
    if (flow.cases === 0) return html`<p>${text('flow.nothing')}</p>${renderReport(this.#texts, report)}${this.#renderChoose(false)}`;
    const view = this.#shownAs;
    const outcome = this.outcome !== undefined && observed.log.outcomes.some(({ metric }) => metric === this.outcome) ? this.outcome : observed.log.outcomes[0]?.metric;
    return html`
      <p part="summary">${flowSentences(context).join(' ')}</p>
      ${renderReport(this.#texts, report)}
      ${this.#toolbar(context, outcome)}
      <div class="panes">
        <div class="main">
          ${view === 'graph' ? this.#renderGraph(context) : html`<div class="lists">${this.#isNarrow ? renderOutline(context) : renderTables(context)}</div>`}
          ${renderRest(context)}
          ${this.#export.render()}
        </div>
        <div class="side">
          ${this.#opened.render(context)}
          ${renderVariants(context, {
            chosen: this.chosen, choose: (at) => (this.chosen = at), shown: this.#isPrinted ? observed.variants.variants.length : this.shownVariants, showMore: () => (this.shownVariants += VARIANTS),
            outcome, outcomes: this.#outcomes,
          })}
        </div>
      </div>`;
  }

  #renderGraph(context: FlowContext): TemplateResult {
    const { text } = this.#texts;
    const picture = this.#picture.of(context.flow, this.#ghosts.of(context.flow, context.held), this.#sizes.now);
    const { keydown, focusin } = this.#stops;
    return html`<p class="quiet keys">${text('flow.keys')}</p>
      <div part="graph" class="scroller" role="region" tabindex="0" aria-label=${text('flow.graph-label', { count: context.flow.steps.length })}>${renderGraph(context, { ...picture, active: this.#stops.drawn(context.flow, picture), keydown, focusin })}</div>`;
  }

  #toolbar({ flow, texts }: FlowContext, outcome: string | undefined): TemplateResult {
    const { observed, source } = this.#sources.result!;
    const named = observed.log.activityNames.filter((name) => name !== OTHER).length;
    return renderFlowToolbar({
      texts: this.#texts, view: this.#shownAs, time: this.time,
      workingTime: this.hours ? this.workingTime : null, withoutRepeats: observed.withoutRepeats,
      ways: flow.limited.edges.length, mostWays: Math.min(MOST_WAYS, observed.graph.edges.length),
      steps: named, mostSteps: Math.min(MOST_STEPS, source.activityNames.filter((name) => name !== OTHER).length),
      outcomes: observed.log.outcomes.map(({ metric }) => [metric, texts.outcomeName(metric)] as const), outcome,
      chosenFile: this.#sources.isChosen,
      set: (change) => this.#set(change),
      another: () => this.#another(),
    });
  }

  #set(change: FlowChange): void {
    if (change.view !== undefined) this.view = change.view;
    if (change.time !== undefined) this.time = change.time;
    if (change.workingTime !== undefined) this.workingTime = change.workingTime;
    if (change.withoutRepeats !== undefined) this.withoutRepeats = change.withoutRepeats;
    if (change.ways !== undefined) this.ways = change.ways;
    if (change.steps !== undefined) this.steps = change.steps;
    if (change.outcome !== undefined) this.outcome = change.outcome;
  }

  /** Opens a file that somebody chooses. Columns that were told for another file are not those of this one. */
  #choose(file: File): void {
    this.#forgetTold();
    void this.open(file);
  }

  #forgetTold(): void {
    if (this.columns === this.#told) this.columns = undefined;
    this.#told = undefined;
  }

  #another(): void {
    this.#forgetTold();
    this.#opened.forget();
    this.chosen = null;
    this.#sources.forget();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('input[type=file]')?.focus());
  }

  protected override updated(): void {
    const isBusy = this.#sources.state.kind === 'busy';
    const place = this.renderRoot.querySelector<HTMLElement>('#busy');
    // who pressed a button that is gone now is not left nowhere
    if (this.#wasBusy && !isBusy && this.#hadFocus && !this.shadowRoot?.activeElement) (place ?? this.renderRoot.querySelector<HTMLElement>('[part=toolbar] button, input[type=file]'))?.focus();
    this.#wasBusy = isBusy;
    if (this.#shownAs !== 'graph') return;
    this.#sizes.fit();
    const scroller = this.renderRoot.querySelector<HTMLElement>('.scroller');
    if (scroller && this.#stops.picture) this.#start.keep(scroller, this.#sources.result?.source, this.#stops.picture.layout);
  }
}

/** Counts a number otherwise now what it counted when it was opened? */
const isOutdated = ({ kind }: Opening['behind'], changed: PropertyValues): boolean =>
  ((kind === 'fit' || kind === 'deviate') && changed.has('journey')) || (kind === 'other-edges' && (changed.has('ways') || changed.has('chosen'))) || (kind === 'other-variants' && changed.has('shownVariants'));

export { CxJourneyDrillEvent, type JourneyDrill } from './events.js';

declare global {
  interface HTMLElementTagNameMap {
    'cx-journey-flow': CxJourneyFlow;
  }
}
