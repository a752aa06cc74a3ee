import { html, nothing, svg, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import type { Reading } from '../../src/metrics/reading.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/statistics/privacy/suppression.js';
import { CxElement } from '../base/element.js';
import { ExportMenu, exportMessages, exportStyles } from '../base/export/index.js';
import { FigureWriter } from '../base/figures.js';
import { whileConnected } from '../base/lifetime.js';
import { Localizer } from '../base/localize.js';
import { periodName } from '../base/periods.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import type { MetricView } from '../metric/view.js';
import { scorecardTable } from './export-table.js';
import { groupRows } from './groups.js';
import { feedsOnPage, layoutsOnPage, type ScorecardLayout } from './on-page.js';
import { CxTemplateEvent } from './template-event.js';
import { messages } from './scorecard.messages.js';
import { styles } from './scorecard.styles.js';
import { ADDRESS_KINDS, chooseSource, type AddressKind } from './sources/choose.js';
import { renderFreshness, renderNotes } from './sources/freshness.js';
import type { FigureFunction } from './sources/function.js';
import { SourceLink } from './sources/link.js';
import { sourceMessages } from './sources/messages/en.js';
import type { FigureSource } from './sources/source.js';
import { periodInFrame, viewOf, type Frame } from './views.js';

/** How often "the period we are in" is looked up again, in milliseconds. */
const MINUTE = 60_000;

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
 * @slot - `<cx-metric>` elements.
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
  static override styles = [tokens, exportStyles, styles];
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

  readonly #texts = new Localizer(this, { ...messages, ...sourceMessages, ...exportMessages });
  readonly #figures = new SourceLink(this, {
    source: () => this.#chosenSource(),
    dimensions: () => (this.by ? [this.by] : []),
    show: (cube) => (this.cube = cube),
    draw: () => this.requestUpdate('cube'),
    fault: (code, message) => this.fault(code, message),
  });

  readonly #export = new ExportMenu(this, this.#texts, {
    title: () => this.heading || this.#texts.text('scorecard.title'),
    picture: () => this.renderRoot.querySelector('section'),
    table: () => this.cube ? scorecardTable(this.cube, { title: this.heading || this.#texts.text('scorecard.title'), metrics: this.#metricIds, by: this.by, options: this.#frame.options }, this.#texts) : null,
  });

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
    if (this.hasUpdated) this.#figures.restart();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#check('periods', this.periods >= 2 && this.periods <= 120 && Number.isInteger(this.periods), 'a whole number from 2 to 120', () => (this.periods = 12));
    this.#check('privacy-threshold', this.privacyThreshold >= 0, 'a number from 0', () => (this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD));
    this.#check('through', this.through === undefined || /^(now|latest)$/.test(this.through), '"now" or "latest"', () => (this.through = undefined));
    this.#check('src-type', this.srcType === undefined || ADDRESS_KINDS.includes(this.srcType), '"live", "json" or "csv"', () => (this.srcType = undefined));
    if (changed.has('src') || changed.has('srcType') || changed.has('figures') || changed.has('source') || (changed.has('by') && this.#figures.status.kind !== 'given')) this.#figures.restart();
    this.setState('live', this.#figures.status.kind === 'live');
    this.setState('stale', this.#figures.status.kind === 'stale');
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
    const { cube } = this;
    if (!cube) return;
    const frame = this.#frame;
    for (const tile of this.#tiles) tile.view = viewOf(cube, tile.getAttribute('metric')!, frame);
  }

  protected override render(): TemplateResult {
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
        ${empty ? html`<p part="empty">${this.#texts.text('scorecard.empty')}</p>` : nothing}
        <div part="tiles"><slot @slotchange=${() => this.requestUpdate()}></slot>${this.#renderOwnTiles()}</div>
        ${cube && this.by && !empty ? this.#renderGroups(cube, this.by) : nothing}
      </section>`;
  }

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
    const view = this.cube && viewOf(this.cube, metric, this.#frame);
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

  #renderGroups(cube: Cube, dimension: string): TemplateResult | typeof nothing {
    if (!cube.dimensions.includes(dimension)) return nothing;
    const metrics = this.#metricIds.filter((id) => cube.metrics.has(id) && cube.measures.some((measure) => measure.metric.id === id));
    const figures = new FigureWriter(this.#texts);
    const names = new Map(metrics.map((id) => [id, figures.name(cube.metrics.get(id)!)]));
    const rows = groupRows(cube, dimension, metrics, this.#frame);
    const period = periodInFrame(cube, this.#frame);
    const title = this.#texts.text('scorecard.by', {
      dimension: this.byLabel || dimension,
      period: period === null ? this.#texts.text('figure.all') : periodName(this.#texts, cube.unit, period),
    });
    // the roles are spelled out because narrow tables are laid out as blocks, which takes them away
    return html`<h3 id="groups">${title}</h3>
      <table part="groups" role="table" aria-labelledby="groups">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">${this.#texts.text('scorecard.group')}</th>
            ${metrics.map((id) => html`<th scope="col" role="columnheader">${names.get(id)}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map(
            ({ value, readings }) => html`<tr role="row">
              <th scope="row" role="rowheader"><bdi>${value || this.#texts.text('scorecard.unknown-group')}</bdi></th>
              ${readings.map((reading) => html`<td role="cell" data-label=${names.get(reading.metric)}>${this.#renderReading(reading, cube)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #renderReading(reading: Reading, cube: Cube): TemplateResult {
    const figures = new FigureWriter(this.#texts, this.decimals);
    if (reading.kind === 'unmeasured') {
      const withheld = reading.reason === 'suppressed' || reading.reason === 'protects-others';
      return html`<span class="withheld">${withheld ? lock : nothing} ${figures.absence(reading, this.privacyThreshold)}</span>`;
    }
    return html`${figures.value(reading.value, reading.unit)} ${whisker(reading, this.matches(':dir(rtl)'))}
      <span class="evidence">${[figures.size(reading.n, cube.metrics.get(reading.metric)!), figures.interval(reading)].filter(Boolean).join(' · ')}</span>`;
  }
}

const lock = svg`<svg class="lock" viewBox="0 0 12 12" aria-hidden="true"><rect x="2" y="5.5" width="8" height="5.5" rx="1"></rect><path d="M4 5.5V3.5a2 2 0 0 1 4 0v2"></path></svg>`;

/** The figure on its whole range, with its interval: rows of a table can be compared at a glance. */
function whisker({ value, interval, range: [low, high] }: Reading, rightToLeft: boolean): TemplateResult | typeof nothing {
  if (!Number.isFinite(high - low)) return nothing; // a figure without ends has no place between them
  const x = (at: number): number => {
    const share = ((at - low) / (high - low)) * 100;
    return rightToLeft ? 100 - share : share;
  };
  return html`<svg class="whisker" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <line class="axis" x1="0" x2="100" y1="5" y2="5"></line>
    ${interval ? svg`<line class="reach" x1=${x(interval.lower)} x2=${x(interval.upper)} y1="5" y2="5"></line>` : nothing}
    <line class="mark" x1=${x(value!)} x2=${x(value!)} y1="1" y2="9"></line>
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-scorecard': CxScorecard;
  }
}
