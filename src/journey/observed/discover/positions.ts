import { caseCount, type EventLog } from '../log/event-log.js';

/** Places beyond this one count as this one: who comes so late is at the end anyhow. */
const LATEST_PLACE = 255;

/**
 * At which place of a case each activity usually comes first: the median, over the cases that have it, of how many
 * events lie before its first. NaN for an activity that no case has. By this, steps can be put in order although cases loop.
 */
export function* positionSteps(log: EventLog): Generator<number, Float64Array, void> {
  const { starts, activities, activityNames } = log;
  const size = activityNames.length;
  const width = LATEST_PLACE + 1;
  const [places, seen, last] = [new Uint32Array(size * width), new Uint32Array(size), new Int32Array(size).fill(-1)];
  const cases = caseCount(log);
  for (let c = 0; c < cases; c++) {
    const from = starts[c]!;
    for (let i = from; i < starts[c + 1]!; i++) {
      const activity = activities[i]!;
      if (last[activity] === c) continue;
      last[activity] = c;
      seen[activity]! += 1;
      places[activity * width + Math.min(LATEST_PLACE, i - from)]! += 1;
    }
    if ((c & 8191) === 8191) yield c / cases;
  }
  return Float64Array.from(seen, (n, activity) => medianPlace(places.subarray(activity * width, (activity + 1) * width), n));
}

function medianPlace(counts: Uint32Array, n: number): number {
  if (n === 0) return NaN;
  const at = (rank: number): number => {
    let passed = 0;
    return counts.findIndex((count) => (passed += count) > rank);
  };
  return (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2;
}
