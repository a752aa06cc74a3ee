import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { firstDay, utcDay } from '../../src/metrics/period/calendar.js';
import type { Measured, Reading } from '../../src/metrics/reading.js';
import type { BenchmarkDocument } from '../../src/scorecard/document/figure.js';
import { readBenchmark } from '../../src/scorecard/read/benchmark.js';
import type { BenchmarkReading } from '../../src/scorecard/read/reading.js';
import { benchmarkMessages } from '../base/charts/messages/en.js';
import { chartWords } from '../base/charts/messages/words.js';
import { ChartElement, type Asked, type Found } from '../base/charts/element/chart-element.js';
import { readProtected } from '../base/charts/element/protected.js';
import { tellBenchmarks } from '../base/charts/told/benchmark.js';
import type { Teller } from '../base/charts/told/teller.js';
import { languageAt } from '../base/localize.js';
import { metricsOnPage } from '../base/metrics-on-page.js';

/** A figure held against those of others. */
interface Held {
  readonly reading: Measured;
  readonly benchmarks: readonly BenchmarkReading[];
}

/**
 * @summary A figure among those of others: the industry, a competitor, the best in class, with their sources and dates.
 *
 * Of a cube, of a reading that is ready, or of the JSON in a `<script type="application/json">` child, which may hold the benchmarks too.
 *
 * @tag cx-benchmark
 * @slot - A `<script type="application/json">` with benchmarks and figures.
 * @event {CxErrorEvent} cx-error - An attribute or the JSON cannot be used; `detail` says why. Does not bubble.
 * @event {CxExportEvent} cx-export - A picture or table is about to be saved or copied; may be stopped. Does not bubble.
 * @csspart label - The name of the metric.
 * @csspart scope - Whose answers, and of when.
 * @csspart export - The button and menu for saving and copying.
 * @csspart empty - Why there is no picture.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour, used for the others' figures.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxBenchmark extends ChartElement<Held> {
  protected static override readonly messages = { ...chartWords, ...benchmarkMessages };
  static override properties: PropertyDeclarations = {
    own: {},
    today: {},
    reading: { attribute: false },
    benchmarks: { attribute: false },
    listed: { state: true },
  };

  /** What the own figure is called beside the others: "Tidewell". "Our figure" if not given. */
  declare own: string | undefined;
  /** The day from which the age of benchmarks is counted, such as `2026-11-27`; today if not given. */
  declare today: string | undefined;
  /** A reading that is ready; it is held against the benchmarks in place of a cube. */
  declare reading: Reading | undefined;
  /** The figures of others, as a scorecard document has them: with kind, source and date, and values as they are shown. */
  declare benchmarks: readonly BenchmarkDocument[] | undefined;

  /** Those of the JSON child. */
  declare protected listed: readonly BenchmarkDocument[] | undefined;

  protected override async readDocument(input: unknown): Promise<string | undefined> {
    if (typeof input !== 'object' || input === null || !('benchmarks' in input)) {
      this.listed = undefined; // those of a document before
      return super.readDocument(input);
    }
    const { parseBenchmarks } = await import('../../src/scorecard/document/benchmarks.js');
    const { benchmarks, ...figures } = input;
    const parsed = parseBenchmarks(benchmarks);
    this.listed = parsed.ok ? parsed.value : undefined;
    const wrong = parsed.ok ? '' : parsed.error.map(({ where, message }) => `/benchmarks${where}: ${message}`).join(' ');
    // the figures may come from a property, and the JSON hold only the benchmarks
    const others = Object.keys(figures).length > 0 ? await super.readDocument(figures) : undefined;
    return [wrong, others].filter(Boolean).join(' ') || undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('today')) {
      const bad = Boolean(this.today) && Number.isNaN(Date.parse(this.today!));
      this.setProblem('today', bad ? '"today" must be a date such as "2026-11-27". The age is counted from today.' : undefined);
    }
    super.willUpdate(changed);
  }

  protected override get metricShown(): string {
    return this.reading?.metric ?? super.metricShown;
  }

  protected override find(asked: Asked | null): Found<Held> | null {
    const benchmarks = this.benchmarks ?? this.listed;
    const reading = this.reading ?? (asked && readProtected(asked.cube, asked.query, asked.options));
    if (!reading) return null;
    if (reading.kind === 'unmeasured') return { kind: 'nothing', why: ({ figures }) => figures.absence(reading, this.privacyThreshold) };
    if (reading.n < this.privacyThreshold) return { kind: 'nothing', why: ({ texts }) => texts.text('figure.suppressed', { threshold: this.privacyThreshold }) };
    if (!benchmarks || benchmarks.length === 0) return { kind: 'nothing', why: ({ texts }) => texts.text('chart.benchmark.none') };
    const { better } = asked?.cube.metrics.get(reading.metric) ?? metricsOnPage.all.find(({ id }) => id === reading.metric) ?? { better: 'higher' as const };
    const given = Date.parse(this.today ?? '');
    const today = utcDay(Number.isNaN(given) ? Date.now() : given);
    const last = asked && !this.reading && !this.data?.timeless ? (asked.query.to ?? asked.cube.periods.ends?.last) : undefined;
    const end = last === undefined ? today : firstDay(asked!.cube.unit, last + 1) - 1;
    return { kind: 'found', what: { reading, benchmarks: benchmarks.map((one) => readBenchmark(one, { reading, unit: reading.unit, better, end, today })) } };
  }

  protected override tell(teller: Teller, { reading, benchmarks }: Held): TemplateResult | null {
    return tellBenchmarks(teller, { own: this.own || teller.texts.text('chart.benchmark.ours'), reading, benchmarks, language: languageAt(this) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-benchmark': CxBenchmark;
  }
}
