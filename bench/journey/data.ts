import type { EventColumns } from '../../src/journey/observed/index.js';

/** Events as they come from a counter of customers' dealings: 40 steps, five ways on from each, some nine and a half events a case. */
export function makeEvents(events: number): EventColumns {
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const activityNames = Array.from({ length: 40 }, (_, i) => `step ${i}`);
  const ways = activityNames.map(() => Array.from({ length: 5 }, () => Math.floor(random() * activityNames.length)));
  const [cases, activities, times] = [new Uint32Array(events), new Uint32Array(events), new Float64Array(events)];
  const caseNames: string[] = [];
  for (let i = 0; i < events; ) {
    const length = Math.min(events - i, 1 + Math.floor(random() * 18));
    let [activity, time] = [Math.floor(random() * 3), 1.76e12 + Math.floor(random() * 1e10)];
    for (let k = 0; k < length; k++, i++) {
      cases[i] = caseNames.length;
      activities[i] = activity;
      times[i] = time;
      time += Math.floor(-Math.log(1 - random()) * 3_600_000);
      activity = ways[activity]![Math.floor(random() * 5)]!;
    }
    caseNames.push(`case ${caseNames.length}`);
  }
  return { cases, activities, times, caseNames, activityNames };
}
