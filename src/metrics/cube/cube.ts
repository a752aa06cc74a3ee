import { CxError } from '../../core/problem.js';
import type { Instrument } from '../../model/instrument.js';
import { notNegative } from '../checks.js';
import { instrumentKey } from '../comparability.js';
import type { Metric } from '../definition.js';
import { slotOf } from '../partial.js';
import { firstDay, periodOfDay, PERIOD_UNITS, type PeriodUnit } from '../period/calendar.js';
import { addQuantityTo } from '../quantity.js';
import { EVERYBODY, PeriodAxis, SegmentAxis, UNKNOWN } from './axes.js';
import { Cells } from './cells.js';

/** One metric, asked in one way: what has a place of its own in every cell of a cube. */
export interface Measure {
  /** Its number in this cube. */
  readonly index: number;
  readonly metric: Metric;
  /** How it was asked; null for metrics that are not asked, such as churn. */
  readonly instrument: Instrument | null;
  /** {@link instrumentKey} of the instrument, or the id of the metric. */
  readonly key: string;
  /** Where its sums begin in a cell. */
  readonly offset: number;
}

/** What a cube is made for. */
export interface CubeShape {
  readonly metrics: readonly Metric[];
  /** Default `month`. */
  readonly unit?: PeriodUnit;
  /** The time zone by whose clocks the days were cut; kept for who reads the cube. Default `UTC`. */
  readonly zone?: string;
  /** What customers are grouped by. Default: not at all. */
  readonly dimensions?: readonly string[];
}

/**
 * The sums of many metrics over groups and periods, in one array of numbers: cells of groups x periods, and in each
 * cell the partials of all measures side by side. Two cubes are added, and one is taken from another, number by
 * number; what is not there yet is made when it first comes up.
 *
 * Every dimension divides the same people, so an answer goes into one cell for each dimension, and "all" is the sum
 * over any one of them.
 */
export class Cube {
  readonly unit: PeriodUnit;
  readonly zone: string;
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly segments: SegmentAxis;
  readonly periods = new PeriodAxis();
  readonly #measures: Measure[] = [];
  readonly #measureByKey = new Map<string, Measure>();
  /** Instruments seen before, by identity: events of one survey share them, and the key need not be written again. */
  readonly #measureByInstrument = new WeakMap<Instrument, Measure>();
  readonly #measuresOf = new Map<string, Measure[]>();
  readonly #cells: Cells;

  constructor({ metrics, unit = 'month', zone = 'UTC', dimensions = [] }: CubeShape) {
    this.unit = unit;
    this.zone = zone;
    this.metrics = new Map(metrics.map((metric) => [metric.id, metric]));
    this.segments = new SegmentAxis(dimensions);
    this.#cells = new Cells((segment) => segment < this.segments.size && this.segments.at(segment).dimension === 0);
  }

  get dimensions(): readonly string[] {
    return this.segments.dimensions;
  }

  get measures(): readonly Measure[] {
    return this.#measures;
  }

  /** The measures of one metric: one for each way in which it was asked. */
  measuresOf(metricId: string): readonly Measure[] {
    return this.#measuresOf.get(metricId) ?? [];
  }

  /** Numbers in one cell. */
  get stride(): number {
    return this.#cells.stride;
  }

  /**
   * The measure of a metric asked in one way, made if it is new.
   *
   * @throws CxError `unknown-metric`, or `unlike-scale` when the instrument's scale is not that of the metric
   */
  measure(metricId: string, instrument: Instrument | null = null): Measure {
    const seen = instrument && this.#measureByInstrument.get(instrument);
    if (seen && seen.metric.id === metricId) return seen;
    const key = instrument ? instrumentKey(instrument) : metricId;
    const measure = this.#measureByKey.get(key) ?? this.#addMeasure(metricId, instrument, key);
    if (instrument) this.#measureByInstrument.set(instrument, measure);
    return measure;
  }

  #addMeasure(metricId: string, instrument: Instrument | null, key: string): Measure {
    const metric = this.metrics.get(metricId);
    if (!metric) {
      throw new CxError({ code: 'unknown-metric', message: `This cube does not know the metric "${metricId}". It knows ${[...this.metrics.keys()].join(', ')}.` });
    }
    if (instrument && (metric.source.kind === 'scores' || metric.source.kind === 'weighted')) {
      const { min, max } = metric.source.scale;
      if (instrument.metric !== metricId || instrument.scale.min !== min || instrument.scale.max !== max) {
        throw new CxError({
          code: 'unlike-scale',
          message: `"${metricId}" is measured on ${min}-${max}; answers to "${instrument.metric}" on ${instrument.scale.min}-${instrument.scale.max} cannot be counted as it.`,
        });
      }
    }
    const measure: Measure = Object.freeze({ index: this.#measures.length, metric, instrument, key, offset: this.#cells.stride });
    this.#cells.widen(metric.layout.width);
    this.#measures.push(measure);
    this.#measuresOf.set(metricId, [...this.measuresOf(metricId), measure]);
    this.#measureByKey.set(key, measure);
    return measure;
  }

  /** The number of a group, made if it is new. */
  segment(dimension: number, value: string): number {
    const index = this.segments.add(dimension, value);
    this.#cells.holdSegment(index);
    return index;
  }

  /** The numbers of the groups somebody is in, one for each dimension; the unknown group where nothing is said. */
  segmentsOf(values: Readonly<Record<string, string>> | undefined): number[] {
    return this.dimensions.map((name, i) => this.segment(i, values && Object.hasOwn(values, name) ? values[name]! : UNKNOWN));
  }

  #period(period: number): number {
    const index = this.periods.add(period);
    this.#cells.holdPeriod(index);
    return index;
  }

  /**
   * Counts one answer.
   *
   * @param measure from {@link measure}; of a metric that counts scores
   * @param segments one group for each dimension, from {@link segmentsOf}
   * @param period in the unit of this cube
   * @param value the score, or null for a question left open
   */
  add(measure: Measure, segments: ArrayLike<number>, period: number, value: number | null): void {
    const source = measure.metric.source;
    if (source.kind !== 'scores') throw new CxError({ code: 'not-a-score', message: `"${measure.metric.id}" does not count scores.` });
    const slot = measure.metric.layout.offsets[source.field]! + slotOf(value, source.scale.min, source.scale.max);
    this.addAmount(measure, segments, period, slot, 1);
  }

  /**
   * Counts one answer with its weight.
   *
   * @param measure of a metric that counts weighted scores
   * @throws CxError `not-weighted`; `not-a-number`, `out-of-range` for a weight below 0
   */
  addWeighted(measure: Measure, segments: ArrayLike<number>, period: number, value: number | null, weight: number): void {
    const { source, layout, id } = measure.metric;
    if (source.kind !== 'weighted') throw new CxError({ code: 'not-weighted', message: `"${id}" does not count weighted scores.` });
    notNegative(weight, '/weight');
    const { min, max } = source.scale;
    const bins = max - min + 1;
    const slot = slotOf(value, min, max);
    const start = layout.offsets[source.field]!;
    if (slot >= bins) return this.addAmount(measure, segments, period, start + 2 * bins + slot, 1);
    this.addAmount(measure, segments, period, start + slot, 1);
    this.addAmount(measure, segments, period, start + bins + slot, weight);
    this.addAmount(measure, segments, period, start + 2 * bins + slot, weight * weight);
  }

  /**
   * Counts one quantity, such as the hours that a case took; null for one that is missing.
   *
   * @param measure of a metric that counts quantities
   * @throws CxError `not-a-quantity`
   */
  addQuantity(measure: Measure, segments: ArrayLike<number>, period: number, value: number | null): void {
    const { source, layout, fields, id } = measure.metric;
    const field = source.kind === 'quantities' ? fields[source.field] : undefined;
    if (source.kind !== 'quantities' || field?.kind !== 'quantities') throw new CxError({ code: 'not-a-quantity', message: `"${id}" does not count quantities.` });
    const start = layout.offsets[source.field]!;
    addQuantityTo(value, field.shape, (slot, amount) => this.addAmount(measure, segments, period, start + slot, amount));
  }

  /** Adds `amount` to the sum at `slot` of the measure's partial, in one cell for each dimension. */
  addAmount(measure: Measure, segments: ArrayLike<number>, period: number, slot: number, amount: number): void {
    const p = this.#period(period);
    const place = measure.offset + slot;
    for (let i = 0; i < segments.length; i++) this.#cells.add(segments[i]!, p, place, amount);
  }

  /** The sums of a measure over some groups, or everybody (null), and all periods within `from`..`to`. */
  total(measure: Measure, segments: readonly number[] | null, from = -Infinity, to = Infinity): Float64Array {
    return this.#cells.total(segments, this.periods.within(from, to), measure.offset, measure.metric.layout.width);
  }

  /** Adds another cube to this one. */
  merge(other: Cube): this {
    return this.#combine(other, 1);
  }

  /** Takes another cube from this one: what it holds must have been added before. */
  subtract(other: Cube): this {
    return this.#combine(other, -1);
  }

  #combine(other: Cube, sign: 1 | -1): this {
    this.#mustMatch(other);
    const measures = other.#measures.map((measure) => this.measure(measure.metric.id, measure.instrument));
    for (let s = 0; s < other.segments.size; s++) {
      const { dimension, value } = other.segments.at(s);
      const segment = this.segment(dimension, value);
      for (let p = 0; p < other.periods.size; p++) {
        const cell = other.#cells.cell(s, p);
        if (!cell) continue;
        const period = this.#period(other.periods.at(p));
        other.#measures.forEach(({ offset, metric }, i) => {
          for (let k = 0; k < metric.layout.width; k++) {
            const amount = cell[offset + k]!;
            if (amount !== 0) this.#cells.add(segment, period, measures[i]!.offset + k, sign * amount);
          }
        });
      }
    }
    return this;
  }

  #mustMatch(other: Cube): void {
    if (other.unit !== this.unit || other.zone !== this.zone || other.dimensions.join('\n') !== this.dimensions.join('\n')) {
      const told = (cube: Cube): string => `${cube.unit}s in ${cube.zone} by ${cube.dimensions.join(', ') || 'nothing'}`;
      throw new CxError({ code: 'unlike-cubes', message: `These cubes do not fit together: one counts ${told(this)}, the other ${told(other)}.` });
    }
  }

  /**
   * The same sums by a longer unit, such as months for days, and by fewer dimensions.
   *
   * @throws CxError `shorter-unit`, `unknown-dimension`
   */
  regroup({ unit = this.unit, dimensions = this.#ownDimensions }: { readonly unit?: PeriodUnit; readonly dimensions?: readonly string[] }): Cube {
    const longer = PERIOD_UNITS.indexOf(unit) > PERIOD_UNITS.indexOf(this.unit) && this.unit !== 'week'; // weeks do not divide months
    if (unit !== this.unit && !longer) throw new CxError({ code: 'shorter-unit', message: `A cube of ${this.unit}s cannot be told by the ${unit}.` });
    const unknown = dimensions.find((name) => !this.dimensions.includes(name));
    if (unknown !== undefined) throw new CxError({ code: 'unknown-dimension', message: `Nothing here is grouped by "${unknown}".` });
    const result = new Cube({ metrics: [...this.metrics.values()], unit, zone: this.zone, dimensions });
    for (const measure of this.#measures) result.measure(measure.metric.id, measure.instrument);
    this.forEachCell((segment, period, cell) => {
      const { dimension, value } = this.segments.at(segment);
      const kept = dimensions.indexOf(this.dimensions[dimension]!);
      // without dimensions everybody is one group, and any one dimension holds everybody
      if (dimensions.length > 0 ? kept < 0 : dimension > 0) return;
      const s = dimensions.length > 0 ? result.segment(kept, value) : result.segment(0, UNKNOWN);
      const p = result.#period(periodOfDay(unit, firstDay(this.unit, period)));
      for (let i = 0; i < cell.length; i++) if (cell[i] !== 0) result.#cells.add(s, p, i, cell[i]!);
    });
    return result;
  }

  get #ownDimensions(): readonly string[] {
    return this.dimensions[0] === EVERYBODY ? [] : this.dimensions;
  }

  /** Calls back for every cell that holds something. The cell is a view. */
  forEachCell(callback: (segment: number, period: number, cell: Float64Array) => void): void {
    for (let s = 0; s < this.segments.size; s++) {
      for (let p = 0; p < this.periods.size; p++) {
        const cell = this.#cells.cell(s, p);
        if (cell) callback(s, this.periods.at(p), cell);
      }
    }
  }
}
