import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/statistics/privacy/suppression.js';
import { CxElement } from '../base/element.js';
import type { ExportTable } from '../base/export/table.js';
import { whileConnected } from '../base/lifetime.js';
import { Localizer, type Message, type Messages } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { takeMore } from '../metric/more/door.js';
import { more } from '../metric/more/index.js';
import { messages as tileMessages } from '../metric/metric.messages.js';
import { messages as moreMessages } from '../metric/more/more.messages.js';
import type { MetricView } from '../metric/view.js';
import { AUDIENCES, type Audience } from '../../src/scorecard/document/audience.js';
import type { LostAnswers } from '../../src/metrics/losses/lost-answers.js';
import type { ScorecardReading } from '../../src/scorecard/read/reading.js';
import { Card } from './document/card.js';
import { DocumentLink } from './document/document-link.js';
import { renderSaid } from './document/score.js';
import type { VerbatimFunction } from './document/verbatims.js';
import { LAYOUTS, type Layout } from './document/wish.js';
import { Exporting } from './exporting.js';
import { renderGroups } from './group-table.js';
import { documentMessages } from './messages/en.js';
import { feedsOnPage, layoutsOnPage, type ScorecardLayout } from './on-page.js';
import { CxTemplateEvent } from './template-event.js';
import type { LossTeller } from './losses/teller.js';
import { messages } from './scorecard.messages.js';
import { styles } from './scorecard.styles.js';
import { styles as cardStyles } from './document/card.styles.js';
import { styles as controlStyles } from './document/controls.styles.js';
import { ADDRESS_KINDS, chooseSource, type AddressKind } from './sources/choose.js';
import { renderFreshness, renderNotes, staleText } from './sources/freshness.js';
import type { FigureFunction } from './sources/function.js';
import { SourceLink } from './sources/link.js';
import { sourceMessages } from './sources/messages/en.js';
import type { FigureSource } from './sources/source.js';
import { periodInFrame, viewOf, type Frame } from './views.js';

/** How long to work out tiles within a frame, in milliseconds; drawing them takes about as long again. */
const DRAWING_TIME = 4;
/** How often "the period we are in" is looked up again, in milliseconds. */
const MINUTE = 60_000;

/** So many tiles are drawn at once, and so many in each frame after: a screen is full of them at once, however many there are. */
const FIRST_TILES = 16;
const NEXT_TILES = 16;
/** Of more tiles than these, those that nobody sees are not laid out. */
const MANY_TILES = 36;

takeMore(more); // so that no tile is drawn twice

/** A tile among the children of a scorecard. */
interface Tile extends HTMLElement {
  view: MetricView | undefined;
}

/**
 * @summary Several metrics side by side, live or from a cube, for all customers and by group.
 *
 * Its tiles are the `<cx-metric>` elements among its children, each with its own target; without any it makes those of `template`,
 * or one for each of `metrics`.
 *
 * @tag cx-scorecard
 * With a scorecard document it shows perspectives and their figures as tiles, as a table or as a map of what leads to what, opens from the whole
 * down to what customers wrote, and compares any two periods or groups.
 *
 * @slot - `<cx-metric>` elements, or a document in a `<script type="application/json">`.
 * @slot verbatims - What customers wrote, where the page shows it: `<cx-voice-wall>`.
 * @event {CxDrillEvent} cx-drill - Somebody looks closer or goes back up, cancelable; `detail` says where. Bubbles and is composed.
 * @event {CxErrorEvent} cx-error - An attribute is out of range, or the feed sends something else; `detail` says what. Does not bubble.
 * @event {CxExportEvent} cx-export - A picture or a table is about to be saved or copied; can be stopped. `detail` has the file or the table. Does not bubble.
 * @event {CxTemplateEvent} cx-template - Somebody has chosen a template, or none; `detail.template` is its id. Does not bubble.
 * @csspart heading - The heading.
 * @csspart freshness - How fresh the figures are.
 * @csspart notes - What happened to the feed and was put right or left out.
 * @csspart template - The choice among templates.
 * @csspart export - What saves and copies.
 * @csspart tiles - The tiles.
 * @csspart groups - The table of groups.
 * @csspart empty - What is said when there are no answers.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssState live - Figures move as answers come in.
 * @cssState stale - The connection is lost; the figures are those of before.
 */
export class CxScorecard extends CxElement {
  static override styles = [tokens, styles, cardStyles, controlStyles];
  static override properties: PropertyDeclarations = {
    src: {},
    srcType: { attribute: 'src-type' },
    figures: { attribute: false },
    source: {},
    template: { reflect: true },
    chooseTemplate: { type: Boolean, attribute: 'choose-template' },
    heading: {},
    metrics: {},
    periods: { type: Number },
    through: {},
    whole: { type: Boolean },
    by: {},
    byLabel: { attribute: 'by-label' },
    decimals: { type: Number },
    privacyThreshold: { type: Number, attribute: 'privacy-threshold' },
    exportable: { type: Boolean },
    cube: { attribute: false },
    losses: { attribute: false },
    document: { attribute: false },
    documentSrc: { attribute: 'document-src' },
    layout: { reflect: true },
    audience: {},
    fixed: { type: Boolean },
    wall: { type: Boolean, reflect: true },
    cycle: { type: Number },
    verbatims: { attribute: false },
    shown: { state: true },
  };

  /** Where the figures are: a live feed such as `https://collector.example/v1/live?period=month`, a cube as JSON, responses as CSV or NDJSON. */
  declare src: string | undefined;
  /** What is at `src`: `live`, `json` or `csv`. By its ending if not said; what has none that tells is a live feed. */
  declare srcType: AddressKind | undefined;
  /** Where the figures come from, by a program: a source, a function that brings them, or a file of responses. */
  declare figures: FigureSource | FigureFunction | Blob | undefined;
  /** The id of a plugin's source of events, such as `acme.feed`: figures are counted from what it brings. */
  declare source: string | undefined;
  /** The id of a plugin's template, such as `acme.renewal`: which tiles it shows, with their targets. */
  declare template: string | undefined;
  /** People can choose among the templates that plugins bring. */
  declare chooseTemplate: boolean;
  /** The heading. */
  declare heading: string | undefined;
  /** Ids of the metrics to show when there are no `<cx-metric>` children, with spaces between. */
  declare metrics: string;
  /** How many periods the trend goes back, 2 to 120. */
  declare periods: number;
  /** Where it ends: `now`, in the period we are in, or `latest`, in the last that has answers. By default `now` for a feed. */
  declare through: 'now' | 'latest' | undefined;
  /** One figure over all periods, and no trend. */
  declare whole: boolean;
  /** A dimension to show the groups of; a feed has it if `src` says `by=` and its name. */
  declare by: string | undefined;
  /** What the dimension is called on the screen. */
  declare byLabel: string | undefined;
  /** Digits after the point in the tiles it makes and in the table. */
  declare decimals: number | null;
  /** Figures of fewer answers are not shown. */
  declare privacyThreshold: number;
  /** People can save it as a picture or a table, or copy it. */
  declare exportable: boolean;
  /** The figures, if they do not come from a feed. After adding to it, call `requestUpdate()`. */
  declare cube: Cube | undefined;
  /** Answers that devices lost, if they do not come with the figures: `[{ period: '2026-11', metric: 'nps', reason: 'full', count: 3 }]`. */
  declare losses: readonly LostAnswers[] | undefined;
  /** A scorecard document (`cx-scorecard/1`): which figures, held against what, and how they roll up. It can also stand in a `<script type="application/json">` child. */
  declare document: unknown;
  /** The address of a scorecard document. */
  declare documentSrc: string | undefined;
  /** How the figures of a document stand at first: `tiles`, `table` or `map`. */
  declare layout: Layout | undefined;
  /** For whom at first: `executive`, `manager` or `line`; everybody if not given. */
  declare audience: Audience | undefined;
  /** Nobody chooses what is shown: no controls. */
  declare fixed: boolean;
  /** For a big screen: large letters, no controls. */
  declare wall: boolean;
  /** On a wall: shows one part after the other, for so many seconds each, 5 or more. Not if not given. */
  declare cycle: number | null;
  /** Brings what customers wrote of a figure or a group, masked and moderated. Without it, `slot="verbatims"` shows what the page puts there. */
  declare verbatims: VerbatimFunction | undefined;
  /** How many tiles of a document are drawn already. */
  declare protected shown: number;

  readonly #english: Record<string, Message> = { ...messages, ...sourceMessages, ...tileMessages, ...moreMessages, ...documentMessages };
  readonly #learn = (messages: Messages): void => void Object.assign(this.#english, messages);
  readonly #texts = new Localizer(this, this.#english);
  readonly #card = new Card(this, this.#texts, this.#learn, () => this.requestUpdate('shown', -1), (code, error) => this.fault(code, error));
  readonly #document = new DocumentLink(this, {
    take: (loaded) => {
      this.shown = FIRST_TILES;
      const before = this.#card.dimensions.join('\n');
      this.#card.take(loaded);
      // other groups are to be asked for
      if (this.#card.dimensions.join('\n') !== before && this.hasUpdated && this.#figures.status.kind !== 'given') this.#figures.restart();
    },
    fault: (code, error) => this.fault(code, error),
    notLoaded: () => this.#texts.text('card.not-loaded'),
  });
  /** What was told of losses last, and what says it, which is loaded when there are any. */
  #told: unknown;
  #losses: LossTeller | undefined;
  #isFilling = false;
  /** How many periods there were when it was drawn. */
  #drawn = 0;
  readonly #figures = new SourceLink(this, {
    source: () => this.#chosenSource(),
    dimensions: () => [...new Set([...(this.by ? [this.by] : []), ...this.#card.dimensions])],
    show: (cube) => (this.cube = cube),
    losses: (told) => this.#takeLosses(told ?? this.losses),
    draw: (metrics) => this.#draw(metrics),
    fault: (code, message) => this.fault(code, message),
  });

  readonly #export = new Exporting(this, this.#texts, this.#learn, (error) => this.fault('not-loaded', error), { title: () => this.#title, picture: () => this.renderRoot.querySelector('section'), table: () => this.#table() });

  /** The document as it was read from the figures, for `<cx-review-pack>` and programs; undefined where there is none. */
  get reading(): ScorecardReading | undefined {
    return this.#card.reading;
  }

  constructor() {
    super();
    this.metrics = 'nps csat ces';
    this.chooseTemplate = false;
    this.periods = 12;
    this.whole = false;
    this.exportable = false;
    this.decimals = null;
    this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD;
    this.cube = undefined;
    this.fixed = false;
    this.wall = false;
    this.cycle = null;
    this.shown = FIRST_TILES;
    whileConnected(this, (store) => this.#begin(store));
  }

  #begin(store: DisposableStore): void {
    const timer = setInterval(() => this.requestUpdate(), MINUTE);
    store.add(toDisposable(() => clearInterval(timer)));
    store.add(feedsOnPage.onDidChange(() => this.source !== undefined && this.#figures.restart()));
    store.add(layoutsOnPage.onDidChange(() => this.requestUpdate()));
    const seen = (): void => void (document.hidden || this.requestUpdate('cube'));
    document.addEventListener('visibilitychange', seen);
    store.add(toDisposable(() => document.removeEventListener('visibilitychange', seen)));
    store.add(toDisposable(() => this.#card.leave()));
    if (this.hasUpdated) this.#figures.restart();
  }

  /** Without a name anything may have changed. */
  override requestUpdate(name?: PropertyKey, ...rest: readonly unknown[]): void {
    if (name === undefined && #card in this) this.#card.counted(undefined);
    super.requestUpdate(name, ...(rest as []));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#check('periods', this.periods >= 2 && this.periods <= 120 && Number.isInteger(this.periods), 'a whole number from 2 to 120', () => (this.periods = 12));
    this.#check('privacy-threshold', this.privacyThreshold >= 0, 'a number from 0', () => (this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD));
    this.#check('through', this.through === undefined || /^(now|latest)$/.test(this.through), '"now" or "latest"', () => (this.through = undefined));
    this.#check('src-type', this.srcType === undefined || ADDRESS_KINDS.includes(this.srcType), '"live", "json" or "csv"', () => (this.srcType = undefined));
    this.#check('layout', this.layout === undefined || LAYOUTS.includes(this.layout), '"tiles", "table" or "map"', () => (this.layout = undefined));
    this.#check('audience', this.audience === undefined || AUDIENCES.includes(this.audience), '"executive", "manager" or "line"', () => (this.audience = undefined));
    this.#check('cycle', this.cycle === null || this.cycle >= 5, 'a number of seconds from 5', () => (this.cycle = null));
    if (changed.has('layout')) this.#card.want({ layout: this.layout ?? 'tiles' });
    if (changed.has('audience')) this.#card.want({ audience: this.audience ?? null });
    if (changed.has('document') || changed.has('documentSrc')) this.#document.take(this.document, this.documentSrc);
    if (changed.has('cube') && changed.get('cube') !== undefined) this.#card.counted(undefined); // another cube
    if (changed.has('losses')) this.#takeLosses(this.losses);
    if (changed.has('src') || changed.has('srcType') || changed.has('figures') || changed.has('source') || (changed.has('by') && this.#figures.status.kind !== 'given')) this.#figures.restart();
    this.setState('live', this.#figures.status.kind === 'live');
    this.setState('stale', this.#figures.status.kind === 'stale');
  }

  get #title(): string {
    return this.#card.title || this.heading || this.#texts.text('scorecard.title');
  }

  /** Every figure with its n and interval, period by period. */
  async #table(): Promise<ExportTable | null> {
    const { cube } = this;
    if (!cube) return null;
    const { readingTable, scorecardTable } = await import('./export-table.js');
    if (this.reading) return readingTable(this.reading, this.#title, this.#texts);
    return scorecardTable(cube, { title: this.#title, metrics: this.#card.metrics ?? this.#metricIds, by: this.#card.group?.dimension ?? this.by, options: this.#frame.options, losses: this.#losses?.losses }, this.#texts);
  }

  #takeLosses(told: unknown): void {
    this.#told = told;
    const say = (teller?: LossTeller): void => {
      if (told !== this.#told || teller === this.#losses) return;
      this.#losses = teller;
      this.requestUpdate();
    };
    if (told && (told as ArrayLike<unknown>).length !== 0) import('./losses/teller.js').then((part) => say(part.tellerOf(told, this.#texts, this.#learn))).catch((error: unknown) => this.fault('losses', error));
    else say();
  }

  #check(attribute: string, good: boolean, expected: string, mend: () => void): void {
    if (good) return; // a mended value says nothing about the attribute, so an earlier problem stays
    mend();
    this.setProblem(attribute, `"${attribute}" must be ${expected}. The usual one is used.`);
  }

  #chosenSource(): FigureSource | undefined {
    const source = chooseSource({ figures: this.figures, plugin: this.source, src: this.src, kind: this.srcType });
    this.setProblem('src', source === null ? '"src" must be an http or https address.' : undefined);
    return source ?? undefined;
  }

  get #frame(): Frame {
    return {
      whole: this.whole || !this.#figures.isDated,
      periods: this.periods,
      through: this.through ?? (this.#figures.status.kind === 'given' || this.#figures.status.kind === 'loaded' ? 'latest' : 'now'),
      now: Date.now(),
      options: { privacyThreshold: this.privacyThreshold },
      losses: this.#losses,
    };
  }

  /** The tiles among the children. */
  get #tiles(): Tile[] {
    return [...this.querySelectorAll<Tile>(':scope > [metric]')];
  }

  get #metricIds(): string[] {
    const tiles = this.#tiles.map((tile) => tile.getAttribute('metric')!);
    if (tiles.length > 0) return tiles;
    return this.#layout?.tiles.map(({ metric }) => metric) ?? this.metrics.split(/\s+/).filter(Boolean);
  }

  get #layout(): ScorecardLayout | undefined {
    return this.template === undefined ? undefined : layoutsOnPage.get(this.template);
  }

  protected override updated(): void {
    this.#card.drawn(this.shadowRoot!);
    // after what is there has been painted: a frame that is asked for now comes before that
    if (this.#card.isShort) requestAnimationFrame(() => setTimeout(() => (this.shown += NEXT_TILES)));
    this.#drawn = this.cube?.periods.size ?? 0;
    const tiles = this.#tiles;
    const later = tiles.filter(({ view }) => view === undefined).slice(FIRST_TILES);
    this.#fillTiles(later.length > 0 ? tiles.filter((tile) => !later.includes(tile)) : tiles);
    if (later.length > 0) this.#fillLater();
  }

  /** Tiles that nobody has seen yet, some a frame, after what is there has been painted. */
  #fillLater(): void {
    if (this.#isFilling || !this.cube) return;
    this.#isFilling = true;
    const next = (): void => {
      this.#isFilling = false;
      const left = this.isConnected ? this.#tiles.filter(({ view }) => view === undefined) : [];
      this.#fillTiles(left.slice(0, NEXT_TILES));
      if (left.length > NEXT_TILES) this.#fillLater();
    };
    if (document.hidden) setTimeout(next);
    else requestAnimationFrame(() => setTimeout(next));
  }

  /** Draws what was counted; where tiles of the page are all there is, only those that moved, and no more at once than a frame has time for. */
  #draw(metrics: ReadonlySet<string> | undefined): ReadonlySet<string> | void {
    this.#card.counted(metrics);
    const tiles = metrics && !this.#card.loaded && !this.by && this.#drawn > 0 && this.#drawn === this.cube?.periods.size ? this.#tiles : [];
    if (!metrics || tiles.length === 0) return this.requestUpdate('cube');
    const until = performance.now() + DRAWING_TIME;
    const byMetric = new Map<string, Tile[]>();
    for (const tile of tiles) {
      const metric = tile.getAttribute('metric')!;
      byMetric.set(metric, [...(byMetric.get(metric) ?? []), tile]);
    }
    const left = new Set(metrics);
    for (const metric of metrics) {
      this.#fillTiles(byMetric.get(metric) ?? []);
      left.delete(metric);
      if (performance.now() > until) break;
    }
    return left;
  }

  #fillTiles(tiles: readonly Tile[]): void {
    const { cube } = this;
    if (!cube) return;
    const frame = this.#frame;
    for (const tile of tiles) tile.view = viewOf(cube, tile.getAttribute('metric')!, frame, targetOf(tile));
  }

  protected override render(): TemplateResult {
    if (this.#document.isThere) return this.#renderCard();
    const { cube } = this;
    const empty = cube && cube.periods.size === 0;
    return html`${renderProblems(this.problems)}
      <section lang=${this.#texts.locale} aria-label=${this.heading || nothing}>
        <header>
          ${this.heading ? html`<h2 part="heading">${this.heading}</h2>` : nothing}
          <p part="freshness" role="status">${renderFreshness(this.#figures.status, this.#texts)}</p>
          ${this.chooseTemplate ? this.#renderChoice() : nothing} ${this.exportable ? this.#export.render() : nothing}
        </header>
        ${renderNotes(this.#figures.notes, this.#texts)}
        ${cube && this.#losses ? renderSaid(this.#losses.rest(cube, periodInFrame(cube, this.#frame))) : nothing}
        ${empty ? html`<p part="empty">${this.#texts.text('scorecard.empty')}</p>` : nothing}
        <div part="tiles" class=${this.#metricIds.length > MANY_TILES ? 'many' : ''}><slot @slotchange=${this.#childrenChanged}></slot>${this.#renderOwnTiles()}</div>
        ${cube && this.by && !empty ? renderGroups({ cube, dimension: this.by, label: this.byLabel, metrics: this.#metricIds, frame: this.#frame, decimals: this.decimals, texts: this.#texts, rightToLeft: this.matches(':dir(rtl)') }) : nothing}
      </section>`;
  }

  /** The scorecard of a document. */
  #renderCard(): TemplateResult {
    const { status, notes } = this.#figures;
    const card = this.#card.render({
      cube: this.cube,
      options: { now: Date.now(), privacyThreshold: this.privacyThreshold },
      losses: this.#losses,
      trouble: staleText(status, this.#texts),
      fixed: this.fixed,
      wall: this.wall,
      cycle: this.cycle,
      verbatims: this.verbatims,
      shown: this.shown,
    });
    return html`${renderProblems(this.problems)}
      <section lang=${this.#texts.locale} aria-labelledby="where" @keydown=${this.#escape}>
        <p part="freshness" role="status">${renderFreshness(status, this.#texts)}</p>
        ${this.exportable ? this.#export.render() : nothing}
        ${renderNotes(notes, this.#texts)} ${card}
        <slot hidden @slotchange=${this.#childrenChanged}></slot>
      </section>`;
  }

  readonly #escape = (event: KeyboardEvent): void => {
    // in a list of choices it closes the list
    if (event.key !== 'Escape' || event.defaultPrevented || event.composedPath()[0] instanceof HTMLSelectElement || !this.#card.back()) return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #childrenChanged = (): void => this.requestUpdate();

  #renderOwnTiles(): TemplateResult[] {
    if (this.#tiles.length > 0) return [];
    const { cube } = this;
    const layout = this.#layout;
    if (layout) return layout.tiles.map((tile) => this.#renderTile(tile, layout));
    return this.#metricIds.map(
      (id) => html`<cx-metric metric=${id} decimals=${this.decimals ?? nothing} .view=${cube && viewOf(cube, id, this.#frame)}></cx-metric>`,
    );
  }

  /** A tile of a template. Without the plugin that draws it, or the element that shows such tiles, it is a plain figure. */
  #renderTile({ metric, tile, target }: ScorecardLayout['tiles'][number], { host }: ScorecardLayout): TemplateResult {
    const view = this.cube && viewOf(this.cube, metric, this.#frame, target);
    return tile !== undefined && customElements.get('cx-tile')
      ? html`<cx-tile metric=${metric} tile=${tile} .host=${host} .view=${view}></cx-tile>`
      : html`<cx-metric metric=${metric} target=${target ?? nothing} decimals=${this.decimals ?? nothing} .view=${view}></cx-metric>`;
  }

  #renderChoice(): TemplateResult | typeof nothing {
    const layouts = layoutsOnPage.all;
    if (layouts.length === 0) return nothing;
    const choose = (event: Event): void => {
      this.template = (event.target as HTMLSelectElement).value || undefined;
      this.dispatchEvent(new CxTemplateEvent({ template: this.template }));
    };
    return html`<label part="template">${this.#texts.text('scorecard.template')} <select @change=${choose}>
      <option value="" ?selected=${!this.#layout}>${this.#texts.text('scorecard.own-template')}</option>
      ${layouts.map(([id, { title }]) => html`<option value=${id} ?selected=${id === this.template}>${title}</option>`)}
    </select></label>`;
  }
}

/** The target that stands on a tile, as it is shown. */
function targetOf(tile: HTMLElement): number | null {
  const target = tile.getAttribute('target');
  return target === null ? null : Number(target);
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-scorecard': CxScorecard;
  }
}
