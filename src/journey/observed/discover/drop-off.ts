import { shareOf, type Share } from '../../../metrics/share.js';
import { caseCount, type EventLog } from '../log/event-log.js';

/** What became of the cases that were at a step last. */
export interface DropOffAt {
  readonly activity: number;
  readonly name: string;
  /** Cases that came to it at all. */
  readonly reached: number;
  /** Of those, cases that did something else later. `reached = wentOn + arrived + open + dropped`. */
  readonly wentOn: number;
  /** That ended here, and may. */
  readonly arrived: number;
  /** That ended here, may not, and may still go on: their last event is too recent. */
  readonly open: number;
  /** That ended here for good. */
  readonly dropped: number;
  /** dropped out of reached. */
  readonly share: Share;
}

export interface DropOff {
  readonly cases: number;
  readonly emptyCases: number;
  /** `cases = emptyCases + arrived + open + dropped`. */
  readonly arrived: number;
  readonly open: number;
  readonly dropped: number;
  /** Most dropped first. */
  readonly at: readonly DropOffAt[];
}

export interface DropOffOptions {
  /** Activities at which a journey may end; without them, every end is an arrival. */
  readonly goals?: ReadonlySet<number>;
  /** A case whose last event is not older than this at the end of the log may still go on, in milliseconds. Default 0: none is. */
  readonly patience?: number;
  /** The end of the log; its last event if not given. */
  readonly until?: number;
}

/** What becomes of the case whose last event this is. */
export function fateOf(activity: number, time: number, end: number, { goals, patience = 0 }: DropOffOptions): 'arrived' | 'open' | 'dropped' {
  if (!goals || goals.has(activity)) return 'arrived';
  return patience > 0 && end - time <= patience ? 'open' : 'dropped';
}

/** The end of a log: its last event. */
export function endOf({ times }: EventLog): number {
  let end = -Infinity;
  for (const time of times) if (time > end) end = time;
  return end;
}

/** Where cases stop that should have gone on. */
export function* dropOffSteps(log: EventLog, options: DropOffOptions = {}): Generator<number, DropOff, void> {
  const { starts, activities, times, activityNames } = log;
  const end = options.until ?? endOf(log);
  const size = activityNames.length;
  const last = new Int32Array(size).fill(-1);
  const reached = new Uint32Array(size);
  const fates = { arrived: new Uint32Array(size), open: new Uint32Array(size), dropped: new Uint32Array(size) };
  let empty = 0;
  const cases = caseCount(log);
  for (let c = 0; c < cases; c++) {
    const [from, to] = [starts[c]!, starts[c + 1]!];
    if (from === to) empty += 1;
    else fates[fateOf(activities[to - 1]!, times[to - 1]!, end, options)][activities[to - 1]!]! += 1;
    for (let i = from; i < to; i++) {
      const activity = activities[i]!;
      if (last[activity] === c) continue;
      last[activity] = c;
      reached[activity]! += 1;
    }
    if ((c & 8191) === 8191) yield c / cases;
  }
  const total = (of: Uint32Array): number => of.reduce((a, b) => a + b, 0);
  const at = activityNames.map((name, activity): DropOffAt => {
    const [arrived, open, dropped] = [fates.arrived[activity]!, fates.open[activity]!, fates.dropped[activity]!];
    return { activity, name, reached: reached[activity]!, wentOn: reached[activity]! - arrived - open - dropped, arrived, open, dropped, share: shareOf(dropped, reached[activity]!) };
  });
  at.sort((a, b) => b.dropped - a.dropped || a.activity - b.activity);
  return { cases, emptyCases: empty, arrived: total(fates.arrived), open: total(fates.open), dropped: total(fates.dropped), at };
}
