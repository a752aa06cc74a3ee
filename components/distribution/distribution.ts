import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Measured, Reading } from '../../src/metrics/reading.js';
import { answerGroupMessages, distributionMessages } from '../base/charts/messages/en.js';
import { chartWords } from '../base/charts/messages/words.js';
import { ChartElement, type Asked, type Found } from '../base/charts/element/chart-element.js';
import { readProtected } from '../base/charts/element/protected.js';
import { tellDistribution } from '../base/charts/told/distribution.js';
import { figureText, type Teller } from '../base/charts/told/teller.js';

/**
 * @summary How many gave each answer: the scale as it was asked, with the groups that a figure is made of, such as
 * detractors, passives and promoters.
 *
 * Of a cube, of a reading that is ready, or of the numbers in a `<script type="application/json">` child.
 *
 * @tag cx-distribution
 * @slot - A `<script type="application/json">` with the figures.
 * @event {CxErrorEvent} cx-error - An attribute or the JSON cannot be used; `detail` says why. Does not bubble.
 * @event {CxExportEvent} cx-export - A picture or table is about to be saved or copied; may be stopped. Does not bubble.
 * @csspart label - The name of the metric.
 * @csspart export - The button and menu for saving and copying.
 * @csspart scope - Whose answers, and of when.
 * @csspart evidence - The figure, its interval and the number of answers.
 * @csspart empty - Why there is no picture.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-detractor] - The colour of detractors.
 * @cssprop [--cx-passive] - The colour of passives.
 * @cssprop [--cx-promoter] - The colour of promoters.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxDistribution extends ChartElement<Measured> {
  protected static override readonly messages = { ...chartWords, ...distributionMessages, ...answerGroupMessages };
  static override properties: PropertyDeclarations = { reading: { attribute: false } };

  /** A reading that is ready; it is shown in place of a cube. */
  declare reading: Reading | undefined;

  protected override get metricShown(): string {
    return this.reading?.metric ?? super.metricShown;
  }

  protected override find(asked: Asked | null): Found<Measured> | null {
    const reading = this.reading ?? (asked && readProtected(asked.cube, asked.query, asked.options));
    if (!reading) return null;
    // a reading that came from elsewhere may not have been held to the threshold
    if (reading.kind === 'unmeasured') return { kind: 'nothing', why: ({ figures }) => figures.absence(reading, this.privacyThreshold) };
    if (reading.n < this.privacyThreshold) return { kind: 'nothing', why: ({ texts }) => texts.text('figure.suppressed', { threshold: this.privacyThreshold }) };
    return reading.distribution ? { kind: 'found', what: reading } : { kind: 'nothing', why: (teller) => teller.texts.text('chart.distribution.none', { figure: figureText(teller, reading) }) };
  }

  protected override tell(teller: Teller, reading: Measured): TemplateResult | null {
    const { figures } = teller;
    return html`<p part="evidence"><strong>${figures.value(reading.value, reading.unit)}</strong> ${[figures.interval(reading), figures.answers(reading.n)].filter(Boolean).join(' \u00b7 ')}</p>${tellDistribution(teller, reading)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-distribution': CxDistribution;
  }
}
