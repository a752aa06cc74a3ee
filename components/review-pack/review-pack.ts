import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { isCxError } from '../../src/core/problem.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import { AUDIENCES, parseScorecard, readScorecard, readScorecardMix, type Audience, type FigureMix, type ScorecardReading } from '../../src/scorecard/index.js';
import { chartStyles } from '../base/charts/charts.styles.js';
import { ChartRoom } from '../base/charts/measure.js';
import { CxElement } from '../base/element.js';
import { onJsonChild } from '../base/json-child.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { messages } from './messages/en.js';
import { PrintedPages } from '../base/printed-pages.js';
import { styles } from './review-pack.styles.js';
import { renderActions, type ReviewAction } from './sections/actions.js';
import { renderCover } from './sections/cover.js';
import { renderMethod } from './sections/method.js';
import { renderPerspective } from './sections/perspective.js';
import { renderScorecardTable } from './sections/scorecard-table.js';
import { renderSummary } from './sections/summary.js';
import { PackView, perspectivesOf } from './view.js';

/**
 * @summary A scorecard as a document for a meeting: cover, summary in plain words, every figure, a page for each perspective, actions with
 * what they did, and how to read it. Made to be printed.
 *
 * @tag cx-review-pack
 * @slot - A `<script type="application/json">` with a scorecard document.
 * @slot logo - The company's sign, on the cover.
 * @event {CxErrorEvent} cx-error - An attribute cannot be used; `detail` says why. Does not bubble.
 * @csspart print - The button that prints.
 * @csspart cover - The first page.
 * @csspart title - The title on it.
 * @csspart summary - The summary.
 * @csspart scorecard - Every figure in a table.
 * @csspart perspective - The page of a perspective.
 * @csspart actions - Actions and what they did.
 * @csspart method - How to read it.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxReviewPack extends CxElement {
  static override styles = [tokens, chartStyles, styles];
  static override properties: PropertyDeclarations = {
    heading: {},
    preparedBy: { attribute: 'prepared-by' },
    asOf: { attribute: 'as-of' },
    audience: {},
    scorecard: { attribute: false },
    cube: { attribute: false },
    reading: { attribute: false },
    summary: { attribute: false },
    actions: { attribute: false },
  };

  /** The title; that of the scorecard if not given. */
  declare heading: string | undefined;
  /** Who made it. */
  declare preparedBy: string | undefined;
  /** Of when the figures are: RFC 3339. The moment at which they were handed over if not given. */
  declare asOf: string | undefined;
  /** For whom: `executive`, `manager` or `line`; everything if not given. */
  declare audience: Audience | undefined;
  /** A scorecard document; goes with `cube`. Also as JSON in a `<script type="application/json">` child. */
  declare scorecard: unknown;
  /** The figures. After adding to it, call `requestUpdate('cube')`. */
  declare cube: Cube | undefined;
  /** Or the scorecard as it was read already, by `readScorecard`. */
  declare reading: ScorecardReading | undefined;
  /** The summary, a paragraph each; written from the data if not given. */
  declare summary: readonly string[] | undefined;
  /** Actions with what was measured of them; without, there is no such page. */
  declare actions: readonly ReviewAction[] | undefined;

  readonly #texts = new Localizer(this, messages);
  readonly #room = new ChartRoom(this);
  readonly #pages = new PrintedPages(this, this.#texts, { name: 'cx-review', size: 'A4', margin: '22mm 16mm 20mm', number: 'review.page', on: this.localName });
  #handed = 0;
  #shown: ScorecardReading | undefined;
  /** For whom the figures changed that changed; not known of a reading that was handed over. */
  #mixes: readonly FigureMix[] = [];

  constructor() {
    super();
    this.scorecard = undefined;
    this.cube = undefined;
    this.reading = undefined;
    onJsonChild(this, (text) => {
      try {
        this.scorecard = JSON.parse(text);
      } catch (error) {
        this.setProblem('json', `The JSON in this element cannot be read: ${String(error)}`);
      }
    });
  }

  /** Opens the browser's dialogue for printing, as the button does; what is around the pack is not printed. */
  print(): void {
    this.#pages.print();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('reading') || changed.has('cube')) this.#handed = Date.now();
    const badAudience = this.audience !== undefined && !AUDIENCES.includes(this.audience);
    if (badAudience) this.audience = undefined;
    if (changed.has('audience')) this.setProblem('audience', badAudience ? `"audience" must be one of ${AUDIENCES.join(', ')}. Everything is shown.` : undefined);
    if ((['reading', 'cube', 'scorecard', 'audience'] as const).some((name) => changed.has(name))) this.#shown = this.reading ?? this.#read();
    if (changed.has('asOf')) {
      const bad = this.asOf !== undefined && Number.isNaN(Date.parse(this.asOf));
      if (bad) this.asOf = undefined;
      this.setProblem('as-of', bad ? '"as-of" must be a moment such as "2026-11-27T10:42:00Z". The moment at which the figures came is taken.' : undefined);
    }
  }

  #read(): ScorecardReading | undefined {
    this.#mixes = [];
    if (this.scorecard === undefined) return undefined;
    const parsed = parseScorecard(this.scorecard);
    this.setProblem('scorecard', parsed.ok ? undefined : parsed.error.map(({ where, message }) => `${where || 'The scorecard'}: ${message}`).join(' '));
    if (!parsed.ok || !this.cube) return undefined;
    try {
      const reading = readScorecard(parsed.value, this.cube, { now: Date.now(), ...(this.audience && { audience: this.audience }) });
      this.#mixes = readScorecardMix(parsed.value, this.cube, reading);
      return reading;
    } catch (error) {
      if (!isCxError(error)) throw error;
      this.setProblem('scorecard', error.message);
      return undefined;
    }
  }

  protected override render(): TemplateResult {
    const reading = this.#shown;
    const { text, locale } = this.#texts;
    if (!reading) return html`${renderProblems(this.problems)}<p class="quiet" lang=${locale}>${text('review.waiting')}</p>`;
    const view = new PackView(reading, this.#texts, this.#room.frame, this.reading ? [] : this.#mixes);
    const title = this.heading || view.say(reading.title);
    const asOf = this.asOf === undefined ? this.#handed : Date.parse(this.asOf);
    this.#pages.write({ title, period: view.period });
    return html`${renderProblems(this.problems)}
      <article lang=${locale} aria-label=${title}>
        <div class="bar"><button type="button" part="print" @click=${() => this.print()}>${text('review.print')}</button></div>
        ${renderCover(view, { asOf, heading: this.heading, preparedBy: this.preparedBy })} ${renderSummary(view, this.summary)} ${renderScorecardTable(view)}
        ${perspectivesOf(reading).map((part, i) => renderPerspective(view, part, i))} ${this.actions ? renderActions(view, this.actions, new Date(asOf).toISOString().slice(0, 10)) : ''}
        ${renderMethod(view)}
      </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-review-pack': CxReviewPack;
  }
}
