import type { EventLog } from '../log/event-log.js';
import { caseCount, eventCount } from '../log/event-log.js';
import { quantileIn } from './select.js';

/** How long it took, in milliseconds; by the clock, or in business hours where those are given. */
export interface Durations {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
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
const CASES_A_STEP = 8192;

/** The graph of a log, in steps; each tells how much of the work is done, 0..1. */
export function* graphSteps(log: EventLog, { duration }: GraphOptions = {}): Generator<number, DirectlyFollows, void> {
  const { starts, activities, times, activityNames } = log;
  const [cases, size] = [caseCount(log), activityNames.length];
  const counts = new Uint32Array(size * size);
  const edgeCases = new Uint32Array(size * size);
  const lastOfEdge = new Int32Array(size * size).fill(-1);
  const [begins, ends, events, inCases] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const lastOf = new Int32Array(size).fill(-1);
  let empty = 0;
  for (let from = 0; from < cases; from += CASES_A_STEP) {
    const until = Math.min(cases, from + CASES_A_STEP);
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
        const next = activities[i]!;
        const edge = before * size + next;
        counts[edge]! += 1;
        if (lastOfEdge[edge] !== c) {
          lastOfEdge[edge] = c;
          edgeCases[edge]! += 1;
        }
        before = next;
      }
      ends[before]! += 1;
    }
    yield (0.3 * until) / cases;
  }
  // times lie edge by edge, so that each edge's can be looked through on their own
  const places = new Uint32Array(size * size + 1);
  for (let edge = 0; edge < counts.length; edge++) places[edge + 1] = places[edge]! + counts[edge]!;
  const next = places.slice(0, -1);
  const waits = new Float64Array(places[counts.length]!);
  const whole = new Float64Array(cases - empty);
  let at = 0;
  for (let from = 0; from < cases; from += CASES_A_STEP) {
    const until = Math.min(cases, from + CASES_A_STEP);
    for (let c = from; c < until; c++) {
      const [begin, end] = [starts[c]!, starts[c + 1]!];
      if (begin === end) continue;
      let before = activities[begin]!;
      for (let i = begin + 1; i < end; i++) {
        const here = activities[i]!;
        waits[next[before * size + here]!++] = duration ? duration(times[i - 1]!, times[i]!) : times[i]! - times[i - 1]!;
        before = here;
      }
      whole[at++] = duration ? duration(times[begin]!, times[end - 1]!) : times[end - 1]! - times[begin]!;
    }
    yield 0.3 + (0.3 * until) / cases;
  }
  const edges: ObservedEdge[] = [];
  for (let edge = 0; edge < counts.length; edge++) {
    if (counts[edge] === 0) continue;
    edges.push({ from: Math.floor(edge / size), to: edge % size, count: counts[edge]!, cases: edgeCases[edge]!, time: durationsIn(waits, places[edge]!, places[edge + 1]!)! });
    if (edges.length % 64 === 0) yield 0.6 + (0.4 * places[edge + 1]!) / Math.max(1, waits.length);
  }
  edges.sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to);
  return {
    cases,
    events: eventCount(log),
    emptyCases: empty,
    activities: activityNames.map((name, activity) => ({ activity, name, events: events[activity]!, cases: inCases[activity]!, starts: begins[activity]!, ends: ends[activity]! })),
    edges,
    time: durationsIn(whole, 0, whole.length),
  };
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
  return { n, mean: total / n, median: quantileIn(values, from, to, 0.5), p90: quantileIn(values, from, to, 0.9), min, max };
}
