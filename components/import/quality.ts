import { html, nothing, type TemplateResult } from 'lit';
import type { Effect, Finding, QualityReport } from '../../src/metrics/intake/quality/finding.js';
import { FigureWriter } from '../base/figures.js';
import type { Localizer } from '../base/localize.js';

/** Writes what is known of the quality of a file, in the language of the element. */
export class QualityWriter {
  readonly #texts: Localizer;
  readonly #figures: FigureWriter;
  readonly #events: boolean;

  /** @param events is it a file of events, of which what comes twice is counted once? */
  constructor(texts: Localizer, events: boolean) {
    this.#texts = texts;
    this.#figures = new FigureWriter(texts, 2);
    this.#events = events;
  }

  render(report: QualityReport): TemplateResult {
    const { text } = this.#texts;
    // what has no date is told in the summary
    const findings = report.findings.filter(({ code }) => code !== 'undated');
    if (findings.length === 0) return html`<p part="quality" class="quiet">${text('quality.clean')}</p>`;
    const effects = report.effects.map((effect) => this.#effect(effect, report)).filter((line) => line !== null);
    return html`<details part="quality">
      <summary>${text('quality.heading', { count: findings.length })}</summary>
      <ul class="findings">
        ${findings.map((finding) => html`<li>${this.#finding(finding)}</li>`)}
      </ul>
      ${effects.length > 0
        ? html`<p id="effects" class="quiet">${text('quality.effects')}</p>
            <ul class="findings" aria-labelledby="effects">
              ${effects.map((line) => html`<li>${line}</li>`)}
            </ul>`
        : nothing}
    </details>`;
  }

  #isolated(name: string): string {
    return `\u2068${name.slice(0, 40)}\u2069`;
  }

  #finding(finding: Finding): string {
    const { text, number } = { text: this.#texts.text, number: (value: number, options?: Intl.NumberFormatOptions) => this.#texts.number(value, options) };
    const column = 'column' in finding ? this.#isolated(finding.column) : '';
    switch (finding.code) {
      case 'no-answer-code':
        return text(finding.leftOut ? 'quality.no-answer-code' : 'quality.off-scale-code', { column, value: number(finding.value), count: finding.count, row: finding.first });
      case 'straight-lining':
        return text('quality.straight-lining', { count: finding.count, columns: finding.columns, share: number(finding.share, { style: 'percent', maximumFractionDigits: 1 }), row: finding.first });
      case 'resolved-before-opened':
        return text('quality.resolved-before-opened', { column, opened: this.#isolated(finding.opened), count: finding.count, row: finding.first });
      case 'unlike-instruments': {
        const values = finding.values.slice(0, 6).map(([value, rows]) => `${this.#isolated(value)} (${number(rows)})`);
        return text('quality.unlike-instruments', { column, count: finding.values.length, values: new Intl.ListFormat(this.#texts.locale, { type: 'unit' }).format(values) });
      }
      case 'small-groups':
        return text('quality.small-groups', { column, count: finding.groups, threshold: finding.threshold });
      case 'duplicate-id':
        return text(this.#events ? 'quality.duplicate-event' : 'quality.duplicate-id', { column, count: finding.count, row: finding.first });
      default:
        return text(`quality.${finding.code}`, { column, count: finding.count, row: finding.first });
    }
  }

  #effect({ metric, code, if: condition, value, as, count, reading }: Effect, { figures }: QualityReport): string | null {
    const { text } = this.#texts;
    const actual = figures.find((figure) => figure.metric === metric)?.reading;
    if (reading.kind !== 'measured' || actual?.kind !== 'measured') return null;
    const shown = { name: text(`figure.${metric}`), count, figure: this.#figures.value(reading.value, reading.unit), actual: this.#figures.value(actual.value, actual.unit) };
    return condition === 'counted'
      ? text('quality.if-counted', { ...shown, value: this.#texts.number(value!), as: this.#texts.number(as!) })
      : text('quality.if-left-out', { ...shown, what: text(`quality.without-${code}`) });
  }
}
