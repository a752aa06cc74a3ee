import { CxError } from '../../core/problem.js';
import type { Metric, ReadOptions } from '../definition.js';
import { readSums, type Fields, type Sums } from '../partial.js';
import { firstDay, periodKey } from '../period/calendar.js';
import type { Change, Note, Reading } from '../reading.js';
import { unmeasured } from '../scales/readout.js';
import type { Cube, Measure } from './cube.js';

/** Which cells of a cube a question is about. */
export interface Query {
  readonly metric: string;
  /** One group of one dimension; everybody if not given. */
  readonly segment?: { readonly dimension: string; readonly value: string };
  /** First and last period, both included; all if not given. */
  readonly from?: number;
  readonly to?: number;
  /**
   * Which way of asking: the key of an instrument; `latest` for the one that was asked last, which leaves earlier ones
   * out and says so; `pooled` to average unlike ones on purpose. If not given, unlike ones give no figure.
   */
  readonly instrument?: string;
}

interface Part {
  readonly measure: Measure;
  readonly row: Float64Array;
  /** The sums of all earlier periods, for levels; null for metrics without any. */
  readonly before: Float64Array | null;
  readonly n: number;
}

/**
 * Reads one figure from a cube: with its size, its interval and the name of the method, or the reason why there is
 * none. Answers that were asked in different ways are not averaged unless the query says so.
 *
 * @throws CxError `unknown-metric`, `unknown-segment`
 */
export function read(cube: Cube, query: Query, options: ReadOptions = {}): Reading {
  const metric = metricOf(cube, query.metric);
  const parts = partsOf(cube, query);
  const chosen = choose(cube, query, parts);
  if (chosen.length > 1 && query.instrument !== 'pooled') return unlike(metric, parts, options);
  const days = daysOf(cube, query);
  const reading = metric.read(sumsOf(metric, chosen, days), { ...options, ...days });
  const notes: Note[] = [];
  if (chosen.length > 1) notes.push({ code: 'pooled-instruments', instruments: chosen.length });
  const others = parts.filter((part) => !chosen.includes(part)).reduce((n, part) => n + part.n, 0);
  if (others > 0 && others >= (options.privacyThreshold ?? 0)) notes.push({ code: 'other-instruments', n: others });
  return notes.length > 0 ? { ...reading, notes: [...reading.notes, ...notes] } : reading;
}

/** One period of a series. */
export interface SeriesPoint {
  readonly period: number;
  /** As people write it: `2026-11`. */
  readonly key: string;
  readonly reading: Reading;
}

/**
 * Reads a figure for each period from `from` to `to`, those without answers too, so that a gap stays a gap.
 * `latest` means the same instrument throughout.
 */
export function readSeries(cube: Cube, query: Query & { readonly from: number; readonly to: number }, options: ReadOptions = {}): SeriesPoint[] {
  const instrument = query.instrument === 'latest' ? latestInstrument(cube, query) : query.instrument;
  const points: SeriesPoint[] = [];
  for (let period = query.from; period <= query.to; period++) {
    const one: Query = { ...query, from: period, to: period, ...(instrument === undefined ? {} : { instrument }) };
    points.push({ period, key: periodKey(cube.unit, period), reading: read(cube, one, options) });
  }
  return points;
}

/**
 * Is the later figure another than the earlier? Null where either is no figure, or where they were asked in unlike
 * ways: then a difference would be one of questions and not of customers.
 */
export function readChange(cube: Cube, later: Query, earlier: Query, options: ReadOptions = {}): Change | null {
  const metric = metricOf(cube, later.metric);
  const now = choose(cube, later, partsOf(cube, later));
  const before = choose(cube, { ...earlier, ...sameInstrument(later, now) }, partsOf(cube, earlier));
  if (now.length === 0 || before.length === 0) return null;
  if (later.instrument !== 'pooled' && (now.length > 1 || before.length > 1 || now[0]!.measure !== before[0]!.measure)) return null;
  const [days, earlierDays] = [daysOf(cube, later), daysOf(cube, earlier)];
  const a = sumsOf(metric, now, days);
  const b = sumsOf(metric, before, earlierDays);
  if (metric.read(a, { ...options, ...days }).kind !== 'measured' || metric.read(b, { ...options, ...earlierDays }).kind !== 'measured') return null;
  return metric.compare(a, b, { ...options, ...days, earlierDays: earlierDays.days });
}

/** The key of the instrument that was asked last (of two in one period, the one asked more). Undefined without answers. */
export function latestInstrument(cube: Cube, query: Query): string | undefined {
  const segments = segmentsOf(cube, query);
  const measures = cube.measuresOf(query.metric);
  const periods = cube.periods.within(query.from ?? -Infinity, query.to ?? Infinity).map((index) => cube.periods.at(index));
  for (const period of periods.sort((a, b) => b - a)) {
    let best: { readonly key: string; readonly n: number } | undefined;
    for (const measure of measures) {
      const n = sizeOf(measure, cube.total(measure, segments, period, period));
      if (n > (best?.n ?? 0)) best = { key: measure.key, n };
    }
    if (best) return best.key;
  }
  return undefined;
}

function metricOf(cube: Cube, id: string): Metric {
  const metric = cube.metrics.get(id);
  if (!metric) throw new CxError({ code: 'unknown-metric', message: `There is no metric "${id}" here. There is ${[...cube.metrics.keys()].join(', ')}.`, where: 'metric' });
  return metric;
}

/** The groups a question is about; null for everybody. */
function segmentsOf(cube: Cube, { segment }: Query): number[] | null {
  if (!segment) return null;
  if (!cube.dimensions.includes(segment.dimension)) {
    throw new CxError({ code: 'unknown-dimension', message: `Nothing here is grouped by "${segment.dimension}".`, where: 'segment' });
  }
  const index = cube.segments.find(segment.dimension, segment.value);
  if (index === undefined) {
    throw new CxError({ code: 'unknown-segment', message: `"${segment.dimension}" has no group "${segment.value}".`, where: 'segment' });
  }
  return [index];
}

/** The measures of the metric that hold anything in the cells asked for. */
function partsOf(cube: Cube, query: Query): Part[] {
  const segments = segmentsOf(cube, query);
  return cube
    .measuresOf(query.metric)
    .map((measure): Part => {
      const row = cube.total(measure, segments, query.from, query.to);
      const before = measure.metric.layout.levels.length > 0 && query.from !== undefined ? cube.total(measure, segments, -Infinity, query.from - 1) : null;
      return { measure, row, before, n: sizeOf(measure, row) };
    })
    .filter(({ measure, row, before }) => row.some((value) => value !== 0) || measure.metric.layout.levels.some((place) => before !== null && before[place] !== 0));
}

function choose(cube: Cube, query: Query, parts: readonly Part[]): Part[] {
  const answered = parts.filter((part) => part.n > 0);
  // one way of asking that has only blanks beside one with answers is no reason to refuse
  const candidates = answered.length > 0 ? answered : parts.slice(0, 1);
  if (query.instrument === undefined || query.instrument === 'pooled') return candidates;
  const key = query.instrument === 'latest' ? latestInstrument(cube, query) : query.instrument;
  return parts.filter((part) => part.measure.key === key);
}

function sameInstrument(later: Query, now: readonly Part[]): { instrument?: string } {
  if (later.instrument === 'pooled') return { instrument: 'pooled' };
  return later.instrument !== undefined && now[0] ? { instrument: now[0].measure.key } : {};
}

/** Answers that count; for metrics that are not asked, whether there is anything at all. */
function sizeOf(measure: Measure, row: Float64Array): number {
  const { source } = measure.metric;
  if (source.kind === 'events') return row.some((value) => value !== 0) ? 1 : 0;
  const start = measure.metric.layout.offsets[source.field]!;
  if (source.kind === 'quantities') return row[start]!;
  let n = 0;
  for (let i = 0; i <= source.scale.max - source.scale.min; i++) n += row[start + i]!;
  return n;
}

function sumsOf(metric: Metric, parts: readonly Part[], { days }: { readonly days: { readonly first: number; readonly end: number } }): Sums<Fields> {
  const row = new Float64Array(metric.layout.width);
  const before = new Float64Array(metric.layout.width);
  for (const part of parts) {
    for (let i = 0; i < row.length; i++) row[i]! += part.row[i]!;
    if (part.before) for (let i = 0; i < row.length; i++) before[i]! += part.before[i]!;
  }
  return readSums(metric.fields, row, { before, ...days });
}

/** The days a question is about; where it has no end, those of the first and the last period there is. */
function daysOf(cube: Cube, { from, to }: Query): { readonly days: { readonly first: number; readonly end: number } } {
  const ends = cube.periods.ends ?? { first: 0, last: 0 };
  return { days: { first: firstDay(cube.unit, from ?? ends.first), end: firstDay(cube.unit, (to ?? ends.last) + 1) } };
}

function unlike(metric: Metric, parts: readonly Part[], options: ReadOptions): Reading {
  const shown = parts.filter((part) => part.n > 0 && part.n >= (options.privacyThreshold ?? 0) && part.measure.instrument);
  const n = parts.reduce((total, part) => total + part.n, 0);
  return {
    ...unmeasured({ metric: metric.id, unit: metric.unit, range: metric.range, method: metric.method }, 'unlike-instruments', n),
    instruments: shown.map((part) => ({ key: part.measure.key, instrument: part.measure.instrument!, n: part.n })),
  };
}
