import { shareOf, type Share } from '../../../metrics/share.js';
import { atOnce } from '../../../metrics/steps.js';
import type { RecordOf, Touchpoint } from '../../document/records.js';
import type { JourneyIndex } from '../../map/journey-index.js';
import { graphSteps, type DirectlyFollows, type Durations, type GraphOptions } from '../discover/graph.js';
import { caseCount, type EventLog } from '../log/event-log.js';
import { groupActivities } from '../log/group.js';
import { matchActivities, type Match } from './match.js';

/** A drawn step, and who took it. */
export interface StepTaken {
  readonly touchpoint: Touchpoint;
  /** Its place in `log`; -1 if no activity of the log is this step. */
  readonly activity: number;
  readonly cases: number;
  readonly events: number;
  /** Of all cases that have any event. */
  readonly share: Share;
}

/** A step that customers take and nobody drew. */
export interface UndrawnStep {
  readonly activity: number;
  readonly name: string;
  readonly cases: number;
  readonly events: number;
  readonly share: Share;
  /** The drawn step that most often comes right before and right after it, with how often; null if none does. */
  readonly after: { readonly touchpoint: Touchpoint; readonly count: number } | null;
  readonly before: { readonly touchpoint: Touchpoint; readonly count: number } | null;
}

/**
 * A way from one drawn step to another. `taken` as it was drawn; `never`: drawn and nobody goes it; `again`: the same
 * step once more; `unexplained`: gone and not drawn.
 */
export interface Transition {
  readonly from: Touchpoint;
  readonly to: Touchpoint;
  readonly state: 'taken' | 'never' | 'again' | 'unexplained';
  /** The link that explains it; null where the order of the map does, or nothing. */
  readonly link: RecordOf<'link'> | null;
  readonly count: number;
  readonly cases: number;
  /** How long they wait there; null where nobody goes. */
  readonly time: Durations | null;
}

/** The drawn journey held against the observed one. */
export interface Conformance {
  /** The log with the activities of one touchpoint as one: what asks for the cases behind a number needs it. */
  readonly log: EventLog;
  readonly graph: DirectlyFollows;
  readonly matches: readonly Match[];
  /** Whether ways are drawn as links; if not, the order of the map is taken. */
  readonly drawn: 'links' | 'order';
  readonly steps: readonly StepTaken[];
  /** Most cases first. */
  readonly undrawn: readonly UndrawnStep[];
  /** Most frequent first. */
  readonly transitions: readonly Transition[];
  /** `transitions = taken + again + unexplained + undrawn`: all direct successions of the log. */
  readonly sums: { readonly transitions: number; readonly taken: number; readonly again: number; readonly unexplained: number; /** From or to a step that nobody drew. */ readonly undrawn: number };
  /** Successions that are drawn (or are the same step again), of all. */
  readonly explained: Share;
  /** Cases all of whose steps and ways are drawn, of all that have any event. */
  readonly fitting: Share;
}

/** The name under which the activities of a touchpoint are one; no activity can have it, since names are trimmed. */
const nameOf = (touchpoint: Touchpoint): string => ` ${touchpoint.id}`;

/** Holds the drawn journey against a log, in steps; each tells how much of the work is done. */
export function* conformanceSteps(index: JourneyIndex, source: EventLog, options: GraphOptions = {}): Generator<number, Conformance, void> {
  const matches = matchActivities(index, source.activityNames);
  const log = groupActivities(source, { as: new Map(matches.flatMap(({ activity, touchpoint }) => (touchpoint ? [[activity, nameOf(touchpoint)] as const] : []))) });
  const graph = yield* graphSteps(log, options);
  const places = new Map(log.activityNames.map((name, i) => [name, i]));
  const touchpointOf = touchpointsIn(index, log);
  const drawn = drawnWays(index);
  const whole = graph.cases - graph.emptyCases;
  const sums = { transitions: 0, taken: 0, again: 0, unexplained: 0, undrawn: 0 };
  const transitions: Transition[] = [];
  const gone = new Set<string>();
  for (const { from, to, count, cases, time } of graph.edges) {
    sums.transitions += count;
    const [a, b] = [touchpointOf[from], touchpointOf[to]];
    if (!a || !b) {
      sums.undrawn += count;
      continue;
    }
    const way = drawn.ways.get(keyOf(a.id, b.id));
    gone.add(keyOf(a.id, b.id));
    const state = way !== undefined ? 'taken' : a === b ? 'again' : 'unexplained';
    sums[state] += count;
    transitions.push({ from: a, to: b, state, link: way ?? null, count, cases, time });
  }
  for (const [key, link] of drawn.ways) {
    if (gone.has(key)) continue;
    const [from, to] = drawn.ends.get(key)!;
    transitions.push({ from, to, state: 'never', link, count: 0, cases: 0, time: null });
  }
  const fitting = yield* fittingCases(log, touchpointOf, drawn.ways);
  return {
    log, graph, matches, drawn: drawn.by, transitions, sums,
    steps: index.touchpoints.map((touchpoint): StepTaken => {
      const activity = places.get(nameOf(touchpoint)) ?? -1;
      const { cases = 0, events = 0 } = graph.activities[activity] ?? {};
      return { touchpoint, activity, cases, events, share: shareOf(cases, whole) };
    }),
    undrawn: undrawnSteps(graph, touchpointOf, whole),
    explained: shareOf(sums.taken + sums.again, sums.transitions),
    fitting: shareOf(fitting.length, whole),
  };
}

/** The same at once. */
export const conformance = (index: JourneyIndex, log: EventLog, options: GraphOptions = {}): Conformance => atOnce(conformanceSteps(index, log, options));

/** Steps of the map that no case takes. */
export const neverTaken = ({ steps }: Conformance): readonly StepTaken[] => steps.filter(({ cases }) => cases === 0);

/** Where customers wait longest: ways with the longest medians first. */
export function longestWaits({ transitions }: Conformance, most = 10): readonly Transition[] {
  return transitions.filter(({ time }) => time !== null).sort((a, b) => b.time!.median - a.time!.median).slice(0, most);
}

/** The cases that go as it is drawn, or those that do not. */
export function casesThat(index: JourneyIndex, { log }: Conformance, how: 'fit' | 'deviate'): Uint32Array {
  const touchpointOf = touchpointsIn(index, log);
  const fit = new Set(atOnce(fittingCases(log, touchpointOf, drawnWays(index).ways)));
  if (how === 'fit') return Uint32Array.from(fit);
  return Uint32Array.from({ length: caseCount(log) }, (_, c) => c).filter((c) => log.starts[c] !== log.starts[c + 1] && !fit.has(c));
}

/** The touchpoint of each activity of a log in which those of one touchpoint are one. */
function touchpointsIn(index: JourneyIndex, { activityNames }: EventLog): readonly (Touchpoint | null)[] {
  const byName = new Map(index.touchpoints.map((touchpoint) => [nameOf(touchpoint), touchpoint]));
  return activityNames.map((name) => byName.get(name) ?? null);
}

const keyOf = (from: string, to: string): string => JSON.stringify([from, to]);

/** The ways that are drawn: links of the map, or its order where it has none. */
function drawnWays(index: JourneyIndex): { readonly by: Conformance['drawn']; readonly ways: ReadonlyMap<string, RecordOf<'link'> | null>; readonly ends: ReadonlyMap<string, readonly [Touchpoint, Touchpoint]> } {
  const ways = new Map<string, RecordOf<'link'> | null>();
  const ends = new Map<string, readonly [Touchpoint, Touchpoint]>();
  const draw = (from: Touchpoint, to: Touchpoint, link: RecordOf<'link'> | null): void => {
    if (ways.has(keyOf(from.id, to.id))) return;
    ways.set(keyOf(from.id, to.id), link);
    ends.set(keyOf(from.id, to.id), [from, to]);
  };
  for (const link of index.all('link')) {
    const [from, to] = [index.get(link.from, 'touchpoint'), index.get(link.to, 'touchpoint')];
    if (from && to && (link.kind === 'next' || link.kind === 'branch' || link.kind === 'loop')) draw(from, to, link);
  }
  if (ways.size > 0) return { by: 'links', ways, ends };
  index.touchpoints.slice(1).forEach((to, i) => draw(index.touchpoints[i]!, to, null));
  return { by: 'order', ways, ends };
}

function* fittingCases(log: EventLog, touchpointOf: readonly (Touchpoint | null)[], ways: ReadonlyMap<string, unknown>): Generator<number, number[], void> {
  const { starts, activities } = log;
  const size = touchpointOf.length;
  const allowed = new Uint8Array(size * size);
  touchpointOf.forEach((from, i) => touchpointOf.forEach((to, j) => void (allowed[i * size + j] = from && to && (from === to || ways.has(keyOf(from.id, to.id))) ? 1 : 0)));
  const found: number[] = [];
  for (let c = 0; c + 1 < starts.length; c++) {
    const [from, to] = [starts[c]!, starts[c + 1]!];
    let fits = from < to && touchpointOf[activities[from]!] !== null;
    for (let i = from + 1; fits && i < to; i++) fits = allowed[activities[i - 1]! * size + activities[i]!] === 1;
    if (fits) found.push(c);
    if ((c & 8191) === 8191) yield c / starts.length;
  }
  return found;
}

function undrawnSteps({ activities, edges }: DirectlyFollows, touchpointOf: readonly (Touchpoint | null)[], whole: number): UndrawnStep[] {
  const [after, before] = [new Map<number, { touchpoint: Touchpoint; count: number }>(), new Map<number, { touchpoint: Touchpoint; count: number }>()];
  // edges come most frequent first, so the first that is found is the most frequent
  for (const { from, to, count } of edges) {
    const [a, b] = [touchpointOf[from], touchpointOf[to]];
    if (a && !b && !after.has(to)) after.set(to, { touchpoint: a, count });
    if (!a && b && !before.has(from)) before.set(from, { touchpoint: b, count });
  }
  return activities
    .filter(({ activity, events }) => events > 0 && !touchpointOf[activity])
    .map(({ activity, name, cases, events }): UndrawnStep => ({ activity, name, cases, events, share: shareOf(cases, whole), after: after.get(activity) ?? null, before: before.get(activity) ?? null }))
    .sort((a, b) => b.cases - a.cases || a.activity - b.activity);
}
