import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { isCxError } from '../../src/core/problem.js';
import { toDisposable } from '../../src/core/disposable.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import type { Ratings, Verbatims } from '../../src/metrics/documents/drivers.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/statistics/privacy/suppression.js';
import { DEFAULT_REPLICATES } from '../../src/metrics/statistics/drivers/bootstrap.js';
import { chartStyles } from '../base/charts/charts.styles.js';
import { ChartRoom } from '../base/charts/measure.js';
import { capital } from '../base/charts/told/teller.js';
import { whatIfText } from '../base/charts/told/what-if.js';
import { CxElement } from '../base/element.js';
import { ExportOnDemand } from '../base/export/on-demand.js';
import { FigureWriter } from '../base/figures.js';
import { onJsonChild } from '../base/json-child.js';
import { whileConnected } from '../base/lifetime.js';
import { Localizer } from '../base/localize.js';
import { metricsOnPage } from '../base/metrics-on-page.js';
import { renderProblems } from '../base/problems.js';
import { unseen } from '../base/looks/unseen.styles.js';
import { tokens } from '../base/tokens.styles.js';
import { styles } from './drivers.styles.js';
import { CxWhatIfEvent } from './events.js';
import { messages } from './messages/en.js';
import { changeAsked, changeSection } from './sections/change.js';
import { PARTS, type DriversView, type Part } from './sections/view.js';
import { prioritiesSection, weightsSection } from './sections/weights.js';
import { askWhatIf, isMoved, toldOutcome, whatIfSection, type Shifts } from './sections/what-if.js';
import { NPS_GROUPS, wordsSection, type ChosenWord } from './sections/words.js';
import type { WordState } from './word-work.js';
import { DriversWork, type WorkOptions, type WorkState } from './work.js';

/** LMG goes through all sets of drivers: of more than this it would hold up a page. */
const MOST_LMG = 12;
/** How long nothing must move before what is to be expected is spoken, in milliseconds. */
const PAUSE = 700;

const METHODS = ['relative-weights', 'lmg'] as const;

/**
 * @summary What goes along with an outcome: how much each attribute matters and how sure that is, where to look first, what to
 * expect if one changed, where a change comes from, and the words that tell low scores from high ones.
 *
 * Of ratings (`ratings`), texts (`verbatims`) and a `cube`, or of the JSON in a `<script type="application/json">` child; it shows the parts
 * for which it has something. All is worked out in the page; texts are masked first.
 *
 * @tag cx-drivers
 * @slot - A `<script type="application/json">` with ratings, texts or a cube.
 * @event {CxWhatIfEvent} cx-what-if - Somebody has moved an attribute and let go; `detail` has the shifts and what is to be expected.
 * @event {CxExportEvent} cx-export - A picture or table is about to be saved or copied; may be stopped. Does not bubble.
 * @event {CxErrorEvent} cx-error - An attribute or the data cannot be used; `detail` says why. Does not bubble.
 * @csspart label - The heading.
 * @csspart export - The button and menu for saving and copying.
 * @csspart section - One of the parts.
 * @csspart empty - What is said while there is nothing.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-promoter] - The colour of what is good.
 * @cssprop [--cx-detractor] - The colour of what is bad.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssState working - Intervals are being worked out.
 */
export class CxDrivers extends CxElement {
  static override styles = [tokens, chartStyles, unseen, styles];
  static override properties: PropertyDeclarations = {
    label: {},
    show: {},
    method: { reflect: true },
    replicates: { type: Number },
    better: {},
    metric: {},
    dimension: {},
    groupLabel: { attribute: 'group-label' },
    later: {},
    earlier: {},
    decimals: { type: Number },
    privacyThreshold: { type: Number, attribute: 'privacy-threshold' },
    exportable: { type: Boolean },
    ratings: { attribute: false },
    verbatims: { attribute: false },
    cube: { attribute: false },
    work: { state: true },
    words: { state: true },
    shifts: { state: true },
    spoken: { state: true },
    chosen: { state: true },
  };

  /** The heading; written from the name of the outcome if not given. */
  declare label: string | undefined;
  /** Which parts, with spaces between: `weights priorities what-if change words`. All for which there is something if not given. */
  declare show: string | undefined;
  /** How R² is divided: `relative-weights` (Johnson), or `lmg` for up to twelve attributes. */
  declare method: (typeof METHODS)[number];
  /** How often rows are drawn anew for the intervals, 0 for none. */
  declare replicates: number;
  /** Which way of the outcome is good. */
  declare better: 'higher' | 'lower';
  /** The metric of the cube whose change is told. */
  declare metric: string;
  /** By which groups the change is told; the first dimension of the cube if not given. */
  declare dimension: string | undefined;
  /** What groups with short codes are called: `Boarding area` makes "Boarding area A" of "A". */
  declare groupLabel: string | undefined;
  /** The later period, such as `2026` or `2026-Q4`; the last that has answers if not given. */
  declare later: string | undefined;
  /** The earlier period; the one before if not given. */
  declare earlier: string | undefined;
  /** Digits after the point of figures, 0 to 4; as fits them if not given. */
  declare decimals: number | null;
  /** Groups of fewer answers are put together, and words of fewer texts are not shown. */
  declare privacyThreshold: number;
  /** People can save it as a picture or its tables, or copy them. */
  declare exportable: boolean;
  /** Ratings of the whole and of its attributes, row by row. */
  declare ratings: Ratings | undefined;
  /** What customers wrote, with their scores. */
  declare verbatims: Verbatims | undefined;
  /** The figures whose change is told. */
  declare cube: Cube | undefined;

  declare protected work: WorkState;
  declare protected words: WordState;
  declare protected shifts: Shifts;
  /** What is to be expected, as it is spoken once nothing moves any more. */
  declare protected spoken: string;
  declare protected chosen: ChosenWord | null;

  readonly #texts = new Localizer(this, messages);
  readonly #export = new ExportOnDemand(this, this.#texts, () => this.#heading || this.#texts.text('drivers.weights'));
  readonly #room = new ChartRoom(this);
  readonly #work = new DriversWork((state) => this.#told(state), (error) => this.#failed(error));
  #reading = new AbortController();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.method = 'relative-weights';
    this.replicates = DEFAULT_REPLICATES;
    this.better = 'higher';
    this.metric = 'nps';
    this.decimals = null;
    this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD;
    this.exportable = false;
    this.work = { kind: 'none' };
    this.words = { kind: 'none' };
    this.shifts = {};
    this.spoken = '';
    this.chosen = null;
    onJsonChild(this, (text) => void this.#readJson(text));
    whileConnected(this, (store) => {
      if (this.hasUpdated) {
        this.requestUpdate('ratings'); // it was taken out of the page while it worked
        this.requestUpdate('verbatims');
      }
      store.add(toDisposable(() => {
        this.#work.clear();
        this.#reading.abort();
        clearTimeout(this.#pause);
      }));
    });
  }

  /** What checks a document is loaded when there is one. */
  async #readJson(text: string): Promise<void> {
    try {
      const [{ parseDrivers }, { parseCube }] = await Promise.all([import('../../src/metrics/documents/drivers.js'), import('../../src/metrics/cube/parse.js')]);
      const read = parseDrivers(JSON.parse(text));
      const cube = read.ok && read.value.cube !== undefined ? parseCube(read.value.cube, metricsOnPage.all) : undefined;
      const wrong = [...(read.ok ? [] : read.error), ...(cube && !cube.ok ? cube.error.map((problem) => ({ ...problem, where: `/cube${problem.where ?? ''}` })) : [])];
      this.setProblem('json', wrong.length === 0 ? undefined : wrong.map(({ where, message }) => `${where || 'The JSON in this element'}: ${message}`).join(' '));
      if (!read.ok) return;
      this.ratings = read.value.ratings;
      this.verbatims = read.value.verbatims;
      if (cube?.ok) this.cube = cube.value;
    } catch (error) {
      if (error instanceof SyntaxError) this.setProblem('json', `The JSON in this element cannot be read: ${error.message}`);
      else this.fault('not-loaded', error);
    }
  }

  #failed(error: unknown): void {
    if (isCxError(error)) this.setProblem('ratings', error.message);
    else this.fault('drivers', error);
  }

  /** The focus goes with the button that takes the place of the other. */
  #told(state: WorkState): void {
    const before = this.work.kind === 'worked' ? this.work.drawing.kind : '';
    this.work = state;
    const drawing = state.kind === 'worked' ? state.drawing.kind : '';
    this.setState('working', state.kind === 'adding' || drawing === 'drawing');
    if (before === drawing || !this.renderRoot?.querySelector('#draw:focus, #stop:focus')) return;
    void this.updateComplete.then(() => (this.renderRoot.querySelector<HTMLElement>('#stop, #draw') ?? this.renderRoot.querySelector<HTMLElement>('section summary'))?.focus());
  }

  get #options(): WorkOptions {
    const lmg = this.method === 'lmg' && (this.ratings?.drivers.length ?? 0) <= MOST_LMG;
    return { method: lmg ? 'LMG' : 'relative weights', replicates: this.replicates };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#check(changed);
    if (changed.has('ratings') || changed.has('method') || changed.has('replicates')) {
      if (changed.has('ratings')) this.shifts = {};
      this.setProblem('ratings');
      if (this.ratings) void this.#work.begin(this.ratings, this.#options);
      else this.#work.clear();
    }
    if (changed.has('verbatims') || changed.has('privacyThreshold')) void this.#readTexts();
  }

  #check(changed: PropertyValues<this>): void {
    const settle = <Name extends 'method' | 'replicates' | 'privacyThreshold' | 'better'>(name: Name, attribute: string, ok: boolean, usual: this[Name], message: string): void => {
      if (!changed.has(name)) return;
      if (!ok) this[name] = usual;
      this.setProblem(attribute, ok ? undefined : message);
    };
    settle('method', 'method', METHODS.includes(this.method), 'relative-weights', `"method" must be one of ${METHODS.join(', ')}. It is relative-weights now.`);
    settle('replicates', 'replicates', Number.isInteger(this.replicates) && this.replicates >= 0 && this.replicates <= 10_000, DEFAULT_REPLICATES, `"replicates" must be a whole number from 0 to 10000. It is ${DEFAULT_REPLICATES} now.`);
    settle('privacyThreshold', 'privacy-threshold', this.privacyThreshold >= 0, DEFAULT_PRIVACY_THRESHOLD, `"privacy-threshold" must be a number, 0 or more. It is ${DEFAULT_PRIVACY_THRESHOLD} now.`);
    settle('better', 'better', ['higher', 'lower'].includes(this.better), 'higher', '"better" must be higher or lower. It is higher now.');
    const many = this.method === 'lmg' && (this.ratings?.drivers.length ?? 0) > MOST_LMG;
    if (changed.has('method') || changed.has('ratings')) this.setProblem('lmg', many ? `"lmg" takes at most ${MOST_LMG} attributes. Relative weights are shown.` : undefined);
    if (changed.has('show')) {
      const unknown = this.#asked.filter((part) => !PARTS.includes(part as Part));
      this.setProblem('show', unknown.length > 0 ? `"show" knows ${PARTS.join(', ')}, and not ${unknown.join(', ')}.` : undefined);
    }
  }

  get #asked(): readonly string[] {
    return (this.show ?? '').split(/\s+/).filter(Boolean);
  }

  async #readTexts(): Promise<void> {
    this.#reading.abort();
    const { signal } = (this.#reading = new AbortController());
    this.chosen = null;
    this.words = { kind: this.verbatims ? 'working' : 'none' };
    if (!this.verbatims) return;
    try {
      // what masks and compares texts is loaded when there are some
      const { contrastOf } = await import('./word-work.js');
      if (signal.aborted) return;
      const words = await contrastOf(this.verbatims, this.privacyThreshold, signal);
      if (signal.aborted) return;
      this.words = words;
      this.setProblem('verbatims');
    } catch (error) {
      if (signal.aborted) return;
      this.words = { kind: 'none' };
      if (isCxError(error)) this.setProblem('verbatims', error.message);
      else this.fault('verbatims', error);
    }
  }

  // --- what somebody does ---

  readonly #move = (name: string, by: number, settled: boolean): void => {
    this.shifts = { ...this.shifts, [name]: by };
    this.#speak();
    const { work } = this;
    if (!settled || work.kind !== 'worked') return;
    const shifts = Object.entries(this.shifts).flatMap(([driver, amount]) => (amount === 0 ? [] : [{ name: driver, by: amount }]));
    this.dispatchEvent(new CxWhatIfEvent({ shifts, result: askWhatIf(work, this.shifts) }));
  };

  readonly #reset = (): void => {
    const [first] = Object.entries(this.shifts).find(([, by]) => by !== 0) ?? [];
    this.shifts = {};
    this.spoken = '';
    clearTimeout(this.#pause);
    // the button goes out of use: the focus goes where it was worked
    if (first) this.renderRoot.querySelector<HTMLElement>(`[id="by-${CSS.escape(first)}"]`)?.focus();
  };

  /** Spoken once nothing moves: every step of a slider would be a sentence. */
  #speak(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      const { work } = this;
      if (work.kind !== 'worked' || !isMoved(this.shifts)) return;
      const view = this.#view;
      this.spoken = whatIfText(view, askWhatIf(work, this.shifts), toldOutcome(view, work, this.better));
    }, PAUSE);
  }

  // --- rendering ---

  get #view(): DriversView {
    const { ratings } = this;
    const titles = new Map((ratings ? [ratings.outcome, ...ratings.drivers] : []).map(({ name, title }) => [name, title || name]));
    return {
      texts: this.#texts,
      figures: new FigureWriter(this.#texts, this.decimals),
      frame: this.#room.frame,
      nameOf: (column) => titles.get(column) ?? column,
      level: this.#heading ? 4 : this.#asked.length === 1 ? null : 3,
    };
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    const parts = this.#parts(view);
    const heading = this.#heading;
    return html`<article lang=${this.#texts.locale} aria-labelledby=${heading ? 'label' : nothing} aria-busy=${this.work.kind === 'adding' ? 'true' : 'false'}>
      ${heading || this.exportable ? html`<div class="head">${heading ? html`<h3 part="label" id="label">${heading}</h3>` : html`<span></span>`}${this.exportable ? this.#export.render() : nothing}</div>` : nothing}
      ${renderProblems(this.problems)} ${parts.length > 0 ? parts : html`<p part="empty" class="quiet">${this.#texts.text('drivers.waiting')}</p>`}
    </article>`;
  }

  /** Where one part alone is asked for, the page around says what it is. */
  get #heading(): string {
    if (this.label || !this.ratings || this.#asked.length === 1) return this.label ?? '';
    const { name, title } = this.ratings.outcome;
    return capital(this.#texts.text('drivers.heading', { outcome: title || name }), this.#texts.locale);
  }

  #parts(view: DriversView): readonly unknown[] {
    const { ratings, verbatims, cube, work } = this;
    const asked = this.#asked;
    const shown = (part: Part, has: boolean): boolean => (asked.length > 0 ? asked.includes(part) : has);
    return [
      shown('weights', ratings !== undefined) ? weightsSection(view, work, { replicates: this.replicates, draw: () => void this.#work.draw(this.#options), stop: () => this.#work.stop() }) : null,
      shown('priorities', ratings !== undefined) ? prioritiesSection(view, work) : null,
      shown('what-if', ratings !== undefined) ? whatIfSection(view, work, this.shifts, this.spoken, this.better, { move: this.#move, reset: this.#reset }) : null,
      shown('change', cube !== undefined) ? this.#renderChange(view) : null,
      shown('words', verbatims !== undefined) ? this.#renderWords(view) : null,
    ].filter((part) => part !== null && part !== nothing);
  }

  #renderChange(view: DriversView): TemplateResult {
    const groups: DriversView = {
      ...view, figures: new FigureWriter(this.#texts, this.decimals ?? 2), nameOf: (group) => (this.groupLabel && Array.from(group).length <= 2 ? `${this.groupLabel} ${group}` : group),
    };
    try {
      return changeSection(groups, this.cube ? changeAsked(this.cube, this) : null);
    } catch (error) {
      if (!isCxError(error)) throw error;
      return changeSection(groups, null);
    }
  }

  #renderWords(view: DriversView): TemplateResult {
    const { text } = this.#texts;
    const { lowTo, highFrom } = this.verbatims?.groups ?? NPS_GROUPS;
    const usual = lowTo === NPS_GROUPS.lowTo && highFrom === NPS_GROUPS.highFrom;
    return wordsSection(view, this.words, {
      chosen: this.chosen,
      choose: (chosen) => void (this.chosen = chosen),
      low: usual ? text('chart.detractor') : text('drivers.low', { score: lowTo }),
      high: usual ? text('chart.promoter') : text('drivers.high', { score: highFrom }),
      leastTexts: this.privacyThreshold,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-drivers': CxDrivers;
  }
}
