import { readGroup } from '../../metrics/cube/groups.js';
import { latestInstrument, read, readChange, type Query, type SeriesPoint } from '../../metrics/cube/read.js';
import type { Metric } from '../../metrics/definition.js';
import { periodKey } from '../../metrics/period/calendar.js';
import type { Reading } from '../../metrics/reading.js';
import { rollUp } from '../../metrics/roll-up/rollup.js';
import { nearestName } from '../../model/nearest.js';
import type { Figure, Group } from '../document/figure.js';
import { inUnitOf, readBenchmark, readPeers } from './benchmark.js';
import { chartOf } from './chart.js';
import { dayOf, lastDay, type Frame } from './frame.js';
import type { FigureNote } from './notes.js';
import type { FigureChange, FigureReading } from './reading.js';
import { statusOf } from './status.js';

/** What is read of a figure, wherever in the scorecard it stands. */
export type FigureCore = Omit<FigureReading, 'path' | 'weight' | 'annotations' | 'audience'>;

/** The metric, the group and the way of asking by which one figure is read throughout. */
export interface Asked {
  readonly metric: string;
  readonly instrument?: string;
  readonly segment: Group | null;
}

/** Reads one figure of a scorecard. */
export function readFigure(figure: Figure, group: Group | null, frame: Frame): FigureCore {
  const { cube, period } = frame;
  const notes: FigureNote[] = [];
  const metric = cube.metrics.get(figure.metric) ?? null;
  const better = figure.direction ?? metric?.better ?? 'higher';
  const blank = {
    kind: 'figure', id: figure.id, description: figure.description ?? null, owner: figure.owner ?? null, area: figure.area ?? null, touchpoint: figure.touchpoint ?? null,
    title: figure.title ?? null, metric, metricId: figure.metric, segment: group, better, decimals: figure.decimals ?? null,
  } as const;
  const nothing = { reading: null, earlier: null, series: [], chart: null, benchmarks: [], peers: null, target: null, floor: null, near: 0, status: 'unknown', missing: null, score: null, scoreRange: null } as const;
  const unread = (note: FigureNote | null): FigureCore => ({ ...blank, ...nothing, change: { kind: 'no-change', reason: 'no-figure' }, notes: note ? [...notes, note] : notes });

  if (!metric) return unread({ code: 'unknown-metric', metric: figure.metric, meant: nearestName(figure.metric, cube.metrics.keys()) ?? null });
  if (group && !cube.dimensions.includes(group.dimension)) return unread({ code: 'unknown-dimension', dimension: group.dimension });
  if (group && cube.segments.find(group.dimension, group.value) === undefined) return unread({ code: 'unknown-group', ...group });
  if (frame.segment && group !== frame.segment) notes.push({ code: 'own-group', dimension: group!.dimension, value: group!.value });
  if (!period) return unread(null);
  if (period.running) notes.push({ code: 'running' });

  const asked = askedIn(frame, metric.id, group);
  const reading = readAt(frame, asked, period.number);
  const { earlier, change } = changeOf(frame, asked, reading, better);
  const { target, floor, near } = heldAgainst(figure, metric, better, lastDay(cube.unit, period.number), notes);
  const ends = { unit: metric.unit, better, reading, end: lastDay(cube.unit, period.number), today: frame.today };
  const benchmarks = (figure.benchmarks ?? []).map((benchmark) => readBenchmark(benchmark, ends));
  benchmarks.forEach(({ olderThanAYear, value }, i) => {
    if (olderThanAYear !== null) notes.push({ code: 'older-than-a-year', benchmark: i, months: olderThanAYear });
    if (value === null) notes.push({ code: 'benchmark-later', benchmark: i });
  });
  const scoreAt = (value: number | null): number | null => (target === null || floor === null ? null : scoreOf(value, floor, target));
  const value = scoreAt(reading.value);
  const { lower, upper } = reading.interval ?? { lower: reading.value, upper: reading.value };
  // most of the work, and of many figures only those in sight are drawn
  const series = once(() => seriesOf(frame, asked));
  const chart = once(() => chartOf(series(), { better, target, rebases: frame.rebases(figure.id) }));
  return {
    ...blank, reading, earlier, change, target, floor, near, benchmarks, notes,
    peers: readPeers(reading, benchmarks, better),
    get series() {
      return series();
    },
    get chart() {
      return chart();
    },
    status: statusOf(reading, { target, better, near }),
    missing: frame.losses?.of({ metric, reading, group, unit: cube.unit, from: period.number, to: period.number }) ?? null,
    score: value,
    scoreRange: value === null ? null : ordered(scoreAt(lower)!, scoreAt(upper)!),
  };
}

/** Works something out when it is first asked for. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => (done ??= { value: work() }).value;
}

const ordered = (a: number, b: number): readonly [number, number] => (a <= b ? [a, b] : [b, a]);

/** 0 at the floor, 10 at the target. */
function scoreOf(value: number | null, floor: number, target: number): number | null {
  const { score } = rollUp({ children: [{ id: 'figure', weight: 1, value, floor, target }] });
  return score === null ? null : score / 10;
}

/** One way of asking for the whole picture: a line must not join what was asked differently. */
export function askedIn({ cube, period, first }: Frame, metric: string, segment: Group | null): Asked {
  const instrument = latestInstrument(cube, { metric, from: first, to: period!.number });
  return instrument === undefined ? { metric, segment } : { metric, segment, instrument };
}

const queryOf = ({ metric, instrument, segment }: Asked, from: number, to: number): Query & { from: number; to: number } => ({
  metric, from, to, ...(instrument === undefined ? {} : { instrument }), ...(segment === null ? {} : { segment }),
});

/** One period. A group is read among all groups of its dimension, so that none can be had by subtraction. */
function readAt({ cube, options }: Frame, asked: Asked, period: number): Reading {
  const query = queryOf(asked, period, period);
  return query.segment ? readGroup(cube, { ...query, segment: query.segment }, options) : read(cube, query, options);
}

function seriesOf(frame: Frame, asked: Asked): SeriesPoint[] {
  const { cube, first, period } = frame;
  const points: SeriesPoint[] = [];
  for (let at = first; at <= period!.number; at++) points.push({ period: at, key: periodKey(cube.unit, at), reading: readAt(frame, asked, at) });
  return points;
}

function changeOf(frame: Frame, asked: Asked, reading: Reading, better: 'higher' | 'lower'): { readonly earlier: Reading | null; readonly change: FigureChange } {
  const { cube, period, compared, options } = frame;
  const none = (reason: (FigureChange & { kind: 'no-change' })['reason'], earlier: Reading | null = null) => ({ earlier, change: { kind: 'no-change', reason } as const });
  if (!compared) return none('no-comparison');
  const other = compared.kind === 'group' ? { ...asked, segment: compared.group } : asked;
  const known = !other.segment || cube.segments.find(other.segment.dimension, other.segment.value) !== undefined;
  // a figure of a group of its own stands beside no other group
  if (!known || (compared.kind === 'group' && asked.segment !== frame.segment)) return none('no-comparison');
  const at = compared.kind === 'group' ? period!.number : compared.period.number;
  const earlier = readAt(frame, other, at);
  if (reading.kind !== 'measured') return none('no-figure', earlier);
  if (earlier.kind !== 'measured') {
    const { instrument: _ours, ...anyWay } = other;
    const otherwise = earlier.reason === 'no-answers' && readAt(frame, { ...anyWay, instrument: 'latest' }, at).kind === 'measured';
    return none(otherwise ? 'asked-otherwise' : 'no-earlier-figure', earlier);
  }
  const found = readChange(cube, queryOf(asked, period!.number, period!.number), queryOf(other, at, at), options);
  if (!found) return none('asked-otherwise', earlier);
  const way = found.difference === 0 ? null : found.difference > 0 === (better === 'higher') ? 'better' : 'worse';
  const isRelative = found.unit === 'count' || found.unit === 'hours' || found.unit === 'amount';
  return { earlier, change: { kind: 'change', ...found, way, relative: isRelative && earlier.value !== 0 ? found.difference / Math.abs(earlier.value) : null } };
}

/** Target and floor in the unit of the figure, with what is to be said of them. */
function heldAgainst(figure: Figure, { unit, range }: Metric, better: 'higher' | 'lower', day: number, notes: FigureNote[]) {
  const near = inUnitOf(figure.near ?? 0, unit);
  const [low, high] = range;
  const target = targetOn(figure, day, notes);
  if (target === null) return { target: null, floor: null, near };
  const inUnit = inUnitOf(target, unit);
  if (inUnit < low || inUnit > high) notes.push({ code: 'target-out-of-range', target: inUnit });
  const end = better === 'higher' ? low : high;
  const floor = figure.floor === undefined ? (Number.isFinite(end) ? end : null) : inUnitOf(figure.floor, unit);
  if (floor === null) notes.push({ code: 'no-floor' });
  else if (inUnit === floor || inUnit > floor !== (better === 'higher')) {
    notes.push({ code: 'no-span', floor, target: inUnit });
    return { target: inUnit, floor: null, near };
  }
  return { target: inUnit, floor, near };
}

function targetOn({ target }: Figure, day: number, notes: FigureNote[]): number | null {
  if (typeof target === 'number') return target;
  if (target === undefined) {
    notes.push({ code: 'no-target' });
    return null;
  }
  const inOrder = [...target].sort((a, b) => (a.from < b.from ? -1 : 1));
  const holds = inOrder.findLast(({ from }) => dayOf(from) <= day);
  if (!holds) notes.push({ code: 'target-later', from: inOrder[0]!.from });
  return holds?.value ?? null;
}
