import type { ObservedJourney } from '../../src/journey/observed/discover/discover.js';
import type { DropOffAt } from '../../src/journey/observed/discover/drop-off.js';
import type { Durations, ObservedActivity } from '../../src/journey/observed/discover/graph.js';
import { limitEdges, type LimitedEdges } from '../../src/journey/observed/discover/limit.js';
import type { Rework } from '../../src/journey/observed/discover/rework.js';
import type { Variant } from '../../src/journey/observed/discover/variants.js';

/** Where all cases begin and where they end, beside the activities 0, 1, ... */
export const START = -1;
export const END = -2;

/** A step of the drawing. */
export interface FlowStep extends ObservedActivity {
  /** Cases that have it, of all that have any event, 0..1. */
  readonly share: number;
  readonly at: DropOffAt;
  readonly rework: Rework | undefined;
  /** How often customers leave it and come to it by ways that are not drawn. */
  readonly otherOut: number;
  readonly otherIn: number;
  /** Whether the ways from the beginning and to the end are drawn; if not, the step says how many they are. */
  readonly startDrawn: boolean;
  readonly endDrawn: boolean;
}

/** A way of the drawing: from a step, or from START, to one, or to END. */
export interface FlowWay {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** In how many cases, of all that have any event. */
  readonly cases: number;
  readonly share: number;
  /** How often. */
  readonly count: number;
  /** Null for ways from START and to END: nobody waits there. */
  readonly time: Durations | null;
}

/** An observed journey as it is drawn: what is limited away is in `other`. */
export interface Flow {
  readonly observed: ObservedJourney;
  /** Cases that have any event. */
  readonly cases: number;
  /** In the order of the journey. */
  readonly steps: readonly FlowStep[];
  /** Of each step, the most frequent first; those from START first of all. */
  readonly ways: readonly FlowWay[];
  readonly limited: LimitedEdges;
  /** Goes through every step of the chosen variant, if there is one. */
  readonly chosen: ReadonlySet<string> | null;
}

/** Of this share on, the way from the beginning to a step and from it to the end are drawn. */
const LEAST_END = 0.02;

export const wayKey = (from: number, to: number): string => `${from}>${to}`;

/** What is drawn of an observed journey: so many ways at most, and those of the chosen variant whatever they are. */
export function flowOf(observed: ObservedJourney, most: number, variant: Variant | undefined): Flow {
  const { graph, dropOff, rework, positions } = observed;
  const cases = graph.cases - graph.emptyCases;
  const chosen = variant ? waysOf(variant.path) : null;
  const limited = withWays(limitEdges(graph, most), graph.edges, chosen);
  const fates = new Map(dropOff.at.map((one) => [one.activity, one]));
  const again = new Map(rework.map((one) => [one.activity, one]));
  const [mostStarts, mostArrived] = [Math.max(...graph.activities.map(({ starts }) => starts)), Math.max(...dropOff.at.map(({ arrived }) => arrived))];
  const steps = graph.activities
    .filter(({ events }) => events > 0)
    .map((one): FlowStep => {
      const { activity, starts } = one;
      const at = fates.get(activity)!;
      return {
        ...one, at, share: one.cases / cases, rework: again.get(activity),
        otherOut: limited.other.leaving.get(activity) ?? 0, otherIn: limited.other.entering.get(activity) ?? 0,
        startDrawn: starts > 0 && (starts === mostStarts || starts >= cases * LEAST_END || (chosen?.has(wayKey(START, activity)) ?? false)),
        endDrawn: at.arrived > 0 && (at.arrived === mostArrived || at.arrived >= cases * LEAST_END || (chosen?.has(wayKey(activity, END)) ?? false)),
      };
    })
    .sort((a, b) => positions[a.activity]! - positions[b.activity]! || b.cases - a.cases || a.activity - b.activity);
  const end = (from: number, to: number, n: number): FlowWay => ({ key: wayKey(from, to), from, to, cases: n, share: n / cases, count: n, time: null });
  const ways = [
    ...steps.filter(({ startDrawn }) => startDrawn).map(({ activity, starts }) => end(START, activity, starts)).sort((a, b) => b.cases - a.cases),
    ...steps.flatMap(({ activity, at, endDrawn }) => [
      ...limited.edges.filter(({ from }) => from === activity).map((edge): FlowWay => ({ key: wayKey(edge.from, edge.to), from: edge.from, to: edge.to, cases: edge.cases, share: edge.cases / cases, count: edge.count, time: edge.time })),
      ...(endDrawn ? [end(activity, END, at.arrived)] : []),
    ]),
  ];
  return { observed, cases, steps, ways, limited, chosen };
}

/** The ways of a path, those from the beginning and to the end too. */
export function waysOf(path: readonly number[]): ReadonlySet<string> {
  if (path.length === 0) return new Set();
  return new Set([START, ...path].map((from, i) => wayKey(from, path[i] ?? END)));
}

/** The same limits, with the ways of a path among what is drawn. */
function withWays(limited: LimitedEdges, all: ObservedJourney['graph']['edges'], chosen: ReadonlySet<string> | null): LimitedEdges {
  const drawn = new Set(limited.edges);
  const added = chosen ? all.filter((edge) => !drawn.has(edge) && chosen.has(wayKey(edge.from, edge.to))) : [];
  if (added.length === 0) return limited;
  const without = (sums: ReadonlyMap<number, number>, end: 'from' | 'to'): ReadonlyMap<number, number> => {
    const rest = new Map(sums);
    for (const edge of added) {
      const left = rest.get(edge[end])! - edge.count;
      if (left > 0) rest.set(edge[end], left);
      else rest.delete(edge[end]);
    }
    return rest;
  };
  const { other } = limited;
  for (const edge of added) drawn.add(edge);
  return {
    edges: all.filter((edge) => drawn.has(edge)),
    other: { edges: other.edges - added.length, count: other.count - added.reduce((sum, { count }) => sum + count, 0), leaving: without(other.leaving, 'from'), entering: without(other.entering, 'to') },
  };
}
