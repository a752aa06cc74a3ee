import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { AdvocacyCounts } from '../../src/advocacy/counts.js';
import type { AdvocacyDocument } from '../../src/advocacy/document.js';
import type { ReadCondition } from '../../src/advocacy/rules.js';
import type { AdvocacySegment } from '../../src/advocacy/segments.js';
import type { Problem } from '../../src/core/problem.js';
import type { CxEvent } from '../../src/model/event.js';
import { PERIOD_UNITS, type PeriodUnit } from '../../src/metrics/period/calendar.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/statistics/privacy/suppression.js';
import { CxElement } from '../base/element.js';
import { onJsonChild } from '../base/json-child.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { styles } from './advocacy-spectrum.styles.js';
import type { Figures } from './figures.js';
import { messages } from './messages/en.js';
import type { NameOf } from './people.js';
import type { Known } from './place.js';

/**
 * @summary Six advocacy segments, from dissenter to super-advocate: how many customers are in each and how sure that is, what
 * changed, who went from where to where, who moved towards dissent, and what to do for each.
 *
 * Of events of customers, which stay in the page, or of counts in which nobody is named.
 *
 * @tag cx-advocacy-spectrum
 * @slot - A `<script type="application/json">` with `counts`, `rules` or both.
 * @event {CxTreatmentEvent} cx-treatment-change - Somebody is about to change what to do for a segment; cancel it to keep the text.
 * @event {CxTreatmentEvent} cx-treatment-changed - It was changed; keep it where the next reader finds it.
 * @event {CxExportEvent} cx-export - A picture or a table is about to be saved or copied; can be stopped. `detail` has the file or the table. Does not bubble.
 * @event {CxErrorEvent} cx-error - Rules, counts or an attribute cannot be used; `detail` says why. Does not bubble.
 * @csspart title - The heading.
 * @csspart period - Which periods, and how many customers.
 * @csspart empty - Why there are no figures.
 * @csspart shares - How large the segments are.
 * @csspart changes - How their shares changed.
 * @csspart flow - Who went from where to where.
 * @csspart moved - Who moved left.
 * @csspart treatments - What to do for each segment.
 * @csspart rules - How customers are placed.
 * @csspart export - What saves and copies.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-detractor] - The colour of what leads towards dissent.
 * @cssprop [--cx-promoter] - The colour of what leads away from it.
 * @cssprop [--cx-dissenter] - The colour of dissenters.
 * @cssprop [--cx-defector] - The colour of defectors.
 * @cssprop [--cx-neutral] - The colour of the neutral.
 * @cssprop [--cx-supporter] - The colour of supporters.
 * @cssprop [--cx-advocate] - The colour of advocates.
 * @cssprop [--cx-super-advocate] - The colour of super-advocates.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxAdvocacySpectrum extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    unit: {},
    period: {},
    compare: {},
    zone: {},
    privacyThreshold: { type: Number, attribute: 'privacy-threshold' },
    editable: { type: Boolean },
    exportable: { type: Boolean },
    events: { attribute: false },
    counts: { attribute: false },
    rules: { attribute: false },
    treatments: { attribute: false },
    nameOf: { attribute: false },
    known: { state: true },
    document: { state: true },
    figures: { state: true },
  };

  /** The length of a period, for events: `day`, `week`, `month`, `quarter` or `year`. */
  declare unit: PeriodUnit;
  /** The period to look at, such as `2026-11` or `2026-Q4`; that of the newest event if not given. */
  declare period: string | undefined;
  /** The period to hold it against; the one before if not given, none with `none`. */
  declare compare: string | undefined;
  /** The time zone whose calendar counts, such as `Europe/Vienna`. */
  declare zone: string;
  /** Fewer customers than this are not shown, nor what would give them away. */
  declare privacyThreshold: number;
  /** What to do for a segment can be changed here. */
  declare editable: boolean;
  /** Offers the figures as a picture, a drawing, a table, or for the clipboard. */
  declare exportable: boolean;
  /** Events of customers, to be placed here. They do not leave the page. */
  declare events: readonly CxEvent[] | undefined;
  /** Counts that were made elsewhere, by `countAdvocacy`: nobody is named in them. */
  declare counts: AdvocacyCounts | undefined;
  /** How customers are placed: a document of the form `cx-advocacy/1`; the usual rules if not given. */
  declare rules: AdvocacyDocument | undefined;
  /** What to do for each segment, in the words of the company; the usual texts for what is not in it. */
  declare treatments: Partial<Record<AdvocacySegment, string>> | undefined;
  /** Names customers to a reader who may know them. Without it, nobody is named. */
  declare nameOf: NameOf | undefined;

  declare protected known: Known | null;
  /** The rules of the page, once they are checked; undefined for the usual ones. */
  declare protected document: AdvocacyDocument | undefined;
  /** Draws them; loaded with the first that are known. */
  declare protected figures: Figures | undefined;

  readonly #texts = new Localizer(this, messages);
  #read: ReadCondition | undefined;
  #turn = 0;
  #isAsked = false;
  /** Rules or counts were set and are not read yet. */
  #unread = false;

  constructor() {
    super();
    this.unit = 'month';
    this.zone = 'UTC';
    this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD;
    this.editable = this.exportable = false;
    this.known = null;
    onJsonChild(this, (text) => {
      try {
        const { counts, rules } = JSON.parse(text) as { readonly counts?: AdvocacyCounts; readonly rules?: AdvocacyDocument };
        this.counts = counts ?? this.counts;
        this.rules = rules ?? this.rules;
        this.setProblem('json', counts || rules ? undefined : 'The JSON in this element has neither "counts" nor "rules".');
      } catch (error) {
        this.setProblem('json', `The JSON in this element cannot be read: ${error instanceof Error ? error.message : error}`);
      }
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('privacyThreshold')) {
      const bad = typeof this.privacyThreshold !== 'number' || !(this.privacyThreshold >= 0);
      if (bad) this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD;
      this.setProblem('privacy-threshold', bad ? `"privacy-threshold" must be a number, 0 or more. It is ${DEFAULT_PRIVACY_THRESHOLD} now.` : undefined);
    }
    if (changed.has('unit')) {
      const bad = !PERIOD_UNITS.includes(this.unit);
      if (bad) this.unit = 'month';
      this.setProblem('unit', bad ? `"unit" must be one of ${PERIOD_UNITS.join(', ')}. It is month now.` : undefined);
    }
    if (changed.has('zone')) {
      const bad = !isZone(this.zone);
      if (bad) this.zone = 'UTC';
      this.setProblem('zone', bad ? '"zone" must be a time zone such as "Europe/Vienna". It is UTC now.' : undefined);
    }
    if (['rules', 'counts', 'events', 'unit', 'period', 'compare', 'zone'].some((name) => changed.has(name as keyof CxAdvocacySpectrum))) void this.#find(changed.has('rules') || changed.has('counts'));
  }

  protected override updated(): void {
    if (!this.known || this.#isAsked) return;
    this.#isAsked = true;
    import('./figures.js').then(({ figuresOf }) => (this.figures = figuresOf(this, (error) => this.fault('not-loaded', error))), (error: unknown) => this.fault('not-loaded', error));
  }

  /** Checks rules and counts, or places the customers of events; what does that is loaded when it is needed. */
  async #find(isNew: boolean): Promise<void> {
    const turn = ++this.#turn;
    const { rules, counts, events } = this;
    this.#unread ||= isNew;
    try {
      if (this.#unread) {
        if (rules || counts) {
          const { parseAdvocacy, parseAdvocacyCounts, readAdvocacyExpression } = await import('./documents.js');
          if (turn !== this.#turn) return;
          this.#read = readAdvocacyExpression;
          const read = rules && parseAdvocacy(rules);
          this.setProblem('rules', read?.ok === false ? `The rules cannot be used, the usual ones hold. ${sentences(read.error)}` : undefined);
          this.document = read?.ok ? read.value : undefined;
          const counted = counts && parseAdvocacyCounts(counts);
          this.setProblem('counts', counted?.ok === false ? `The counts cannot be used. ${sentences(counted.error)}` : undefined);
          this.known = counted?.ok ? { counts: counted.value, movers: null } : null;
        } else {
          // what is not there any more has no fault either
          this.document = undefined;
          for (const where of ['rules', 'counts']) this.setProblem(where);
        }
        this.#unread = false;
      }
      if (counts) return;
      const place = events && (await import('./place.js')).placeCustomers;
      if (turn !== this.#turn) return;
      const { unit, zone, period, compare, document } = this;
      this.known = place?.(events!, { unit, zone, period, compare, document, read: this.#read, problem: (where, message) => this.setProblem(where, message) }) ?? null;
    } catch (error) {
      this.fault('not-loaded', error);
    }
  }

  protected override render(): TemplateResult {
    const { text, locale } = this.#texts;
    const problems = renderProblems(this.problems);
    return html`<article class="all" lang=${locale} aria-labelledby="title" aria-busy=${this.known && this.figures ? 'false' : 'true'}>
      ${this.known && this.figures
        ? this.figures(this.known, this.document, problems)
        : html`<header class="head"><h2 part="title" id="title">${text('advocacy.title')}</h2>${problems}</header><p part="empty">${this.known ? nothing : text('advocacy.waiting')}</p>`}
      <slot hidden></slot>
    </article>`;
  }
}

const sentences = (problems: readonly Problem[]): string => problems.map(({ where, message }) => (where ? `${where}: ${message}` : message)).join(' ');

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-advocacy-spectrum': CxAdvocacySpectrum;
  }
}
