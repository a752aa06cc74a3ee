import type { EventLog } from '../log/event-log.js';
import { caseCount, eventCount } from '../log/event-log.js';
import { DEFAULT_LEVEL, type Interval } from '../../../metrics/statistics/interval.js';
import { quantileRanks, type QuantileRanks } from '../../../metrics/statistics/quantile/order-interval.js';
import { quantileIn, valueAt } from './select.js';

/** How long it took, in milliseconds; by the clock, or in business hours where those are given. */
export interface Durations {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  /**
   * How far the true median and the true P90 may lie from these: by order statistics, whatever the distribution. Null where there
   * are too few times for that (below six for a median). Each time counts on its own, also where one case has several.
   */
  readonly intervals: { readonly median: Interval | null; readonly p90: Interval | null };
  readonly min: number;
  readonly max: number;
}

/** A step of the observed journey. */
export interface ObservedActivity {
  readonly activity: number;
  readonly name: string;
  /** How often it happened, and in how many cases. */
  readonly events: number;
  readonly cases: number;
  /** Cases that begin and that end with it. */
  readonly starts: number;
  readonly ends: number;
}

/** One step right after another. */
export interface ObservedEdge {
  readonly from: number;
  readonly to: number;
  /** How often, and in how many cases. */
  readonly count: number;
  readonly cases: number;
  readonly time: Durations;
}

/** The directly-follows graph of a log. `events = cases + sum of count`; every event is in it. */
export interface DirectlyFollows {
  readonly cases: number;
  readonly events: number;
  /** Cases without any event; they begin and end nowhere. */
  readonly emptyCases: number;
  readonly activities: readonly ObservedActivity[];
  /** Most frequent first. */
  readonly edges: readonly ObservedEdge[];
  /** From the first event of a case to its last. */
  readonly time: Durations | null;
}

export interface GraphOptions {
  /** How long from one instant to another; the plain difference if not given. For working time: `(a, b) => clock(a, b) * 60_000` of a `businessClock`. */
  readonly duration?: (from: number, to: number) => number;
}

/** How many cases are gone through between two looks at whether to go on. */
const CASES_A_STEP = 2048;

/** What is counted in a first pass. Edges are `from * size + to`. */
interface Counts {
  readonly size: number;
  readonly counts: Uint32Array;
  readonly edgeCases: Uint32Array;
  readonly lastOfEdge: Int32Array;
  readonly begins: Uint32Array;
  readonly ends: Uint32Array;
  readonly events: Uint32Array;
  readonly inCases: Uint32Array;
  readonly lastOf: Int32Array;
}

/** The graph of a log, in steps; each tells how much of the work is done, 0..1. */
export function* graphSteps(log: EventLog, { duration }: GraphOptions = {}): Generator<number, DirectlyFollows, void> {
  const { activityNames } = log;
  const [cases, size] = [caseCount(log), activityNames.length];
  const counted: Counts = {
    size, counts: new Uint32Array(size * size), edgeCases: new Uint32Array(size * size), lastOfEdge: new Int32Array(size * size).fill(-1),
    begins: new Uint32Array(size), ends: new Uint32Array(size), events: new Uint32Array(size), inCases: new Uint32Array(size), lastOf: new Int32Array(size).fill(-1),
  };
  let empty = 0;
  for (let from = 0; from < cases; from += CASES_A_STEP) {
    const until = Math.min(cases, from + CASES_A_STEP);
    empty += countCases(log, counted, from, until);
    yield (0.3 * until) / cases;
  }
  const { counts } = counted;
  // times lie edge by edge, so that each edge's can be looked through on their own
  const places = new Uint32Array(size * size + 1);
  for (let edge = 0; edge < counts.length; edge++) places[edge + 1] = places[edge]! + counts[edge]!;
  const next = places.slice(0, -1);
  const waits = new Float64Array(places[counts.length]!);
  const whole = new Float64Array(cases - empty);
  let at = 0;
  for (let from = 0; from < cases; from += CASES_A_STEP) {
    const until = Math.min(cases, from + CASES_A_STEP);
    at = layOut(log, size, next, waits, whole, at, from, until, duration);
    yield 0.3 + (0.3 * until) / cases;
  }
  const edges: ObservedEdge[] = [];
  for (let edge = 0; edge < counts.length; edge++) {
    if (counts[edge] === 0) continue;
    edges.push({ from: Math.floor(edge / size), to: edge % size, count: counts[edge]!, cases: counted.edgeCases[edge]!, time: durationsIn(waits, places[edge]!, places[edge + 1]!)! });
    if (edges.length % 64 === 0) yield 0.6 + (0.4 * places[edge + 1]!) / Math.max(1, waits.length);
  }
  edges.sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to);
  return {
    cases,
    events: eventCount(log),
    emptyCases: empty,
    activities: activityNames.map((name, activity) => ({ activity, name, events: counted.events[activity]!, cases: counted.inCases[activity]!, starts: counted.begins[activity]!, ends: counted.ends[activity]! })),
    edges,
    time: durationsIn(whole, 0, whole.length),
  };
}

/** Counts some cases; gives how many of them are empty. A function of its own, since an engine makes those fast sooner than steps. */
function countCases({ starts, activities }: EventLog, { size, counts, edgeCases, lastOfEdge, begins, ends, events, inCases, lastOf }: Counts, from: number, until: number): number {
  let empty = 0;
  for (let c = from; c < until; c++) {
    const end = starts[c + 1]!;
    let i = starts[c]!;
    if (i === end) {
      empty += 1;
      continue;
    }
    let before = activities[i]!;
    begins[before]! += 1;
    for (;;) {
      events[before]! += 1;
      if (lastOf[before] !== c) {
        lastOf[before] = c;
        inCases[before]! += 1;
      }
      i += 1;
      if (i === end) break;
      const here = activities[i]!;
      const edge = before * size + here;
      counts[edge]! += 1;
      if (lastOfEdge[edge] !== c) {
        lastOfEdge[edge] = c;
        edgeCases[edge]! += 1;
      }
      before = here;
    }
    ends[before]! += 1;
  }
  return empty;
}

/** Puts the times of some cases where their edges are, and those of whole cases from `at` on; gives where the next would be. */
function layOut({ starts, activities, times }: EventLog, size: number, next: Uint32Array, waits: Float64Array, whole: Float64Array, first: number, from: number, until: number, duration: GraphOptions['duration']): number {
  let at = first;
  for (let c = from; c < until; c++) {
    const [begin, end] = [starts[c]!, starts[c + 1]!];
    if (begin === end) continue;
    let before = activities[begin]!;
    let time = times[begin]!;
    for (let i = begin + 1; i < end; i++) {
      const here = activities[i]!;
      const now = times[i]!;
      waits[next[before * size + here]!++] = duration ? duration(time, now) : now - time;
      before = here;
      time = now;
    }
    whole[at++] = duration ? duration(times[begin]!, times[end - 1]!) : times[end - 1]! - times[begin]!;
  }
  return at;
}

/** What is to be said of a stretch of times; null of an empty one. Changes their order. */
export function durationsIn(values: Float64Array, from: number, to: number): Durations | null {
  const n = to - from;
  if (n <= 0) return null;
  let [total, min, max] = [0, Infinity, -Infinity];
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    total += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const interval = (p: number): Interval | null => {
    const { lower, upper } = ranksOf(n, p);
    return lower === null || upper === null ? null : { level: DEFAULT_LEVEL, lower: valueAt(values, from, to, lower), upper: valueAt(values, from, to, upper), method: 'order statistics' };
  };
  return { n, mean: total / n, median: quantileIn(values, from, to, 0.5), p90: quantileIn(values, from, to, 0.9), intervals: { median: interval(0.5), p90: interval(0.9) }, min, max };
}

/** Ways of a log often have as many times as others: the ranks for so many are found once. */
const known = new Map<string, QuantileRanks>();
const MOST_KNOWN = 4096;

function ranksOf(n: number, p: number): QuantileRanks {
  const key = `${n} ${p}`;
  let ranks = known.get(key);
  if (!ranks) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, (ranks = quantileRanks(n, p)));
  }
  return ranks;
}
