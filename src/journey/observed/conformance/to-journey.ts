import { blankJourney, type Journey } from '../../document/journey.js';
import { LIMITS } from '../../document/format.js';
import { tidyLabel } from '../../document/label.js';
import type { JourneyRecord } from '../../document/records.js';
import { NamedIds } from '../../interchange/ids.js';
import { keysBetween } from '../../map/order.js';
import type { ObservedJourney } from '../discover/discover.js';
import { limitEdges } from '../discover/limit.js';
import { caseCount, type EventLog } from '../log/event-log.js';
import { OTHER } from '../log/group.js';

export interface ObservedMapOptions {
  readonly id?: string;
  readonly title?: string;
  readonly lang?: string;
  /** How many ways are drawn, the most frequent. Default: twice as many as there are steps. */
  readonly ways?: number;
}

/**
 * A map of what customers really do, to be worked on: a touchpoint for each step, in the order in which cases mostly come to them, bound to
 * its activity, and the most frequent ways as links. Steps that were put together as rare are not on it.
 */
export function journeyOfObserved({ log, graph, goals }: ObservedJourney, { id = 'observed', title, lang, ways = 2 * log.activityNames.length }: ObservedMapOptions = {}): Journey {
  const places = meanPlaces(log);
  const row = graph.activities.filter(({ name, events }) => name !== OTHER && events > 0).sort((a, b) => places[a.activity]! - places[b.activity]! || a.activity - b.activity);
  const ids = new NamedIds([id]);
  const keys = keysBetween(null, null, row.length);
  const touchpoints = new Map(row.map(({ activity, name }, i): [number, JourneyRecord & { readonly type: 'touchpoint' }] => [
    activity,
    { type: 'touchpoint', id: ids.make('t', name), order: keys[i]!, name: tidyLabel(name).text.slice(0, LIMITS.name), phase: null, eventTypes: [name], ...(goals?.has(activity) && { ends: true }) },
  ]));
  const column = new Map(row.map(({ activity }, i) => [activity, i]));
  const links = limitEdges(graph, ways).edges.flatMap(({ from, to }): JourneyRecord[] => {
    const [a, b] = [touchpoints.get(from), touchpoints.get(to)];
    if (!a || !b) return [];
    const step = column.get(to)! - column.get(from)!;
    return [{ type: 'link', id: ids.make('w', `${a.id}-${b.id}`), from: a.id, to: b.id, kind: step <= 0 ? 'loop' : step === 1 ? 'next' : 'branch' }];
  });
  return { ...blankJourney(id, { kind: 'observed', ...(title !== undefined && { title }), ...(lang !== undefined && { lang }) }), records: [...touchpoints.values(), ...links] };
}

/** Where in a case an activity comes for the first time, 0 the first step to 1 the last, on the average over cases. */
function meanPlaces(log: EventLog): Float64Array {
  const { starts, activities, activityNames } = log;
  const [sums, counts, last] = [new Float64Array(activityNames.length), new Uint32Array(activityNames.length), new Int32Array(activityNames.length).fill(-1)];
  for (let c = 0; c < caseCount(log); c++) {
    const [from, to] = [starts[c]!, starts[c + 1]!];
    for (let i = from; i < to; i++) {
      const activity = activities[i]!;
      if (last[activity] === c) continue;
      last[activity] = c;
      sums[activity]! += to - from === 1 ? 0.5 : (i - from) / (to - from - 1);
      counts[activity]! += 1;
    }
  }
  return sums.map((sum, activity) => (counts[activity]! > 0 ? sum / counts[activity]! : Infinity));
}
