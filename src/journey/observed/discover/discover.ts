import { atOnce, inSteps, type InSteps } from '../../../metrics/steps.js';
import { businessClock, type BusinessHours } from '../../../metrics/service/business-hours.js';
import type { EventLog } from '../log/event-log.js';
import { groupActivities, type GroupOptions } from '../log/group.js';
import { dropOffSteps, type DropOff } from './drop-off.js';
import { graphSteps, type DirectlyFollows } from './graph.js';
import { positionSteps } from './positions.js';
import { reworkSteps, type Rework } from './rework.js';
import { variantSteps, type Variants } from './variants.js';

export interface DiscoverOptions extends GroupOptions {
  /** How many ways are listed; the others are in `other`. Default 50. */
  readonly variants?: number;
  readonly withoutRepeats?: boolean;
  /** Names of activities at which the journey may end; without them no end is a drop-off. */
  readonly goals?: readonly string[];
  /** How long after its last event a case may still go on, in milliseconds. */
  readonly patience?: number;
  /** When the company is at work: times are then working time. */
  readonly hours?: BusinessHours;
  /** How long from one instant to another, where `hours` do not say it; the plain difference if not given. */
  readonly duration?: (from: number, to: number) => number;
}

/** What customers really did. All numbers are of `log`, in which rare steps may be put together. */
export interface ObservedJourney {
  readonly log: EventLog;
  readonly graph: DirectlyFollows;
  readonly variants: Variants;
  readonly rework: readonly Rework[];
  readonly dropOff: DropOff;
  /** At which place of a case each activity usually comes first; NaN for one that no case has. */
  readonly positions: Float64Array;
  /** As it was counted: what asks for the cases behind a number needs it. */
  readonly goals: ReadonlySet<number> | null;
  readonly patience: number;
  readonly withoutRepeats: boolean;
}

const MINUTE = 60_000;

/** How far the work is. */
export interface Discovering {
  readonly part: 'graph' | 'variants' | 'rework' | 'drop-off' | 'positions';
  /** Of all parts, 0..1. */
  readonly done: number;
}

/** Discovers the observed journey, in steps that `inSteps` or a worker can go through. */
export function* discoverSteps(source: EventLog, { variants, withoutRepeats = false, goals, patience = 0, hours, duration: given, ...group }: DiscoverOptions = {}): Generator<Discovering, ObservedJourney, void> {
  const log = groupActivities(source, group);
  const clock = hours && businessClock(hours);
  const duration = clock ? (from: number, to: number): number => clock(from, to) * MINUTE : given;
  const timed = duration ? { duration } : {};
  const named = goals && new Set(goals.flatMap((name) => (log.activityNames.includes(name) ? [log.activityNames.indexOf(name)] : [])));
  const graph = yield* telling('graph', 0, graphSteps(log, timed));
  const ways = yield* telling('variants', 0.3, variantSteps(log, { withoutRepeats, ...(variants !== undefined && { top: variants }), ...timed }));
  const rework = yield* telling('rework', 0.7, reworkSteps(log, timed));
  const dropOff = yield* telling('drop-off', 0.85, dropOffSteps(log, { patience, ...(named && { goals: named }) }));
  const positions = yield* telling('positions', 0.95, positionSteps(log));
  return { log, graph, variants: ways, rework, dropOff, positions, goals: named ?? null, patience, withoutRepeats };
}

const ENDS: Readonly<Record<Discovering['part'], number>> = { graph: 0.3, variants: 0.7, rework: 0.85, 'drop-off': 0.95, positions: 1 };

function* telling<T>(part: Discovering['part'], from: number, steps: Generator<number, T, void>): Generator<Discovering, T, void> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield { part, done: from + (ENDS[part] - from) * step.value };
  }
}

/** Discovers at once; for more than some ten thousand events on a page, use {@link discoverInSteps}. */
export const discover = (log: EventLog, options: DiscoverOptions = {}): ObservedJourney => atOnce(discoverSteps(log, options));

/** Discovers in slices of a few milliseconds, telling how far it is; an `AbortSignal` calls it off. @throws the `reason` of the signal */
export const discoverInSteps = (log: EventLog, options: DiscoverOptions = {}, how: InSteps<Discovering> = {}): Promise<ObservedJourney> => inSteps(discoverSteps(log, options), how);
