import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { isCxError } from '../../../../src/core/problem.js';
import type { Cube } from '../../../../src/metrics/cube/cube.js';
import type { Query } from '../../../../src/metrics/cube/read.js';
import type { ReadOptions } from '../../../../src/metrics/definition.js';
import type { FiguresDocument } from '../../../../src/metrics/documents/figures.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../../../src/metrics/statistics/privacy/suppression.js';
import { CxElement } from '../../element.js';
import { ExportOnDemand } from '../../export/on-demand.js';
import { FigureWriter } from '../../figures.js';
import { onJsonChild } from '../../json-child.js';
import { whileConnected } from '../../lifetime.js';
import { Localizer, type Messages } from '../../localize.js';
import { metricsOnPage } from '../../metrics-on-page.js';
import { renderProblems } from '../../problems.js';
import { tokens } from '../../tokens.styles.js';
import { chartStyles } from '../charts.styles.js';
import { ChartRoom } from '../measure.js';
import type { Teller } from '../told/teller.js';
import { chartElementStyles } from './chart-element.styles.js';
import { namedStretch, stretchName, type NamedStretch } from './stretch.js';

/** What a chart is asked to show of a cube. */
export interface Asked {
  readonly cube: Cube;
  readonly query: Query;
  /** Null for all periods. */
  readonly stretch: NamedStretch | null;
  readonly options: ReadOptions;
}

/** What a chart has found: something to tell, or a sentence that says why there is nothing. */
export type Found<T> = { readonly kind: 'found'; readonly what: T } | { readonly kind: 'nothing'; readonly why: (teller: Teller) => string };

/**
 * One chart that stands alone: of a cube and the name of a metric, of a reading that is ready, or of the JSON in a
 * `<script type="application/json">` child. What all of them share; what is drawn is told by the pieces of `charts/told`.
 */
export abstract class ChartElement<T> extends CxElement {
  static override styles = [tokens, chartStyles, chartElementStyles];
  static override properties: PropertyDeclarations = {
    metric: { reflect: true },
    label: {},
    dimension: {},
    segment: {},
    period: {},
    decimals: { type: Number },
    privacyThreshold: { type: Number, attribute: 'privacy-threshold' },
    exportable: { type: Boolean },
    cube: { attribute: false },
    data: { state: true },
  };

  /** Which metric: `nps`, `csat`, `ces`, or the id of another in the cube. */
  declare metric: string;
  /** The name that is shown; the usual one of the metric if not given. */
  declare label: string | undefined;
  /** By what the customers of the cube are grouped; goes with `segment`. */
  declare dimension: string | undefined;
  /** One group of the dimension: only its answers. */
  declare segment: string | undefined;
  /** A period such as `2026-11`, `2026-Q4` or `2026`, or the first and the last: `2026-01/2026-06`. All there are if not given. */
  declare period: string | undefined;
  /** Digits after the point, 0 to 4; as fits the metric if not given. */
  declare decimals: number | null;
  /** Figures of fewer answers are not shown. */
  declare privacyThreshold: number;
  /** People can save it as a picture or a table, or copy it. */
  declare exportable: boolean;
  /** The figures. After adding to it, call `requestUpdate()`. */
  declare cube: Cube | undefined;

  /** What the JSON child says. */
  declare protected data: FiguresDocument | undefined;

  /** The English texts of its chart. */
  protected static readonly messages: Messages = {};
  protected readonly texts = new Localizer(this, (this.constructor as typeof ChartElement).messages);
  readonly #export = new ExportOnDemand(this, this.texts, () => this.#title);
  readonly #room = new ChartRoom(this);
  #json: string | undefined;
  #reading: Promise<void> = Promise.resolve();
  #found: Found<T> | null = null;
  #asked: Asked | null = null;

  constructor() {
    super();
    this.metric = 'nps';
    this.decimals = null;
    this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD;
    this.exportable = false;
    this.cube = undefined;
    // a plugin may bring the metric of the document later
    whileConnected(this, (store) => store.add(metricsOnPage.onDidChange(() => (this.#json === undefined ? this.requestUpdate() : this.#readJson(this.#json)))));
    onJsonChild(this, (text) => this.#readJson(text));
  }

  /** One document after the other, so that an older one never wins; none that is old before it is read. */
  #readJson(text: string): void {
    this.#json = text;
    this.#reading = this.#reading.then(() => (text === this.#json ? this.#readNow(text) : undefined));
  }

  async #readNow(text: string): Promise<void> {
    try {
      const problem = await this.readDocument(JSON.parse(text));
      if (text === this.#json) this.setProblem('json', problem);
    } catch (error) {
      if (error instanceof SyntaxError) this.setProblem('json', `The JSON in this element cannot be read: ${error.message}`);
      else this.fault('not-loaded', error);
    }
  }

  /**
   * Takes the figures of a document over; what checks it is loaded when there is one.
   *
   * @returns what is wrong with it, if anything
   */
  protected async readDocument(input: unknown): Promise<string | undefined> {
    const { parseFigures } = await import('../../../../src/metrics/documents/figures.js');
    const read = parseFigures(input, metricsOnPage.all, this.metric);
    this.data = read.ok ? read.value : undefined;
    return read.ok ? undefined : read.error.map(({ where, message }) => `${where || 'The JSON in this element'}: ${message}`).join(' ');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('decimals')) {
      const bad = this.decimals !== null && !(Number.isInteger(this.decimals) && this.decimals >= 0 && this.decimals <= 4);
      if (bad) this.decimals = null;
      this.setProblem('decimals', bad ? '"decimals" must be a whole number from 0 to 4. The usual digits are shown.' : undefined);
    }
    if (changed.has('privacyThreshold')) {
      const bad = !(this.privacyThreshold >= 0);
      if (bad) this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD;
      this.setProblem('privacy-threshold', bad ? `"privacy-threshold" must be a number, 0 or more. It is ${DEFAULT_PRIVACY_THRESHOLD} now.` : undefined);
    }
    this.#asked = this.#ask();
    try {
      this.#found = this.find(this.#asked);
      this.#note('figure');
    } catch (error) {
      if (!isCxError(error)) throw error;
      this.#found = null;
      this.#note('figure', error.message);
    }
  }

  /** A problem is told once, however often it is drawn. */
  #note(where: string, message?: string): void {
    if (this.problems.find((one) => one.where === where)?.message !== message) this.setProblem(where, message);
  }

  #ask(): Asked | null {
    const cube = this.cube ?? this.data?.cube;
    const segment = this.segment ?? undefined; // null once the attribute was taken away
    const bad = segment !== undefined && !this.dimension;
    this.#note('segment', bad ? '"segment" goes with "dimension": by what the group is one. All answers are shown.' : undefined);
    if (!cube) return null;
    const stretch = this.period ? namedStretch(this.period, cube.unit) : null;
    this.#note('period', this.period && !stretch ? `"period" must be a ${cube.unit} or longer, such as "2026-Q4", or two with "/" between. All periods are shown.` : undefined);
    const metric = this.cube ? this.metric : this.data!.metric;
    const span = stretch ? { from: stretch.from, to: stretch.to } : {};
    const group = this.dimension && segment !== undefined ? { segment: { dimension: this.dimension, value: segment } } : {};
    return { cube, stretch, query: { metric, instrument: 'latest', ...span, ...group }, options: { privacyThreshold: this.privacyThreshold } };
  }

  /** What there is to tell, of a cube or of what is ready; null while there is neither. */
  protected abstract find(asked: Asked | null): Found<T> | null;
  /** Tells it. */
  protected abstract tell(teller: Teller, found: T): TemplateResult | null;
  /** Which metric a ready reading is of. */
  protected get metricShown(): string {
    return this.#asked?.query.metric ?? this.metric;
  }

  protected override render(): TemplateResult {
    const { texts } = this;
    const figures = new FigureWriter(texts, this.decimals);
    const teller: Teller = { texts, figures, frame: this.#room.frame };
    return html`<article lang=${texts.locale} aria-labelledby="label" aria-busy=${this.#found || this.problems.length > 0 ? 'false' : 'true'}>
      <div class="head">
        <h3 part="label" id="label">${this.#title}</h3>
        <p part="scope">${this.scope}</p>
        ${this.exportable ? this.#export.render() : nothing}
      </div>
      ${renderProblems(this.problems)} ${this.#renderFound(teller)}
    </article>`;
  }

  get #title(): string {
    const metric = this.#asked?.cube.metrics.get(this.metricShown) ?? metricsOnPage.all.find(({ id }) => id === this.metricShown) ?? { id: this.metricShown };
    return this.label || new FigureWriter(this.texts).name(metric);
  }

  /** Whose answers, and of when. */
  protected get scope(): string {
    const { stretch, query, cube } = this.#asked ?? {};
    const group = query?.segment ? query.segment.value || this.texts.text('chart.not-known') : '';
    const time = stretch ? stretchName(this.texts, stretch) : cube ? this.texts.text('figure.all') : '';
    return [group, time].filter(Boolean).join(' \u00b7 ');
  }

  #renderFound(teller: Teller): TemplateResult {
    const found = this.#found;
    if (!found) return this.problems.length > 0 ? html`<p part="empty">${teller.texts.text('chart.nothing')}</p>` : html`<p part="empty">${teller.texts.text('chart.waiting')}</p>`;
    const told = found.kind === 'found' ? this.tell(teller, found.what) : null;
    return told ?? html`<p part="empty">${found.kind === 'nothing' ? found.why(teller) : teller.texts.text('chart.nothing')}</p>`;
  }
}
