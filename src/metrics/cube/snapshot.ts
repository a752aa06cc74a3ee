import type { Instrument } from '../../model/instrument.js';
import type { Metric } from '../definition.js';
import type { PeriodUnit } from '../period/calendar.js';
import { Cube } from './cube.js';

/** The version that is written; earlier ones can be read. */
export const SNAPSHOT_VERSION = 1;

/** A cube as JSON, with the cells that hold something only. */
export interface CubeSnapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  readonly unit: PeriodUnit;
  readonly zone: string;
  readonly dimensions: readonly string[];
  readonly segments: readonly (readonly [dimension: number, value: string])[];
  readonly measures: readonly { readonly metric: string; readonly instrument: Instrument | null }[];
  /** Number of the segment, period, number of the measure, then its sums with the zeros at the end left off. */
  readonly cells: readonly (readonly number[])[];
}

/** Which part of a cube to write. Of levels, what was before goes along: they would not be right without it. */
export interface SnapshotSelection {
  /** Ids of metrics; all if not given. */
  readonly metrics?: readonly string[];
  readonly from?: number;
  readonly to?: number;
}

/** Writes a cube as JSON. */
export function snapshotOf(cube: Cube, { metrics, from = -Infinity, to = Infinity }: SnapshotSelection = {}): CubeSnapshot {
  const measures = cube.measures.filter((measure) => !metrics || metrics.includes(measure.metric.id));
  const cells: number[][] = [];
  cube.forEachCell((segment, period, cell) => {
    if (period > to) return;
    measures.forEach((measure, index) => {
      const { width, levels } = measure.metric.layout;
      if (period < from && levels.length === 0) return;
      const row = cell.subarray(measure.offset, measure.offset + width);
      const sums = period < from ? row.map((value, i) => (levels.includes(i) || levels.includes(i - 1) ? value : 0)) : row;
      let length = width;
      while (length > 0 && sums[length - 1] === 0) length -= 1;
      if (length > 0) cells.push([segment, period, index, ...sums.subarray(0, length)]);
    });
  });
  return {
    version: SNAPSHOT_VERSION,
    unit: cube.unit,
    zone: cube.zone,
    dimensions: cube.dimensions[0] === '' ? [] : cube.dimensions,
    segments: Array.from({ length: cube.segments.size }, (_, i) => {
      const { dimension, value } = cube.segments.at(i);
      return [dimension, value] as const;
    }),
    measures: measures.map((measure) => ({ metric: measure.metric.id, instrument: measure.instrument })),
    cells,
  };
}

/**
 * Makes a cube of a snapshot that is known to be whole: from this program, or through `parseCube`. Measures of metrics
 * that are not among `metrics` are left out.
 */
export function cubeOf(snapshot: CubeSnapshot, metrics: readonly Metric[]): Cube {
  const { unit, zone, dimensions } = snapshot;
  const cube = new Cube({ metrics, unit, zone, dimensions });
  const segments = snapshot.segments.map(([dimension, value]) => cube.segment(dimension, value));
  const measures = snapshot.measures.map(({ metric, instrument }) => (cube.metrics.has(metric) ? cube.measure(metric, instrument) : null));
  for (const [segment, period, index, ...sums] of snapshot.cells) {
    const measure = measures[index!];
    if (!measure) continue;
    sums.forEach((amount, slot) => amount !== 0 && cube.addAmount(measure, [segments[segment!]!], period!, slot, amount));
  }
  return cube;
}
