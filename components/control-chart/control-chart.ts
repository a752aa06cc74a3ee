import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { controlChartOf, type ControlChart } from '../../src/metrics/analysis/control-chart.js';
import { samplingChartOf } from '../../src/metrics/analysis/sampling-chart.js';
import type { SeriesPoint } from '../../src/metrics/cube/read.js';
import { firstDay, parsePeriod, periodOfDay, type PeriodUnit } from '../../src/metrics/period/calendar.js';
import type { Unit } from '../../src/metrics/reading.js';
import { unmeasured } from '../../src/metrics/scales/readout.js';
import type { Annotation } from '../../src/metrics/documents/figures.js';
import { controlMessages } from '../base/charts/messages/en.js';
import { chartWords } from '../base/charts/messages/words.js';
import { ChartElement, type Asked, type Found } from '../base/charts/element/chart-element.js';
import { readProtectedSeries } from '../base/charts/element/protected.js';
import { tellControlChart } from '../base/charts/told/control-chart.js';
import { toldPeriods } from '../base/charts/told/series.js';
import type { Teller } from '../base/charts/told/teller.js';
import { metricsOnPage } from '../base/metrics-on-page.js';

/** How the limits are found: by how the figure varies from period to period, or by how many answered. */
const LIMITS = ['by-period', 'by-answers', 'laney'] as const;
export type ControlLimits = (typeof LIMITS)[number];

/** More periods than this are not read: days from year 1 to 9999 would hold up a page for minutes. */
const MOST_PERIODS = 4000;

/** A chart with all that is to be told of it. */
interface Charted {
  readonly chart: ControlChart;
  readonly unit: Unit;
  readonly periods: PeriodUnit;
  readonly target: number | undefined;
  readonly limits: ControlLimits;
}

/**
 * @summary A figure over time between the limits of chance: is something changing, and is the target met by chance,
 * always or never?
 *
 * Of a cube, of a series that is ready, or of the numbers in a `<script type="application/json">` child.
 *
 * @tag cx-control-chart
 * @slot - A `<script type="application/json">` with the figures.
 * @event {CxErrorEvent} cx-error - An attribute or the JSON cannot be used; `detail` says why. Does not bubble.
 * @event {CxExportEvent} cx-export - A picture or table is about to be saved or copied; may be stopped. Does not bubble.
 * @csspart label - The name of the metric.
 * @csspart export - The button and menu for saving and copying.
 * @csspart scope - Whose answers, and of when.
 * @csspart empty - Why there is no picture.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour, used for the line.
 * @cssprop [--cx-promoter] - The colour of what is better than chance explains.
 * @cssprop [--cx-detractor] - The colour of what is worse.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxControlChart extends ChartElement<Charted> {
  protected static override readonly messages = { ...chartWords, ...controlMessages };
  static override properties: PropertyDeclarations = {
    target: { type: Number },
    limits: { reflect: true },
    fixAfter: { type: Number, attribute: 'fix-after' },
    series: { attribute: false },
    annotations: { attribute: false },
  };

  /** The target, as it is shown: points, percent, or steps on the scale. */
  declare target: number | null;
  /** `by-period` (XmR, the rules of the NHS), `by-answers` (three standard errors, wider where fewer answered) or `laney` (the same, wider by what varies beyond; shares only). */
  declare limits: ControlLimits;
  /** The limits rest on this many periods from the first; on all if not given. */
  declare fixAfter: number | null;
  /** A series that is ready, one reading for each period; it is shown in place of a cube. */
  declare series: readonly SeriesPoint[] | undefined;
  /** What happened: small flags over their periods. */
  declare annotations: readonly Annotation[] | undefined;

  constructor() {
    super();
    this.target = null;
    this.limits = 'by-period';
    this.fixAfter = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('target')) {
      const bad = this.target !== null && !Number.isFinite(this.target);
      if (bad) this.target = null;
      this.setProblem('target', bad ? '"target" must be a number. There is no target now.' : undefined);
    }
    if (changed.has('limits')) {
      const bad = !LIMITS.includes(this.limits);
      if (bad) this.limits = 'by-period';
      this.setProblem('limits', bad ? `"limits" must be one of ${LIMITS.join(', ')}. It is by-period now.` : undefined);
    }
    if (changed.has('fixAfter')) {
      const bad = this.fixAfter !== null && !(Number.isInteger(this.fixAfter) && this.fixAfter >= 2);
      if (bad) this.fixAfter = null;
      this.setProblem('fix-after', bad ? '"fix-after" must be a whole number, 2 or more. The limits rest on all periods now.' : undefined);
    }
    super.willUpdate(changed);
  }

  protected override get metricShown(): string {
    return this.series?.[0]?.reading.metric ?? super.metricShown;
  }

  protected override find(asked: Asked | null): Found<Charted> | null {
    const series = this.series?.map((point) => this.#guarded(point)) ?? (asked && this.#read(asked));
    if (!series) return null;
    if (series === 'too-long') return { kind: 'nothing', why: ({ texts }) => texts.text('chart.control.long', { most: texts.number(MOST_PERIODS) }) };
    const first = series[0]?.reading;
    if (!first) return { kind: 'nothing', why: ({ texts }) => texts.text('figure.no-answers') };
    if (series.length < 2 || (!this.series && !this.cube && this.data?.timeless)) return { kind: 'nothing', why: ({ texts }) => texts.text('chart.control.one') };
    const target = this.target === null ? undefined : first.unit === 'share' || first.unit === 'ratio' ? this.target / 100 : this.target;
    const { better } = asked?.cube.metrics.get(first.metric) ?? metricsOnPage.all.find(({ id }) => id === first.metric) ?? { better: 'higher' };
    const byAnswers = this.limits === 'by-period' ? null : samplingChartOf(series, { better, laney: this.limits === 'laney' });
    // figures of another kind have no limits by answers: the note below says which were taken
    const chart = byAnswers ?? controlChartOf(series, { better, ...(target === undefined ? {} : { target }), ...(this.fixAfter === null ? {} : { fixAfter: this.fixAfter }) });
    if (!chart) return { kind: 'nothing', why: ({ figures }) => figures.absence(series.find(({ reading }) => reading.kind === 'unmeasured')?.reading ?? first, this.privacyThreshold) };
    return { kind: 'found', what: { chart, unit: first.unit, periods: parsePeriod(series[0]!.key)?.unit ?? 'month', target, limits: byAnswers ? this.limits : 'by-period' } };
  }

  /** A period of a given series, without its figure where too few answered. */
  #guarded(point: SeriesPoint): SeriesPoint {
    const { reading } = point;
    return reading.kind === 'measured' && reading.n < this.privacyThreshold ? { ...point, reading: unmeasured({ metric: reading.metric, unit: reading.unit, range: reading.range, method: reading.method }, 'suppressed', 0) } : point;
  }

  #read({ cube, query, options }: Asked): SeriesPoint[] | 'too-long' {
    const ends = cube.periods.ends;
    if (!ends) return [];
    const from = Math.max(query.from ?? ends.first, ends.first);
    const to = Math.min(query.to ?? ends.last, ends.last);
    return to - from >= MOST_PERIODS ? 'too-long' : readProtectedSeries(cube, { ...query, from, to }, options);
  }

  protected override tell(teller: Teller, { chart, unit, periods, target, limits }: Charted): TemplateResult | null {
    const happened = this.#happened(periods);
    const told = toldPeriods(teller, periods, chart.points).map((one, i) => {
      const texts = happened.get(chart.points[i]!.period);
      return texts === undefined ? one : { ...one, happened: texts };
    });
    return tellControlChart(teller, { periods: told, unit, limits, target, assurance: chart.assurance, provisional: chart.provisional });
  }

  /** What happened in which period of the chart; a day is of its month. */
  #happened(unit: PeriodUnit): Map<number, string> {
    const found = new Map<number, string>();
    for (const { period, text } of this.annotations ?? this.data?.annotations ?? []) {
      const named = parsePeriod(period);
      if (!named) continue;
      const at = named.unit === unit ? named.period : periodOfDay(unit, firstDay(named.unit, named.period));
      found.set(at, [found.get(at), text].filter(Boolean).join('; '));
    }
    return found;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-control-chart': CxControlChart;
  }
}
