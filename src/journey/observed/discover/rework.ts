import { caseCount, type EventLog } from '../log/event-log.js';
import { durationsIn, type Durations } from './graph.js';

/** A step that cases come back to. */
export interface Rework {
  readonly activity: number;
  readonly name: string;
  /** Cases that have it, and those that have it more than once. */
  readonly cases: number;
  readonly again: number;
  /** How often it happened beyond the first time, right after itself (`repeats`) and after something else (`returns`). */
  readonly repeats: number;
  readonly returns: number;
  /** How often cases that came back had it, on the average: "1.8 times". */
  readonly timesEach: number;
  /** From its first time in a case to its last, of cases that came back: what the rework took. */
  readonly time: Durations | null;
}

/** Steps that cases come back to, those of most cases first. */
export function* reworkSteps(log: EventLog, { duration }: { readonly duration?: (from: number, to: number) => number } = {}): Generator<number, readonly Rework[], void> {
  const { starts, activities, times, activityNames } = log;
  const size = activityNames.length;
  const cases = caseCount(log);
  const [lastCase, first, last, inCase, before] = [new Int32Array(size).fill(-1), new Float64Array(size), new Float64Array(size), new Uint32Array(size), new Int32Array(size)];
  const [withIt, again, repeats, returns, times2] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const waits: number[][] = Array.from({ length: size }, () => []);
  const touched: number[] = [];
  for (let c = 0; c < cases; c++) {
    touched.length = 0;
    for (let i = starts[c]!; i < starts[c + 1]!; i++) {
      const activity = activities[i]!;
      if (lastCase[activity] !== c) {
        lastCase[activity] = c;
        first[activity] = times[i]!;
        inCase[activity] = 0;
        withIt[activity]! += 1;
        touched.push(activity);
      } else if (before[activity] === i - 1) repeats[activity]! += 1;
      else returns[activity]! += 1;
      inCase[activity]! += 1;
      last[activity] = times[i]!;
      before[activity] = i;
    }
    for (const activity of touched) {
      if (inCase[activity]! < 2) continue;
      again[activity]! += 1;
      times2[activity]! += inCase[activity]!;
      waits[activity]!.push(duration ? duration(first[activity]!, last[activity]!) : last[activity]! - first[activity]!);
    }
    if ((c & 8191) === 8191) yield c / cases;
  }
  return activityNames
    .map((name, activity): Rework => ({
      activity, name, cases: withIt[activity]!, again: again[activity]!, repeats: repeats[activity]!, returns: returns[activity]!,
      timesEach: again[activity]! > 0 ? times2[activity]! / again[activity]! : 0,
      time: durationsIn(Float64Array.from(waits[activity]!), 0, waits[activity]!.length),
    }))
    .filter((one) => one.again > 0)
    .sort((a, b) => b.again - a.again || a.activity - b.activity);
}
