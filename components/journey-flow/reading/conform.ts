import type { Journey } from '../../../src/journey/document/journey.js';
import { JourneyIndex } from '../../../src/journey/map/journey-index.js';
import { casesThat, conformanceSteps, neverTaken, type Conformance, type StepTaken, type Transition } from '../../../src/journey/observed/conformance/conformance.js';
import type { EventLog } from '../../../src/journey/observed/log/event-log.js';
import { inSteps } from '../../../src/metrics/steps.js';

/** The drawn map held against what was observed, by what an element asks. */
export interface Held {
  readonly conformance: Conformance;
  /** Is this activity, by its name, a step of the map? */
  isDrawn(activity: string): boolean;
  /** What the map says of a way between two activities; null where one of them is none of its steps. */
  wayState(from: string, to: string): Transition['state'] | null;
  readonly never: readonly StepTaken[];
  readonly neverGone: readonly Transition[];
  /** Its place among the steps of the map, and the activities that are the steps before it, the nearest first. */
  before(step: StepTaken): readonly string[];
  cases(how: 'fit' | 'deviate'): Uint32Array;
}

/** Holds a map against a log, in slices of a few milliseconds. */
export async function hold(journey: Journey, log: EventLog, signal: AbortSignal): Promise<Held> {
  const index = new JourneyIndex(journey);
  const conformance = await inSteps(conformanceSteps(index, log), { signal });
  const touchpoints = new Map(conformance.matches.flatMap(({ activity, touchpoint }) => (touchpoint ? [[activity, touchpoint.id] as const] : [])));
  const keyOf = (from: string, to: string): string => JSON.stringify([from, to]);
  const states = new Map(conformance.transitions.map(({ from, to, state }) => [keyOf(from.id, to.id), state]));
  return {
    conformance,
    isDrawn: (activity) => touchpoints.has(activity),
    wayState: (from, to) => {
      const [a, b] = [touchpoints.get(from), touchpoints.get(to)];
      return a === undefined || b === undefined ? null : (states.get(keyOf(a, b)) ?? null);
    },
    never: neverTaken(conformance),
    neverGone: conformance.transitions.filter(({ state }) => state === 'never'),
    before: ({ touchpoint }) => index.touchpoints.slice(0, index.columnOf(touchpoint.id)).reverse().flatMap(({ id }) => [...touchpoints].filter(([, at]) => at === id).map(([activity]) => activity)),
    cases: (how) => casesThat(index, conformance, how),
  };
}
