import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { classifyCustomers, moversOf, type Mover } from '../../src/advocacy/classify.js';
import type { AdvocacyCounts } from '../../src/advocacy/counts.js';
import { DEFAULT_ADVOCACY } from '../../src/advocacy/default-rules.js';
import type { AdvocacyDocument } from '../../src/advocacy/document.js';
import { countAdvocacy } from '../../src/advocacy/flows.js';
import { stretchOfPeriod } from '../../src/advocacy/period.js';
import { readAdvocacy } from '../../src/advocacy/read.js';
import type { ReadCondition } from '../../src/advocacy/rules.js';
import { ADVOCACY_SEGMENTS, type AdvocacySegment } from '../../src/advocacy/segments.js';
import { USUAL_ON_RAMPS } from '../../src/advocacy/treatments.js';
import type { Problem } from '../../src/core/problem.js';
import type { CxEvent } from '../../src/model/event.js';
import { parsePeriod, periodKey, PERIOD_UNITS, utcDay, type PeriodUnit } from '../../src/metrics/period/calendar.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/statistics/privacy/suppression.js';
import { chartStyles } from '../base/charts/charts.styles.js';
import { ChartRoom } from '../base/charts/measure.js';
import { chartMessages } from '../base/charts/messages/en.js';
import type { Teller } from '../base/charts/told/teller.js';
import { CxElement } from '../base/element.js';
import { ExportMenu, exportMessages, exportStyles } from '../base/export/index.js';
import { FigureWriter } from '../base/figures.js';
import { onJsonChild } from '../base/json-child.js';
import { Localizer } from '../base/localize.js';
import { currentPeriod, dayOfZone, periodName } from '../base/periods.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { styles } from './advocacy-spectrum.styles.js';
import { CxTreatmentEvent } from './events.js';
import { exportTable } from './export-table.js';
import { groupGlyph } from './glyphs.js';
import { messages } from './messages/en.js';
import { reasonOf, tellMoved, type NameOf } from './people.js';
import { groupName, tellChanges, tellFlow, tellShares, type ToldAdvocacy } from './told.js';

/** What is known: counts, and, if they were made of events here, who moved. */
interface Known {
  readonly counts: AdvocacyCounts;
  readonly movers: readonly Mover[] | null;
}

const LONGEST_TREATMENT = 2000;

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
  static override styles = [tokens, chartStyles, exportStyles, styles];
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
    keptSegment: { state: true },
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
  declare protected document: AdvocacyDocument;
  declare protected keptSegment: AdvocacySegment | undefined;

  readonly #texts = new Localizer(this, { ...chartMessages, ...exportMessages, ...messages });
  readonly #room = new ChartRoom(this);
  readonly #export = new ExportMenu(this, this.#texts, {
    title: () => this.#texts.text('advocacy.title'),
    picture: () => this.shadowRoot!.querySelector('article'),
    table: () => this.#shown && exportTable({ texts: this.#texts }, this.#shown.reading, this.#shown.later, this.#shown.earlier),
  });
  /** What is on the screen. */
  #shown: ToldAdvocacy | null = null;
  #read: ReadCondition | undefined;
  #loading = 0;

  constructor() {
    super();
    this.unit = 'month';
    this.zone = 'UTC';
    this.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD;
    this.editable = this.exportable = false;
    this.known = null;
    this.document = DEFAULT_ADVOCACY;
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
      const bad = !(this.privacyThreshold >= 0);
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
    if ((changed.has('rules') && this.rules) || (changed.has('counts') && this.counts)) void this.#load();
    else if (changed.has('rules') || changed.has('counts') || ['events', 'unit', 'period', 'compare', 'zone'].some((name) => changed.has(name as keyof CxAdvocacySpectrum))) {
      if (!this.rules) this.document = DEFAULT_ADVOCACY;
      this.#place();
    }
  }

  /** Checks rules and counts; what does that is loaded now. */
  async #load(): Promise<void> {
    const turn = ++this.#loading;
    const { rules, counts } = this;
    try {
      const { parseAdvocacy, parseAdvocacyCounts, readAdvocacyExpression } = await import('./documents.js');
      if (turn !== this.#loading) return;
      const read = rules ? parseAdvocacy(rules) : undefined;
      this.setProblem('rules', read && !read.ok ? `The rules cannot be used, the usual ones hold. ${sentences(read.error)}` : undefined);
      this.document = read?.ok ? read.value : DEFAULT_ADVOCACY;
      this.#read = readAdvocacyExpression;
      const counted = counts ? parseAdvocacyCounts(counts) : undefined;
      this.setProblem('counts', counted && !counted.ok ? `The counts cannot be used. ${sentences(counted.error)}` : undefined);
      if (counted?.ok) this.known = { counts: counted.value, movers: null };
      else this.#place();
    } catch (error) {
      this.fault('not-loaded', error);
    }
  }

  /** Places the customers of the events. */
  #place(): void {
    if (this.counts) return;
    this.known = this.events ? this.#count(this.events) : null;
  }

  #count(events: readonly CxEvent[]): Known | null {
    const dayOf = this.zone === 'UTC' ? utcDay : dayOfZone(this.zone);
    const newest = events.reduce((latest, { time, subject }) => (subject === undefined ? latest : Math.max(latest, Date.parse(time))), -Infinity);
    const asked = this.period || undefined;
    if (asked === undefined && newest === -Infinity) return null;
    const later = asked ?? periodKey(this.unit, currentPeriod(this.unit, this.zone, newest));
    const found = parsePeriod(later);
    this.setProblem('period', found ? undefined : '"period" must be a period such as "2026-11" or "2026-Q4".');
    if (!found) return null;
    const wanted = this.compare || undefined;
    const earlier = wanted === 'none' ? undefined : (wanted ?? periodKey(found.unit, found.period - 1));
    const known = earlier === undefined || parsePeriod(earlier) !== null;
    this.setProblem('compare', known ? undefined : '"compare" must be a period such as "2026-10", or "none". Nothing is compared.');
    const against = known ? earlier : undefined;
    const customers = classifyCustomers(events, {
      later: stretchOfPeriod(later, dayOf)!, ...(against !== undefined && { earlier: stretchOfPeriod(against, dayOf)! }), document: this.document, read: this.#read,
    });
    return { counts: countAdvocacy(customers, { later, earlier: against }), movers: against === undefined ? null : moversOf(customers) };
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    const texts = this.#texts;
    const teller: Teller = { texts, figures: new FigureWriter(texts), frame: this.#room.frame };
    return html`<article class="all" lang=${texts.locale} aria-labelledby="title" aria-busy=${this.known ? 'false' : 'true'}>
      ${this.#renderKnown(teller)}
      <slot hidden></slot>
    </article>`;
  }

  /** What a period is called: by the calendar, or as the counts name it. */
  #periodText(key: string): string {
    const found = parsePeriod(key);
    if (!found) return key;
    const name = periodName(this.#texts, found.unit, found.period);
    return stretchOfPeriod(key)!.to > Date.now() ? this.#texts.text('advocacy.so-far', { period: name }) : name;
  }

  #renderKnown(teller: Teller): TemplateResult {
    const { text } = this.#texts;
    this.#shown = null;
    const head = (period: unknown): TemplateResult => html`<header class="head">
      <div class="title">
        <h2 part="title" id="title">${text('advocacy.title')}</h2>
        ${period !== nothing && this.exportable ? this.#export.render() : nothing}
      </div>
      ${period} ${renderProblems(this.problems)}
    </header>`;
    if (!this.known) return html`${head(nothing)}<p part="empty">${text('advocacy.waiting')}</p>`;
    const { counts, movers } = this.known;
    const later = this.#periodText(counts.later);
    const earlier = counts.earlier === undefined ? '' : this.#periodText(counts.earlier);
    const threshold = this.privacyThreshold;
    const reading = readAdvocacy(counts, { privacyThreshold: threshold });
    if (reading.kind !== 'measured') return html`${head(nothing)}<p part="empty">${text(`advocacy.${reading.kind}`, { period: later, threshold })}</p>`;
    const told = (this.#shown = { reading, later, earlier: reading.flow ? earlier : '', threshold });
    const changes = tellChanges(teller, told);
    const flow = tellFlow(teller, told);
    return html`${head(html`<p part="period">${this.#scope(told)}</p>`)}
      <section part="shares">${tellShares(teller, told)}</section>
      ${changes ? html`<section part="changes">${changes}</section>` : nothing} ${flow ? html`<section part="flow">${flow}</section>` : nothing}
      ${tellMoved(teller, reading, this.document, movers, this.nameOf)} ${this.#renderTreatments(teller)} ${this.#renderRules(teller)}`;
  }

  /** Whom the figures are about, those seen once too. */
  #scope({ reading, later, earlier }: ToldAdvocacy): string {
    const { text } = this.#texts;
    const { basis, n, before, onlyEarlier, onlyLater } = reading;
    const people = (count: number, period: string): string => text('advocacy.people', { count, period });
    const only = (count: number | 'few' | null, period: string): string => (count === null || count === 0 ? '' : count === 'few' ? text('advocacy.only-few', { threshold: this.privacyThreshold, period }) : text('advocacy.only', { count, period }));
    if (basis === 'one-period') return [`${people(n, later)}.`, this.known?.counts.earlier === undefined ? '' : text('advocacy.alone')].filter(Boolean).join(' ');
    const size = basis === 'everybody' ? `${people(n, later)}, ${people(before, earlier)}.` : `${people(n, text('advocacy.against', { later, earlier }))}. ${text('advocacy.twice')}`;
    return [size, only(onlyEarlier, earlier), only(onlyLater, later)].filter(Boolean).join(' ');
  }

  #renderTreatments(teller: Teller): TemplateResult {
    const { text, locale } = this.#texts;
    return html`<section part="treatments" aria-labelledby="treatments">
      <h3 id="treatments">${text('advocacy.treatments')}</h3>
      <ul>
        ${ADVOCACY_SEGMENTS.map((segment) => {
          const programs = this.document.treatments?.[segment]?.programs ?? USUAL_ON_RAMPS[segment];
          const words = this.#treatment(segment);
          return html`<li>
            <h4>${groupGlyph(segment)} ${groupName(teller, segment)}</h4>
            <p class="quiet">${text(`advocacy.about.${segment}`)}</p>
            ${this.editable ? this.#renderEdit(teller, segment, words) : html`<p>${words}</p>`}
            ${programs.length > 0 ? html`<p class="quiet">${text('advocacy.programs', { list: new Intl.ListFormat(locale, { type: 'disjunction' }).format(programs.map((id) => this.#programName(id))) })}</p>` : nothing}
          </li>`;
        })}
      </ul>
    </section>`;
  }

  /** The text for a segment: what was written here, what the rules say, or the usual one. */
  #treatment(segment: AdvocacySegment): string {
    return this.treatments?.[segment] || this.document.treatments?.[segment]?.text || this.#texts.text(`advocacy.treat.${segment}`);
  }

  #programName(id: string): string {
    const key = `advocacy.program.${id}`;
    const name = this.#texts.text(key);
    return name === key ? id : name;
  }

  #renderEdit(teller: Teller, segment: AdvocacySegment, words: string): TemplateResult {
    const { text } = this.#texts;
    return html`<label>${text('advocacy.edit', { group: groupName(teller, segment) })}
        <textarea dir="auto" maxlength=${LONGEST_TREATMENT} .value=${live(words)} @change=${(event: Event) => this.#change(segment, event.target as HTMLTextAreaElement)}></textarea>
      </label>
      <div class="tools">
        ${this.treatments?.[segment] ? html`<button type="button" aria-label="${text('advocacy.reset')}: ${groupName(teller, segment)}" @click=${() => this.#keep(segment, '')}>${text('advocacy.reset')}</button>` : nothing}
        <span role="status">${this.keptSegment === segment ? text('advocacy.kept') : nothing}</span>
      </div>`;
  }

  #change(segment: AdvocacySegment, field: HTMLTextAreaElement): void {
    // the half of a sign cannot be stored anywhere
    const written = field.value.trim().replace(/\0|\p{Surrogate}/gu, '\ufffd');
    if (written !== this.#treatment(segment)) this.#keep(segment, written);
    field.value = this.#treatment(segment);
  }

  #keep(segment: AdvocacySegment, text: string): void {
    const detail = { segment, text };
    if (!this.dispatchEvent(new CxTreatmentEvent('cx-treatment-change', detail))) return this.requestUpdate();
    const { [segment]: _, ...others } = this.treatments ?? {};
    this.treatments = text ? { ...others, [segment]: text } : others;
    this.keptSegment = segment;
    this.dispatchEvent(new CxTreatmentEvent('cx-treatment-changed', detail));
  }

  #renderRules(teller: Teller): TemplateResult {
    const { text } = this.#texts;
    return html`<details part="rules">
      <summary>${text('advocacy.rules')}</summary>
      <p class="quiet">${text('advocacy.rules-lead')}</p>
      <ol>
        ${this.document.rules.map(
          ({ id, segment, source }) => html`<li>
            <h4>${groupGlyph(segment)} ${groupName(teller, segment)}</h4>
            <p>${reasonOf(teller, this.document, id)}</p>
            ${source ? html`<p class="quiet">${text('advocacy.source', { source: `\u2068${source}\u2069` })}</p>` : nothing}
          </li>`,
        )}
      </ol>
    </details>`;
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
