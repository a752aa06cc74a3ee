import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Note, Reading } from '../../src/metrics/reading.js';
import { CxElement } from '../base/element.js';
import { FigureWriter } from '../base/figures.js';
import { Localizer } from '../base/localize.js';
import { periodName } from '../base/periods.js';
import { renderProblems } from '../base/problems.js';
import { renderSparkline } from '../base/sparkline.js';
import { tokens } from '../base/tokens.styles.js';
import { changeGlyph, statusGlyph } from './glyphs.js';
import { messages } from './metric.messages.js';
import { styles } from './metric.styles.js';
import { statusIn, type MetricView } from './view.js';

/**
 * @summary One figure with everything that belongs to it: how many answers, how sure, against which target, and
 * whether it has changed.
 *
 * Inside a `<cx-scorecard>` it gets its figures from there; alone, from its `view` property.
 *
 * @tag cx-metric
 * @event {CxErrorEvent} cx-error - An attribute is out of range; `detail` says which. Does not bubble.
 * @csspart label - The name of the metric.
 * @csspart value - The figure.
 * @csspart evidence - The number of answers and the interval.
 * @csspart status - How it stands to the target.
 * @csspart change - How it has changed.
 * @csspart sparkline - The picture of the periods.
 * @csspart trend - What the picture shows, in a sentence.
 * @csspart notes - What else to know.
 * @csspart details - Method and table.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour, used for the line.
 * @cssprop [--cx-met] - The colour of a target that is met.
 * @cssprop [--cx-missed] - The colour of a target that is missed.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssState met - The target is met.
 * @cssState near - It cannot be told whether the target is met.
 * @cssState missed - The target is missed.
 */
export class CxMetric extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    metric: { reflect: true },
    label: {},
    target: { type: Number },
    decimals: { type: Number },
    view: { attribute: false },
  };

  /** Which metric: `nps`, `csat`, `ces`, or the id of another in the cube of its scorecard. */
  declare metric: string;
  /** The name that is shown; the usual one if not given, which only `nps`, `csat` and `ces` have. */
  declare label: string | undefined;
  /** The target, as it is shown: points, percent, or steps on the scale. */
  declare target: number | null;
  /** Digits after the point, 0 to 4; as fits the metric if not given. */
  declare decimals: number | null;
  /** What to show; `cx-elements/metric` exports its type. */
  declare view: MetricView | undefined;

  readonly #texts = new Localizer(this, messages);

  constructor() {
    super();
    this.metric = '';
    this.target = null;
    this.decimals = null;
    this.view = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('target')) {
      const bad = this.target !== null && !Number.isFinite(this.target);
      if (bad) this.target = null;
      this.setProblem('target', bad ? '"target" must be a number. There is no target now.' : undefined);
    }
    if (changed.has('decimals')) {
      const bad = this.decimals !== null && !(Number.isInteger(this.decimals) && this.decimals >= 0 && this.decimals <= 4);
      if (bad) this.decimals = null;
      this.setProblem('decimals', bad ? '"decimals" must be a whole number from 0 to 4. The usual digits are shown.' : undefined);
    }
    const status = this.view ? statusIn(this.view, this.#targetIn(this.view)) : null;
    for (const one of ['met', 'near', 'missed'] as const) this.setState(one, one === status);
  }

  /** The target in the unit of the reading: percent are shown, shares are kept. */
  #targetIn({ metric }: MetricView): number | null {
    return this.target === null ? null : metric.unit === 'share' || metric.unit === 'ratio' ? this.target / 100 : this.target;
  }

  protected override render(): TemplateResult {
    const { text } = this.#texts;
    const name = this.label || new FigureWriter(this.#texts).name(this.view?.metric ?? { id: this.metric });
    return html`<article lang=${this.#texts.locale} aria-labelledby="label" aria-busy=${this.view ? 'false' : 'true'}>
        <div class="head">
          ${renderProblems(this.problems)}
          <h3 part="label" id="label">${name}</h3>
        </div>
        ${this.view ? this.#renderView(this.view) : html`<p part="value" class="absent">${text('metric.waiting')}</p>`}
      </article>`;
  }

  #renderView(view: MetricView): TemplateResult {
    const figures = new FigureWriter(this.#texts, this.decimals);
    const { reading } = view;
    const target = this.#targetIn(view);
    return html`<p class="period">${this.#periodText(view)}</p>
      ${this.#renderValue(reading, view, figures)}
      <p part="evidence">${this.#evidence(view, figures)}</p>
      ${this.#renderStatus(view, target, figures)} ${this.#renderChange(view, figures)}
      ${view.series.length > 1
        ? html`${renderSparkline({ readings: view.series.map((point) => point.reading), target, rightToLeft: this.matches(':dir(rtl)') })}
            <p part="trend">${this.#trend(view, figures)}</p>`
        : nothing}
      <div class="rest">${this.#renderNotes(reading.notes)} ${this.#renderDetails(view, figures)}</div>`;
  }

  #periodText({ period }: MetricView): string {
    if (!period) return this.#texts.text('figure.all');
    const name = periodName(this.#texts, period.unit, period.number);
    return period.running ? this.#texts.text('metric.so-far', { period: name }) : name;
  }

  #renderValue(reading: Reading, view: MetricView, figures: FigureWriter): TemplateResult {
    if (reading.kind === 'unmeasured') return html`<p part="value" class="absent">${figures.absence(reading, view.privacyThreshold)}</p>`;
    const of = reading.unit === 'score' ? html` <span class="of">/ ${this.#texts.number(reading.range[1])}</span>` : nothing;
    return html`<p part="value">${figures.value(reading.value, reading.unit)}${of}</p>`;
  }

  #evidence({ reading, metric }: MetricView, figures: FigureWriter): string {
    const parts = [reading.kind === 'measured' ? figures.size(reading.n, metric) : '', figures.interval(reading)];
    return parts.filter(Boolean).join(' · ');
  }

  #renderStatus(view: MetricView, target: number | null, figures: FigureWriter): TemplateResult | typeof nothing {
    const status = statusIn(view, target);
    if (!status) return nothing;
    const wording = status === 'missed' && view.metric.better === 'lower' ? 'missed-low' : status;
    return html`<p part="status" class=${status}>
      ${statusGlyph(status)}<span>${this.#texts.text(`metric.${wording}`, { target: figures.mark(target!, view.metric.unit) })}</span>
    </p>`;
  }

  #renderChange({ change, period, reading }: MetricView, figures: FigureWriter): TemplateResult | typeof nothing {
    if (!period || reading.kind === 'unmeasured') return nothing;
    const before = periodName(this.#texts, period.unit, period.number - 1);
    if (!change) return html`<p part="change"><span>${this.#texts.text('metric.nothing-before', { period: before })}</span></p>`;
    return html`<p part="change">
      ${changeGlyph(change.verdict, change.difference)}
      <span>${this.#texts.text(`metric.${change.verdict}`, { change: figures.difference(change), period: before })}</span>
    </p>`;
  }

  /** What the picture shows, in a sentence. */
  #trend({ series, period }: MetricView, figures: FigureWriter): string {
    const measured = series.filter((point) => point.reading.kind === 'measured');
    const first = measured[0];
    const last = measured.at(-1);
    if (!first || !last || first === last || !period) return '';
    const values = measured.map((point) => point.reading.value!);
    const unit = first.reading.unit;
    return this.#texts.text('metric.trend', {
      first: figures.value(first.reading.value!, unit),
      firstPeriod: periodName(this.#texts, period.unit, first.period),
      last: figures.value(last.reading.value!, unit),
      low: figures.value(Math.min(...values), unit),
      high: figures.value(Math.max(...values), unit),
    });
  }

  #renderNotes(notes: readonly Note[]): TemplateResult | typeof nothing {
    if (notes.length === 0) return nothing;
    return html`<p part="notes">${notes.map((note) => this.#noteText(note)).join('. ')}.</p>`;
  }

  #noteText(note: Note): string {
    switch (note.code) {
      case 'few-answers':
        return this.#texts.text('metric.few');
      case 'excluded':
        return this.#texts.text('metric.excluded', { count: note.count });
      case 'other-instruments':
        return this.#texts.text('metric.other-instruments', { count: note.n });
      case 'pooled-instruments':
        return this.#texts.text('metric.pooled-instruments', { count: note.instruments });
      case 'weighted':
        return this.#texts.text('metric.weighted', { count: Math.round(note.effective) });
      case 'no-interval':
        return this.#texts.text('metric.no-interval');
    }
  }

  #renderDetails({ reading, series, period, change, privacyThreshold }: MetricView, figures: FigureWriter): TemplateResult {
    const { text } = this.#texts;
    const level = figures.level(reading.interval?.level ?? 0.95);
    const about = reading.interval
      ? text('metric.method', { method: figures.method(reading), interval: reading.interval.method })
      : text('metric.method-only', { method: figures.method(reading) });
    return html`<details part="details">
      <summary>${text('metric.details')}</summary>
      <p class="about">${about} ${change ? text('metric.compared', { method: change.method }) : nothing}</p>
      ${series.length > 1 && period
        ? html`<table>
              <thead>
                <tr>
                  <th scope="col">${text('metric.period')}</th>
                  <th scope="col">${text('metric.figure')}</th>
                  <th scope="col">${text('metric.range', { level })}</th>
                  <th scope="col">${text('metric.n')}</th>
                </tr>
              </thead>
              <tbody>
                ${series.map(
                  (point) => html`<tr>
                    <th scope="row">${periodName(this.#texts, period.unit, point.period)}</th>
                    ${this.#renderCells(point.reading, figures, privacyThreshold)}
                  </tr>`,
                )}
              </tbody>
            </table>`
        : nothing}
    </details>`;
  }

  #renderCells(reading: Reading, figures: FigureWriter, threshold: number): TemplateResult {
    if (reading.kind === 'unmeasured') return html`<td colspan="3">${figures.absence(reading, threshold)}</td>`;
    const { interval, unit, value, n } = reading;
    const ends = interval ? `${figures.value(interval.lower, unit)} – ${figures.value(interval.upper, unit)}` : '–';
    return html`<td>${figures.value(value, unit)}</td>
      <td><bdi>${ends}</bdi></td>
      <td>${this.#texts.number(n)}</td>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-metric': CxMetric;
  }
}
