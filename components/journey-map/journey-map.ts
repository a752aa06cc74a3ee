import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import type { Journey } from '../../src/journey/document/journey.js';
import { scaleOf } from '../../src/journey/document/scale.js';
import type { Act } from '../../src/journey/edit/history.js';
import { JourneyIndex } from '../../src/journey/map/journey-index.js';
import { adopt } from '../base/adopt.js';
import { whileConnected } from '../base/lifetime.js';
import { renderProblems } from '../base/problems.js';
import { asides } from '../base/looks/asides.styles.js';
import { tokens } from '../base/tokens.styles.js';
import { columnOf } from './columns.js';
import { otherSide, type Side } from './compare.js';
import { comparing } from './comparing.js';
import { editing } from './editing.js';
import { FigureTexts } from './figure-text.js';
import { heatOf, type Heat } from './heat.js';
import { styles } from './journey-map.styles.js';
import type { MapContext } from './lanes/context.js';
import { rowsOf, type Row } from './lanes/rows.js';
import { Layers } from './layers/layers.js';
import { mapWindow } from './map-window.js';
import { renderMap, type MapActions } from './map-view.js';
import { Memo } from './memo.js';
import { messages } from './messages/en.js';
import { renderNoJourney } from './no-journey-view.js';
import { lanesOnPage, lensesOnPage } from './on-page.js';
import { opened } from './opened.js';
import { renderOutline } from './outline-view.js';
import { PlainFigureWriter, PlainLocalizer } from './plain-texts.js';
import { readingStyles } from './reading.styles.js';
import { JourneyMapSettings } from './settings.js';
import { JourneySource } from './source.js';
import { summary } from './summary.js';
import { timesOf } from './time-axis.js';
import { toolbar } from './toolbar.js';

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
export class CxJourneyMap extends JourneyMapSettings {
  static override styles = [tokens, asides, readingStyles, styles];

  readonly #texts = new PlainLocalizer(this, messages);
  readonly #index = new Memo((journey: Journey) => new JourneyIndex(journey));
  readonly #rows = new Memo(rowsOf);
  readonly #heat = new Memo((heat: Heat, index: JourneyIndex, segment: string | undefined, persona: string | undefined, threshold: number) => heatOf(heat, sideOf(index, segment, persona, threshold)));
  readonly #problem = (where: string, message?: string): void => this.setProblem(where, message);
  readonly #fault = (code: string, error: unknown): void => this.fault(code, error);
  readonly #window = mapWindow(this, () => this.#shown(), () => this.#layers.guests());
  readonly #comparing = comparing(this, this.#texts, this.#problem);
  readonly #opened = opened(this, this.#texts, this.#fault);
  readonly #toolbar = toolbar(this, this.#texts, this.#window, this.#comparing);
  readonly #summary = summary(this, this.#texts, this.#fault);
  readonly #source = new JourneySource(this, { take: (journey) => (this.journey = journey), problem: this.#problem, fault: this.#fault });
  readonly #layers: Layers = new Layers({
    element: this,
    texts: this.#texts,
    wishes: this,
    journey: () => this.journey,
    index: () => this.journey && this.#index.of(this.journey),
    sheet: this.#window.sheet,
    adopt: (styles) => adopt(this.shadowRoot!, [styles]),
    problem: this.#problem,
    fault: this.#fault,
    change: (act) => this.act(act),
    open: this.#opened.open,
    goTo: (id) => this.#goTo(id),
    title: () => this.#title,
    earlier: this.#comparing.version,
    sideName: () => this.#comparing.sideName(this.#shown()),
    shown: () => this.#shown().journey,
    whole: (is) => { this.#window.isWhole = is; this.requestUpdate(); },
    printAs: (as) => (this.printAs = as),
    lookThrough: (lens) => (this.lens = lens),
    noJumps: () => (this.jumpKeys = false),
  });
  readonly #editing = editing(this, { texts: this.#texts, window: this.#window, layers: this.#layers, rows: () => this.#rowsNow(), details: this.#opened.open, fault: this.#fault });
  /** All of a long outline. */
  #showsAll = false;

  constructor() {
    super();
    whileConnected(this, (store) => this.#begin(store));
  }

  #begin(store: DisposableStore): void {
    this.#window.begin(store);
    const printed = (is: boolean) => (): void => {
      this.#window.isWhole = is;
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
    store.add(toDisposable(this.#editing.finish));
    if (!this.journey) this.#source.begin(this.src);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src') && this.hasUpdated && this.src !== undefined) void this.#source.load(this.src);
    if (changed.has('journey')) {
      if (this.journey || this.hasUpdated) this.#source.given(this.journey);
      this.#summary.begin(this.journey);
    }
    this.#lay();
    this.#editing.look();
    if (changed.has('compare')) this.setProblem('compare');
    this.checkSettings();
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
    return this.#layers.rows(this.#rows.of(this.#shown(), this.#editing.editor !== undefined));
  }

  get #title(): string {
    return this.heading ?? this.journey?.title ?? '';
  }

  /** Shows what others made of the journey. Unlike setting `journey`, it leaves what was done here to be undone, and what is being written. */
  receive(journey: Journey): void {
    const { editor } = this.#editing;
    if (editor && this.journey) editor.receive(journey);
    else this.journey = journey;
  }

  /** Does an act as if somebody had done it by hand: it can be stopped, is told, and can be undone. False where the map is not being edited, or the act is refused. */
  act(act: Act): boolean {
    return this.#editing.editor?.do(act) === true;
  }

  #context(journey: Journey): MapContext {
    const index = this.#shown();
    const { segment, persona, privacyThreshold } = this;
    const side: Side = { ...sideOf(index, segment, persona, privacyThreshold), figure: this.#layers.figure };
    const comparison = this.#comparing.of(index);
    const other = comparison && otherSide(side, comparison, comparison.kind === 'version' ? this.#comparing.read(journey, comparison.version) : undefined);
    const figures = new FigureTexts(this.#texts, new PlainFigureWriter(this.#texts), index, scaleOf(journey), privacyThreshold);
    return {
      ...this.#window.draw(), index, side, figures, rows: this.#rowsNow(), layers: this.#layers.all, guests: this.#layers.guests(), texts: this.#texts,
      other: other && { side: other, name: this.#comparing.nameOf(index, comparison!) },
      heat: this.heat && this.#heat.of(this.heat, index, segment, persona, privacyThreshold),
      times: this.timeAxis ? timesOf(index, { privacyThreshold }) : undefined,
    };
  }

  protected override render(): TemplateResult {
    const { text, locale } = this.#texts;
    const { journey, src } = this;
    if (!journey) return html`${renderProblems(this.problems)}<div lang=${locale}>${renderNoJourney(this.#source.loading, this.#texts, src === undefined ? undefined : () => void this.#source.load(src))}</div>`;
    const context = this.#context(journey);
    const title = this.#title;
    const view = this.#window.shownAs();
    const { isWhole } = this.#window;
    const { editor } = this.#editing;
    const actions: MapActions = { open: this.#opened.open, fold: this.#window.toggle, editor, chosen: this.#opened.id, people: this.people };
    return html`${renderProblems(this.problems)}
      <section lang=${locale} aria-label=${title || text('journey.map')} class=${`as-${view} ${context.tight ? 'tight' : ''} ${isWhole ? 'whole' : ''}`}>
        ${title ? html`<h2 part="heading" dir="auto" lang=${journey.lang ?? nothing}>${title}</h2>` : nothing}
        ${this.#toolbar(context.index)} ${this.#layers.all.map((layer) => layer.tools?.(context) ?? nothing)} ${editor?.tools()} ${editor?.dialog()}
        ${this.#layers.all.map((layer) => layer.above?.(context) ?? nothing)}
        <p part="summary">${this.#summary.text(context)}</p>
        <div class="panes" @keydown=${this.#keydown}>
          ${context.sheet.columns.length === 0
            ? html`<p class="quiet">${text('journey.empty')}</p>`
            : view === 'outline'
              ? renderOutline(context, actions, this.#showsAll || isWhole, () => { this.#showsAll = true; this.requestUpdate(); })
              : html`<div part="map" class="scroller" role="region" tabindex="0" aria-label=${text('journey.map-label', { count: context.sheet.columns.length })} @scroll=${this.#window.scrolled}>${this.#renderMap(context, actions, title || text('journey.map'))}</div>`}
          ${this.#opened.render(context, editor)}
        </div>
      </section>`;
  }

  #renderMap(context: MapContext, actions: MapActions, label: string): TemplateResult {
    const draw = (part: MapContext): TemplateResult => renderMap(part, actions, label);
    for (const layer of this.#window.isWhole ? this.#layers.all : []) {
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
    const id = at === undefined ? target.closest<HTMLElement>('[data-id]')?.dataset['id'] : this.#window.sheet().columns[Number(at)]?.id;
    if (this.#layers.all.some((layer) => layer.key?.(event, id))) event.preventDefault();
  };

  #goTo(id: string): void {
    this.#window.show(id);
    void this.updateComplete.then(() => {
      const at = columnOf(this.#window.sheet(), id);
      const { editor } = this.#editing;
      if (editor && this.#window.shownAs() === 'map') return editor.go({ row: -1, column: at });
      (this.renderRoot.querySelector<HTMLElement>(`.open[data-id="${CSS.escape(id)}"]:not([tabindex="-1"])`) ?? this.renderRoot.querySelector<HTMLElement>(`th[data-column="${at}"]`))?.focus({ preventScroll: true });
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
