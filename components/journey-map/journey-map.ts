import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import type { Journey } from '../../src/journey/document/journey.js';
import { scaleOf } from '../../src/journey/document/scale.js';
import { JourneyIndex } from '../../src/journey/map/journey-index.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/statistics/privacy/suppression.js';
import { adopt } from '../base/adopt.js';
import { CxElement } from '../base/element.js';
import { whileConnected } from '../base/lifetime.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { columnOf, sheetOf, windowOf, type Guest, type Sheet, type Stretch } from './columns.js';
import { comparisonsOf, otherSide, parseComparison, type Comparison, type Side } from './compare.js';
import type { JourneyEditor, Place } from './edit/editor.js';
import { FigureTexts } from './figure-text.js';
import { findIn } from './find.js';
import { heatOf, HEATS, heatsOf, type Heat } from './heat.js';
import type { renderDetails } from './details-view.js';
import { styles } from './journey-map.styles.js';
import type { ObservedJourney } from '../../src/journey/observed/discover/discover.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import type { AddressKind } from '../scorecard/sources/choose.js';
import type { FigureFunction } from '../scorecard/sources/function.js';
import type { FigureSource } from '../scorecard/sources/source.js';
import { COMPARE_AS, type CompareAs } from './layers/layer.js';
import { Layers } from './layers/layers.js';
import { lanesOnPage, lensesOnPage } from './on-page.js';
import type { MapContext } from './lanes/context.js';
import { rowsOf, type Row } from './lanes/rows.js';
import { renderMap, ROW_NAMES, type MapActions } from './map-view.js';
import { messages } from './messages/en.js';
import { readingStyles } from './reading.styles.js';
import { renderOutline } from './outline-view.js';
import { PlainFigureWriter, PlainLocalizer } from './plain-texts.js';
import { Memo } from './memo.js';
import type { PeopleOnMap } from './people.js';
import type { Act } from '../../src/journey/edit/history.js';
import type { curveSentence } from './sentences.js';
import { JourneySource } from './source.js';
import { CxJourneyViewEvent } from './view-event.js';
import { timesAt, timesOf, widthsBy } from './time-axis.js';
import { renderToolbar, ZOOMS, type ToolbarProps } from './toolbar-view.js';

/** A usual column is so wide, in em. */
const COLUMN = 11;
/** Narrower columns hold figures alone. */
const TIGHT = 6.5;
/** Below this width, in em, a map is an outline unless somebody asks for the map. */
const NARROW = 40;
/** Sentences over more touchpoints than these are written after the first paint. */
const SOON = 200;
/** So many milliseconds after the first paint whoever looks has not begun to read. */
const SETTLED = 100;

/**
 * @summary A journey with its figures: phases across, lanes down, and the emotion as a curve of what was measured.
 *
 * The journey comes from `journey`, from `src`, or from a `<script type="application/json">` among the children.
 *
 * @tag cx-journey-map
 * @event {CxErrorEvent} cx-error - The journey or a setting cannot be used; `detail` says what. Does not bubble.
 * @event {CxJourneyViewEvent} cx-journey-view - Somebody has chosen another view, comparison, group or heat; `detail` has all of them. Does not bubble.
 * @event {CxJourneyChangeEvent} cx-journey-change - Somebody is about to change the map; may be stopped.
 * @event {CxJourneyDrillEvent} cx-drill - Somebody looks at the cases behind a number of the observed journey; `detail` has them. May be stopped.
 * @event {CxExportEvent} cx-export - A picture, file or table is about to be saved or copied; can be stopped. Does not bubble.
 * @event {CxJourneyChangedEvent} cx-journey-changed - Somebody has changed the map; `detail.journey` is how it is now.
 * @slot {lane}/{touchpoint} - What a plugin draws where its lane meets a touchpoint.
 * @csspart heading - The heading.
 * @csspart toolbar - Ways to look at the map.
 * @csspart summary - What the curve shows, in a sentence.
 * @csspart tools - Undo, redo, and what can be added.
 * @csspart freshness - How fresh live figures are.
 * @csspart notes - What of live figures has no place, or was put right.
 * @csspart export - What saves, copies and prints.
 * @csspart map - The part that scrolls.
 * @csspart details - What is known of a touchpoint.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The colour of the curve.
 * @cssprop [--cx-map-height=80vh] - The map scrolls within itself where it is higher than this.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxJourneyMap extends CxElement {
  static override styles = [tokens, readingStyles, styles];
  static override properties: PropertyDeclarations = {
    src: {},
    journey: { attribute: false },
    heading: {},
    view: { reflect: true },
    compare: { reflect: true },
    segment: { reflect: true },
    persona: { reflect: true },
    heat: { reflect: true },
    timeAxis: { type: Boolean, attribute: 'time-axis', reflect: true },
    zoom: { type: Number, reflect: true },
    editable: { type: Boolean, reflect: true },
    author: {},
    privacyThreshold: { type: Number, attribute: 'privacy-threshold' },
    figures: { attribute: false },
    figuresSrc: { attribute: 'figures-src' },
    figuresType: { attribute: 'figures-type' },
    figuresSource: { attribute: 'figures-source' },
    figuresBy: { attribute: 'figures-by' },
    observed: { attribute: false },
    people: { attribute: false },
    compareAs: { attribute: 'compare-as', reflect: true },
    exportable: { type: Boolean },
    printAs: { attribute: 'print-as', reflect: true },
    jumpKeys: { type: Boolean, attribute: 'jump-keys', reflect: true },
    lens: { reflect: true },
    chosen: { state: true },
    search: { state: true },
    folded: { state: true },
    showsAll: { state: true },
  };

  /** The address of a journey document. */
  declare src: string | undefined;
  /** The journey, checked by `parseJourney` where it comes from somewhere that cannot be trusted. */
  declare journey: Journey | undefined;
  /** The heading; the title of the journey if not given. */
  declare heading: string | undefined;
  /** `map` or `outline`; if not given, an outline where there is little room. */
  declare view: 'map' | 'outline' | undefined;
  /** What the map is held against: `expected`, `best`, `competitor:NAME`, `segment:ID`, `persona:ID`, `version:ID`, `period:FROM..TO`, or `nothing`. By default `expected`, if anything is. */
  declare compare: string | undefined;
  /** Only figures of this segment. */
  declare segment: string | undefined;
  /** Only figures of this persona. */
  declare persona: string | undefined;
  /** By what columns are tinted: `volume`, `effort` or `dissatisfaction`. */
  declare heat: Heat | undefined;
  /** Columns are as wide as the time before them is long. */
  declare timeAxis: boolean;
  /** How wide columns are, 0.35 to 1.5. */
  declare zoom: number;
  /** People can change the map. */
  declare editable: boolean;
  /** Who changes it: by this name figures are noted that were only said, and comments. */
  declare author: string | undefined;
  /** Figures of fewer answers are not shown. */
  declare privacyThreshold: number;
  /** Where live figures come from, by a program: a cube, a source, a function that brings them, or a file of responses. */
  declare figures: Cube | FigureSource | FigureFunction | Blob | undefined;
  /** The address of live figures, such as a collector's feed `https://collector.example/v1/live?by=touchpoint`. */
  declare figuresSrc: string | undefined;
  /** What is there: `live`, `json` or `csv`; by its ending if not said. */
  declare figuresType: AddressKind | undefined;
  /** The id of a plugin's source of events, such as `acme.feed`. */
  declare figuresSource: string | undefined;
  /** The dimension whose groups are touchpoints, by their ids, event types or names. `touchpoint` if not given. */
  declare figuresBy: string | undefined;
  /** What customers really did, discovered in an event log: laid over the map. */
  declare observed: ObservedJourney | undefined;
  /** How a comparison is shown: `curve`, a second curve and the gaps; `side`, both figures side by side; `difference`, what differs alone. */
  declare compareAs: CompareAs;
  /** People can save it as a picture, a table, an outline, a diagram text or a whole, and print it. */
  declare exportable: boolean;
  /** On paper: on one `page`, in `tiles` over several, or as an `outline`; as it is seen if not given. */
  declare printAs: 'page' | 'tiles' | 'outline' | undefined;
  /** Single letters jump to the next moment of truth, pain, certain gap or comment. */
  declare jumpKeys: boolean;
  /** The id of a plugin's lens, such as `acme.risk`: what is brought forward. */
  declare lens: string | undefined;

  /** Who else is at the map, and where: set by `<cx-journey-session>`. */
  declare people: PeopleOnMap | undefined;

  declare protected chosen: string | undefined;
  declare protected search: string;
  declare protected folded: ReadonlySet<string>;
  declare protected showsAll: boolean;

  readonly #texts = new PlainLocalizer(this, messages);
  readonly #index = new Memo((journey: Journey) => new JourneyIndex(journey));
  readonly #rows = new Memo(rowsOf);
  readonly #heat = new Memo((heat: Heat, index: JourneyIndex, segment: string | undefined, persona: string | undefined, threshold: number) => heatOf(heat, sideOf(index, segment, persona, threshold)));
  readonly #sheet = new Memo((index: JourneyIndex, folded: ReadonlySet<string>, width: number, timeAxis: boolean, privacyThreshold: number, guests: readonly Guest[]) => {
    const plain = sheetOf(index, folded, () => width, guests);
    if (!timeAxis) return plain;
    const wide = widthsBy(timesOf(index, { privacyThreshold }), plain.columns);
    return sheetOf(index, folded, (column) => width * wide(column), guests);
  });
  readonly #hasTimes = new Memo((index: JourneyIndex) => index.all('link').some(({ id }) => timesAt(index, id).length > 0));
  readonly #hits = new Memo(findIn);
  readonly #sentence = new Memo((_index: JourneyIndex, _other: JourneyIndex | undefined, _how: string, write: () => string) => write());
  /** What is seen of the map, in pixels from the beginning of the columns. */
  #seen: readonly [left: number, right: number] = [0, 1280];
  #stretch: Stretch = { from: 0, to: 0 };
  #em = 16;
  #isNarrow = false;
  #isPrinted = false;
  #hit = 0;
  /** The version that the map is held against, once it is read. */
  #earlier: { readonly journey: Journey; readonly version: string; readonly index?: JourneyIndex } | undefined;
  /** Who opened the details, to give the focus back to. */
  #opener: string | undefined;
  #mayTell = false;
  readonly #source = new JourneySource(this, {
    take: (journey) => (this.journey = journey),
    problem: (where, message) => this.setProblem(where, message),
    fault: (code, error) => this.fault(code, error),
  });
  readonly #layers = new Layers({
    element: this,
    texts: this.#texts,
    wishes: this,
    journey: () => this.journey,
    index: () => this.journey && this.#index.of(this.journey),
    sheet: () => this.#sheetNow(),
    adopt: (styles) => adopt(this.shadowRoot!, [styles]),
    problem: (where, message) => this.setProblem(where, message),
    fault: (code, error) => this.fault(code, error),
    change: (act) => this.editable && this.#editor?.do(act) === true,
    open: (id) => this.#open(id),
    goTo: (id) => this.#goTo(id),
    title: () => this.#title,
    earlier: () => (this.compare?.startsWith('version:') ? this.#earlier?.index : undefined),
    sideName: () => this.#sideName(),
    shown: () => this.#shown().journey,
    whole: (is) => { this.#isPrinted = is; this.requestUpdate(); },
    printAs: (as) => (this.printAs = as),
    lookThrough: (lens) => (this.lens = lens),
    noJumps: () => (this.jumpKeys = false),
  });
  #details: typeof renderDetails | undefined;
  #write: typeof curveSentence | undefined;
  #isBringing = false;
  #editor: JourneyEditor | undefined;
  #isStarting = false;

  constructor() {
    super();
    this.timeAxis = false;
    this.editable = false;
    this.exportable = false;
    this.jumpKeys = false;
    this.compareAs = 'curve';
    this.zoom = 1;
    this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD;
    this.journey = undefined;
    this.people = undefined;
    this.chosen = undefined;
    this.search = '';
    this.folded = new Set();
    this.showsAll = false;
    whileConnected(this, (store) => this.#begin(store));
  }

  #begin(store: DisposableStore): void {
    this.#measure(this.clientWidth);
    let frame = 0;
    const observer = new ResizeObserver((entries) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.#measure(entries.at(-1)!.contentRect.width));
    });
    observer.observe(this);
    store.add(toDisposable(() => { observer.disconnect(); cancelAnimationFrame(frame); }));
    const printed = (is: boolean) => (): void => {
      this.#isPrinted = is;
      this.requestUpdate();
      if (!is) return;
      this.performUpdate(); // before the page is laid out for paper
      for (const layer of this.#layers.all) layer.fit?.();
    };
    const [before, after] = [printed(true), printed(false)];
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    store.add(toDisposable(() => { removeEventListener('beforeprint', before); removeEventListener('afterprint', after); }));
    for (const brought of [lanesOnPage, lensesOnPage]) store.add(brought.onDidChange(() => this.requestUpdate()));
    store.add(toDisposable(() => this.#editor?.text?.finish())); // what was typed last is not lost
    if (!this.journey) this.#source.begin(this.src);
  }

  #measure(width: number): void {
    if (width <= 0) return;
    this.#em = Number.parseFloat(getComputedStyle(this).fontSize) || 16;
    const isNarrow = width < NARROW * this.#em;
    const [left] = this.#seen;
    this.#seen = [left, left + width];
    if (isNarrow !== this.#isNarrow || this.hasUpdated) this.requestUpdate();
    this.#isNarrow = isNarrow;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src') && this.hasUpdated && this.src !== undefined) void this.#source.load(this.src);
    if (changed.has('journey')) {
      if (this.journey || this.hasUpdated) this.#source.given(this.journey);
      this.#mayTell = (this.journey?.records.length ?? 0) < SOON * 10;
      // well after the first paint, which a timer alone could come before
      if (!this.#mayTell) requestAnimationFrame(() => setTimeout(() => { this.#mayTell = true; this.requestUpdate(); }, SETTLED));
    }
    this.#lay();
    if (this.editable && this.journey && !this.#editor) void this.#startEditing();
    else if (this.journey) this.#editor?.begin(this.journey);
    if (!this.editable || !this.journey) this.#editor?.stop();
    if (changed.has('compare')) this.setProblem('compare');
    if (this.#editor) this.#editor.author = this.author ?? '';
    this.#check('zoom', this.zoom >= ZOOMS[0] && this.zoom <= ZOOMS.at(-1)!, `a number from ${ZOOMS[0]} to ${ZOOMS.at(-1)}`, () => (this.zoom = 1));
    this.#check('privacy-threshold', this.privacyThreshold >= 0, 'a number from 0', () => (this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD));
    this.#check('view', this.view === undefined || this.view === 'map' || this.view === 'outline', '"map" or "outline"', () => (this.view = undefined));
    this.#check('compare-as', COMPARE_AS.includes(this.compareAs), '"curve", "side" or "difference"', () => (this.compareAs = 'curve'));
    this.#check('print-as', this.printAs === undefined || /^(page|tiles|outline)$/.test(this.printAs), '"page", "tiles" or "outline"', () => (this.printAs = undefined));
    this.#check('heat', this.heat === undefined || HEATS.includes(this.heat), '"volume", "effort" or "dissatisfaction"', () => (this.heat = undefined));
    this.#check('compare', this.compare === undefined || this.compare === 'nothing' || parseComparison(this.compare) !== undefined, 'what to compare with, such as "expected" or "segment:gold"', () => (this.compare = undefined));
  }

  /** What is laid over the map is loaded where it is wished for. */
  #lay(): void {
    this.#layers.use('live', (this.figures ?? this.figuresSrc ?? this.figuresSource) !== undefined, () => import('./layers/live/live.js'));
    this.#layers.use('observed', this.observed !== undefined, () => import('./layers/observed/observed.js'));
    this.#layers.use('beside', this.compareAs !== 'curve' || this.compare?.startsWith('version:') === true, () => import('./layers/beside/beside.js'));
    this.#layers.use('giving', this.exportable || this.printAs !== undefined, () => import('./layers/giving/giving.js'));
    this.#layers.use('plugins', lanesOnPage.all.length > 0 || lensesOnPage.all.length > 0, () => import('./layers/plugins/plugins.js'));
    this.#layers.use('jumps', this.jumpKeys, () => import('./layers/jumps/jumps.js'));
    this.#layers.look();
  }

  /** The journey with what layers put in, for showing. */
  #shown(): JourneyIndex {
    return this.#index.of(this.#layers.shown(this.journey!));
  }

  #rowsNow(): readonly Row[] {
    return this.#layers.rows(this.#rows.of(this.#shown(), this.#editor !== undefined && this.editable));
  }

  /** Shows what others made of the journey. Unlike setting `journey`, it leaves what was done here to be undone, and what is being written. */
  receive(journey: Journey): void {
    if (this.editable && this.#editor && this.journey) this.#editor.receive(journey);
    else this.journey = journey;
  }

  /** Does an act as if somebody had done it by hand: it can be stopped, is told, and can be undone. False where the map is not being edited, or the act is refused. */
  act(act: Act): boolean {
    return this.editable && this.#editor !== undefined && this.#editor.do(act);
  }

  /** What edits is loaded for who edits. */
  async #startEditing(): Promise<void> {
    if (this.#isStarting) return;
    this.#isStarting = true;
    try {
      const { JourneyEditor: Editor } = await import('./edit/editor.js');
      if (!this.journey) return;
      this.#editor = new Editor(
        {
          dispatchEvent: (event) => this.dispatchEvent(event),
          selection: () => String(this.ownerDocument.getSelection() ?? ''),
          texts: this.#texts,
          isRightToLeft: () => this.matches(':dir(rtl)'),
          isOutline: () => this.#shownAs === 'outline',
          isOfGroup: () => this.segment !== undefined || this.persona !== undefined,
          sheet: () => this.#sheetNow(),
          rows: () => this.#rowsNow(),
          put: (journey) => (this.journey = journey),
          adopt: (styles) => adopt(this.shadowRoot!, [styles]),
          requestUpdate: () => this.requestUpdate(),
          focusPlace: (place) => this.#focusPlace(place),
          details: (id) => this.#open(id),
          guest: (column) => this.#layers.all.some((layer) => layer.enter?.(column)),
          nextPane: () => this.#nextPane(),
          moreKeys: () => this.#layers.all.flatMap((layer) => layer.keys?.() ?? []),
        },
        this.journey,
        this.author ?? '',
      );
      this.requestUpdate();
    } catch (error) {
      this.fault('not-loaded', error);
    }
  }

  #focusPlace({ row, column }: Place): void {
    const sheet = this.#sheetNow();
    const scroller = this.renderRoot.querySelector<HTMLElement>('.scroller');
    const [left, right] = [sheet.edges[column] ?? 0, sheet.edges[column + 1] ?? 0];
    if (scroller) {
      const room = scroller.clientWidth - ROW_NAMES * this.#em;
      const at = Math.abs(scroller.scrollLeft);
      const wanted = left < at ? left : right > at + room ? Math.min(left, right - room) : at;
      if (wanted !== at) scroller.scrollTo({ left: this.matches(':dir(rtl)') ? -wanted : wanted, behavior: 'instant' });
      this.#seen = [wanted, wanted + scroller.clientWidth];
      this.requestUpdate();
    }
    void this.updateComplete.then(() => {
      // what is written in has the focus already
      if (!this.#editor?.writing) this.renderRoot.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus();
    });
  }

  /** From the map to what is known of a touchpoint, to the toolbar, and around. */
  #nextPane(): void {
    const panes = [this.renderRoot.querySelector<HTMLElement>('#details'), this.renderRoot.querySelector<HTMLElement>('[part=toolbar] button, [part=toolbar] select')];
    panes.find((pane) => pane !== null)?.focus();
  }

  #check(attribute: string, good: boolean, expected: string, mend: () => void): void {
    if (good) return;
    mend();
    this.setProblem(attribute, `"${attribute}" must be ${expected}. The usual one is used.`);
  }

  get #columnWidth(): number {
    return Math.round(COLUMN * this.#em * this.zoom);
  }

  get #title(): string {
    return this.heading ?? this.journey?.title ?? '';
  }

  get #shownAs(): 'map' | 'outline' {
    if (this.#isPrinted && this.printAs !== undefined) return this.printAs === 'outline' ? 'outline' : 'map';
    return this.view ?? (this.#isNarrow ? 'outline' : 'map');
  }

  #comparison(index: JourneyIndex): Comparison | undefined {
    if (this.compare === 'nothing') return undefined;
    if (this.compare !== undefined) return parseComparison(this.compare);
    const [first] = comparisonsOf(index);
    return first?.kind === 'series' && first.series === 'expected' ? first : undefined;
  }

  #context(journey: Journey): MapContext {
    const index = this.#shown();
    const { segment, persona, privacyThreshold } = this;
    const side: Side = { ...sideOf(index, segment, persona, privacyThreshold), figure: this.#layers.figure };
    const comparison = this.#comparison(index);
    const other = comparison && otherSide(side, comparison, comparison.kind === 'version' ? this.#earlierState(journey, comparison.version) : undefined);
    const sheet = this.#sheetNow();
    this.#stretch = this.#isPrinted ? { from: 0, to: sheet.columns.length } : windowOf(sheet, ...this.#seen);
    const figures = new FigureTexts(this.#texts, new PlainFigureWriter(this.#texts), index, scaleOf(journey), privacyThreshold);
    return {
      index, sheet, side, figures, rows: this.#rowsNow(), layers: this.#layers.all, guests: this.#layers.guests(), stretch: this.#stretch, texts: this.#texts,
      other: other && { side: other, name: this.#nameOf(index, comparison!) },
      heat: this.heat && this.#heat.of(this.heat, index, segment, persona, privacyThreshold),
      times: this.timeAxis ? timesOf(index, { privacyThreshold }) : undefined,
      tight: COLUMN * this.zoom < TIGHT, em: this.#em, small: Math.max(12, 0.875 * this.#em), rightToLeft: this.matches(':dir(rtl)'),
    };
  }

  /** A version as it was kept: read by the schemas, since nobody has checked it yet. */
  #earlierState(journey: Journey, version: string): JourneyIndex | undefined {
    if (this.#earlier?.journey === journey && this.#earlier.version === version) return this.#earlier.index;
    this.#earlier = { journey, version };
    const found = journey.records.find((record) => record.type === 'version' && record.id === version);
    if (found?.type !== 'version' || !found.snapshot) {
      this.setProblem('compare', `There is no version "${version}" of this journey.`);
      return undefined;
    }
    const { snapshot } = found;
    void import('./read-journey.js').then(({ parseJourney }) => {
      const outcome = parseJourney({ ...journey, source: undefined, records: snapshot });
      if (this.#earlier?.journey !== journey || this.#earlier.version !== version) return;
      if (outcome.ok) this.#earlier = { journey, version, index: new JourneyIndex(outcome.value.journey) };
      this.setProblem('compare', outcome.ok ? undefined : `The version "${version}" cannot be read: ${outcome.error[0]?.message ?? ''}`);
      this.requestUpdate();
    });
    return undefined;
  }

  #nameOf(index: JourneyIndex, comparison: Comparison): string {
    const { text } = this.#texts;
    const named = (id: string): string => { const record = index.get(id); return record && 'name' in record ? record.name : id; };
    switch (comparison.kind) {
      case 'series':
        return comparison.who ?? text(`journey.series.${comparison.series}`);
      case 'segment':
        return named(comparison.segment);
      case 'persona':
        return named(comparison.persona);
      case 'version':
        return named(comparison.version);
      case 'period':
        return text('journey.period', { from: comparison.from, to: comparison.to });
    }
  }

  #sideName(): string {
    const index = this.#shown();
    const group = this.segment === undefined ? this.persona : this.segment;
    const record = group === undefined ? undefined : index.get(group);
    return record && 'name' in record ? record.name : (group ?? this.#texts.text(/^(segment|persona):/.test(this.compare ?? '') ? 'journey.everybody' : 'journey.beside.now'));
  }

  protected override render(): TemplateResult {
    const { text } = this.#texts;
    const { journey } = this;
    const { loading } = this.#source;
    if (!journey) {
      return html`${renderProblems(this.problems)}<div lang=${this.#texts.locale}>
        ${loading.kind === 'failed'
          ? html`<p role="alert">${text(`journey.${loading.reason}`)}</p>${loading.problems.length > 0 ? html`<ul class="problems" lang="en">${loading.problems.slice(0, 20).map(({ where, message }) => html`<li>${where ? html`<code>${where}</code> ` : nothing}${message}</li>`)}</ul>` : nothing}
            ${loading.reason === 'unreachable' && this.src !== undefined ? html`<button @click=${() => void this.#source.load(this.src!)}>${text('journey.again')}</button>` : nothing}`
          : html`<p class="quiet" role="status">${text(loading.kind === 'loading' ? 'journey.loading' : 'journey.empty')}</p>`}
      </div>`;
    }
    const context = this.#context(journey);
    const title = this.#title;
    const view = this.#shownAs;
    const editor = this.editable ? this.#editor : undefined;
    const actions: MapActions = { open: (id) => this.#open(id), fold: (phase) => this.#fold(phase), editor, chosen: this.chosen, people: this.people };
    const record = this.chosen === undefined ? undefined : (context.index.get(this.chosen, 'touchpoint') ?? context.index.get(this.chosen, 'phase'));
    return html`${renderProblems(this.problems)}
      <section lang=${this.#texts.locale} aria-label=${title || text('journey.map')} class=${`as-${view} ${context.tight ? 'tight' : ''} ${this.#isPrinted ? 'whole' : ''}`}>
        ${title ? html`<h2 part="heading" dir="auto" lang=${journey.lang ?? nothing}>${title}</h2>` : nothing}
        ${renderToolbar(this.#toolbar(context))} ${this.#layers.all.map((layer) => layer.tools?.(context) ?? nothing)} ${editor?.tools()} ${editor?.dialog()}
        ${this.#layers.all.map((layer) => layer.above?.(context) ?? nothing)}
        <p part="summary">${this.#mayTell ? this.#summary(context) : '\u00a0'}</p>
        <div class="panes" @keydown=${this.#keydown}>
          ${context.sheet.columns.length === 0
            ? html`<p class="quiet">${text('journey.empty')}</p>`
            : view === 'outline'
              ? renderOutline(context, actions, this.showsAll || this.#isPrinted, () => (this.showsAll = true))
              : html`<div part="map" class="scroller" role="region" tabindex="0" aria-label=${text('journey.map-label', { count: context.sheet.columns.length })} @scroll=${this.#scrolled}>${this.#renderMap(context, actions, title || text('journey.map'))}</div>`}
          ${record ? this.#details?.(context, record, () => this.#close(), editor) : nothing}
        </div>
      </section>`;
  }

  /** What tells the curve in words comes after the first paint. */
  async #bringSentences(): Promise<void> {
    if (this.#isBringing) return;
    this.#isBringing = true;
    try {
      const { curveSentence: write, curveMessages } = await import('./sentences.js');
      this.#texts.add(curveMessages);
      this.#write = write;
      this.requestUpdate();
    } catch (error) {
      this.fault('not-loaded', error);
    }
  }

  #renderMap(context: MapContext, actions: MapActions, label: string): TemplateResult {
    const draw = (part: MapContext): TemplateResult => renderMap(part, actions, label);
    for (const layer of this.#isPrinted ? this.#layers.all : []) {
      const printed = layer.printed?.(context, draw);
      if (printed) return printed;
    }
    return draw(context);
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0] as HTMLElement;
    if (target.closest('input, textarea, select, dialog, [role=menu]')) return;
    const at = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
    const id = at === undefined ? target.closest<HTMLElement>('[data-id]')?.dataset['id'] : this.#sheetNow().columns[Number(at)]?.id;
    if (this.#layers.all.some((layer) => layer.key?.(event, id))) event.preventDefault();
  };

  #summary(context: MapContext): string {
    const curve = context.rows.find(({ kind }) => kind === 'curve');
    if (!curve) return '';
    const write = this.#write;
    if (!write) {
      void this.#bringSentences();
      return '\u00a0';
    }
    const { segment, persona, compare, privacyThreshold } = this;
    const how = JSON.stringify([this.#texts.locale, segment, persona, compare, privacyThreshold]);
    return this.#sentence.of(context.index, context.other?.side.index, how, () => write(context, curve.metric ?? 'emotion'));
  }

  #toolbar(context: MapContext): ToolbarProps {
    const { index } = context;
    const hits = this.#hits.of(index, this.search);
    const { segment } = this;
    return {
      texts: this.#texts, view: this.#shownAs, comparisons: comparisonsOf(index), comparison: this.#comparison(index), compareAs: this.compareAs, nameOf: (one) => this.#nameOf(index, one),
      segments: index.all('segment').filter(({ id }) => index.tells('segment', id)).map(({ id, name }) => [id, name] as const), segment,
      heat: this.heat, heats: heatsOf(index),
      hasTimes: this.#hasTimes.of(index), timeAxis: this.timeAxis, zoom: this.zoom,
      allFolded: index.phases.length > 0 && index.phases.every(({ id }) => this.folded.has(id)),
      search: this.search,
      found: this.search.trim() === '' ? '' : hits.length === 0 ? this.#texts.text('journey.not-found') : this.#texts.text('journey.found', { at: this.#texts.number(Math.min(this.#hit, hits.length - 1) + 1), count: hits.length }),
      set: (change) => this.#set(change, index),
      foldAll: (fold) => (this.folded = new Set(fold ? index.phases.map(({ id }) => id) : [])),
      next: (step) => this.#next(step, index),
    };
  }

  #set(change: Parameters<ToolbarProps['set']>[0], index: JourneyIndex): void {
    if (change.view !== undefined) this.view = change.view;
    if (change.compare !== undefined) this.compare = change.compare === '' ? 'nothing' : change.compare;
    if (change.compareAs !== undefined) this.compareAs = change.compareAs;
    if (change.segment !== undefined) this.segment = change.segment || undefined;
    if (change.heat !== undefined) this.heat = change.heat || undefined;
    if (change.timeAxis !== undefined) this.timeAxis = change.timeAxis;
    if (change.zoom !== undefined) this.zoom = change.zoom;
    if (change.search !== undefined) {
      this.search = change.search;
      this.#hit = 0;
      this.#show(this.#hits.of(index, this.search)[0]);
      return;
    }
    this.dispatchEvent(new CxJourneyViewEvent({ view: this.#shownAs, compare: this.compare, compareAs: this.compareAs, segment: this.segment, heat: this.heat, timeAxis: this.timeAxis, zoom: this.zoom }));
  }

  #next(step: 1 | -1, index: JourneyIndex): void {
    const hits = this.#hits.of(index, this.search);
    if (hits.length === 0) return;
    this.#hit = (this.#hit + step + hits.length) % hits.length;
    this.#show(hits[this.#hit]);
    this.requestUpdate();
  }

  /** Brings a column before the eyes, without taking the focus. */
  #show(id: string | undefined): void {
    if (id === undefined || !this.journey) return;
    const sheet = this.#sheetNow();
    const at = columnOf(sheet, id);
    const scroller = this.renderRoot.querySelector<HTMLElement>('.scroller');
    if (scroller && at >= 0) {
      const left = sheet.edges[at]!; // right beside the names of the rows
      scroller.scrollTo({ left: this.matches(':dir(rtl)') ? -left : left });
    } else this.renderRoot.querySelector(`.open[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  #sheetNow(): Sheet {
    const index = this.#shown();
    const guests = this.#layers.guests();
    const sheet = this.#sheet.of(index, this.folded, this.#columnWidth, this.timeAxis, this.privacyThreshold, guests);
    // few columns share the room there is
    const room = this.#seen[1] - this.#seen[0] - ROW_NAMES * this.#em - 4;
    const wide = Math.floor(room / sheet.columns.length);
    return this.zoom >= 1 && !this.timeAxis && wide > this.#columnWidth ? this.#sheet.of(index, this.folded, wide, false, this.privacyThreshold, guests) : sheet;
  }

  readonly #scrolled = (event: Event): void => {
    const scroller = event.currentTarget as HTMLElement;
    const left = Math.abs(scroller.scrollLeft);
    this.#seen = [left, left + scroller.clientWidth];
    const sheet = this.#sheetNow();
    const next = windowOf(sheet, ...this.#seen);
    const { from, to } = this.#stretch;
    // while what is seen is drawn, nothing is drawn anew; well before its end, the next is
    const inside = windowOf(sheet, left, left + scroller.clientWidth);
    if (sheet.columns.length > 0 && (next.from < from - 4 || next.to > to + 4 || inside.from > from + 12 || (next.from === 0 && from > 0) || (next.to === sheet.columns.length && to < sheet.columns.length))) this.requestUpdate();
  };

  #fold(phase: string): void {
    const folded = new Set(this.folded);
    if (!folded.delete(phase)) folded.add(phase);
    this.folded = folded;
  }

  #open(id: string): void {
    if (this.chosen === id) return this.#close();
    this.#opener = id;
    this.chosen = id;
    void this.#bringDetails();
  }

  /** All that is known of a touchpoint is told by a part that is loaded when it is first asked for. */
  async #bringDetails(): Promise<void> {
    try {
      if (!this.#details) {
        const { renderDetails: render, detailsMessages } = await import('./details-view.js');
        this.#texts.add(detailsMessages);
        this.#details = render;
      }
      this.requestUpdate();
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#details')?.focus({ preventScroll: false });
    } catch (error) {
      this.chosen = undefined; // to be asked for again
      this.fault('not-loaded', error);
    }
  }

  #goTo(id: string): void {
    this.#show(id);
    void this.updateComplete.then(() => {
      const at = columnOf(this.#sheetNow(), id);
      if (this.#editor && this.editable && this.#shownAs === 'map') return this.#editor.go({ row: -1, column: at });
      (this.renderRoot.querySelector<HTMLElement>(`.open[data-id="${CSS.escape(id)}"]:not([tabindex="-1"])`) ?? this.renderRoot.querySelector<HTMLElement>(`th[data-column="${at}"]`))?.focus({ preventScroll: true });
    });
  }

  #close(): void {
    this.chosen = undefined;
    const id = this.#opener;
    void this.updateComplete.then(() => {
      const button = id === undefined ? null : this.renderRoot.querySelector<HTMLElement>(`.open[data-id="${CSS.escape(id)}"]`);
      (button ?? this.renderRoot.querySelector<HTMLElement>('.scroller'))?.focus();
    });
  }
}

function sideOf(index: JourneyIndex, segment: string | undefined, persona: string | undefined, privacyThreshold: number): Side {
  return { index, series: 'current', view: { ...(segment !== undefined && { segment }), ...(persona !== undefined && { persona }), read: { privacyThreshold } } };
}

export { CxJourneyViewEvent, type JourneyViewDetail } from './view-event.js';
export type { PeopleOnMap } from './people.js';

declare global {
  interface HTMLElementTagNameMap {
    'cx-journey-map': CxJourneyMap;
  }
}
