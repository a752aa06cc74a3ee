import { caseCount, type EventLog } from '../log/event-log.js';
import { endOf, fateOf, type DropOffOptions } from './drop-off.js';
import { pathOf } from './variants.js';

/** A number of an observed journey, by what it counts. */
export type Behind =
  | { readonly kind: 'activity' | 'start' | 'end' | 'again'; readonly activity: number }
  | { readonly kind: 'edge'; readonly from: number; readonly to: number }
  | { readonly kind: 'variant'; readonly path: readonly number[]; readonly withoutRepeats?: boolean }
  /** All ways but these. */
  | { readonly kind: 'other-variants'; readonly paths: readonly (readonly number[])[]; readonly withoutRepeats?: boolean }
  | ({ readonly kind: 'arrived' | 'open' | 'dropped'; readonly activity?: number } & DropOffOptions)
  | { readonly kind: 'went-on'; readonly activity: number }
  /** That have any event. */
  | { readonly kind: 'went' }
  /** That go a way which is none of these; from one activity only, if it is given. */
  | { readonly kind: 'other-edges'; readonly edges: readonly { readonly from: number; readonly to: number }[]; readonly from?: number };

/** The cases behind a number, by the very rule that it was counted by: their indices, as many as the number of cases says. */
export function casesBehind(log: EventLog, behind: Behind): Uint32Array {
  const is = testOf(log, behind);
  const found: number[] = [];
  for (let c = 0; c < caseCount(log); c++) if (is(c)) found.push(c);
  return Uint32Array.from(found);
}

/** The same, by their names. */
export function caseNamesBehind(log: EventLog, behind: Behind): string[] {
  return Array.from(casesBehind(log, behind), (c) => log.caseNames[c]!);
}

function testOf(log: EventLog, behind: Behind): (c: number) => boolean {
  const { starts, activities, times } = log;
  const last = (c: number): number | undefined => (starts[c] === starts[c + 1] ? undefined : activities[starts[c + 1]! - 1]);
  const count = (c: number, activity: number): number => {
    let n = 0;
    for (let i = starts[c]!; i < starts[c + 1]!; i++) if (activities[i] === activity) n += 1;
    return n;
  };
  switch (behind.kind) {
    case 'activity':
      return (c) => count(c, behind.activity) > 0;
    case 'again':
      return (c) => count(c, behind.activity) > 1;
    case 'start':
      return (c) => starts[c] !== starts[c + 1] && activities[starts[c]!] === behind.activity;
    case 'end':
      return (c) => last(c) === behind.activity;
    case 'went':
      return (c) => starts[c] !== starts[c + 1];
    case 'went-on':
      return (c) => count(c, behind.activity) > 0 && last(c) !== behind.activity;
    case 'edge':
      return (c) => {
        for (let i = starts[c]! + 1; i < starts[c + 1]!; i++) if (activities[i - 1] === behind.from && activities[i] === behind.to) return true;
        return false;
      };
    case 'other-edges': {
      const size = log.activityNames.length;
      const shown = new Set(behind.edges.map(({ from, to }) => from * size + to));
      return (c) => {
        for (let i = starts[c]! + 1; i < starts[c + 1]!; i++) {
          const from = activities[i - 1]!;
          if ((behind.from === undefined || behind.from === from) && !shown.has(from * size + activities[i]!)) return true;
        }
        return false;
      };
    }
    case 'variant':
      return goes(log, [behind.path], behind.withoutRepeats ?? false);
    case 'other-variants': {
      const listed = goes(log, behind.paths, behind.withoutRepeats ?? false);
      return (c) => !listed(c);
    }
    default: {
      const end = behind.until ?? endOf(log);
      return (c) => {
        const activity = last(c);
        return activity !== undefined && (behind.activity === undefined || behind.activity === activity) && fateOf(activity, times[starts[c + 1]! - 1]!, end, behind) === behind.kind;
      };
    }
  }
}

function goes(log: EventLog, paths: readonly (readonly number[])[], withoutRepeats: boolean): (c: number) => boolean {
  const wanted = new Set(paths.map((path) => path.join(' ')));
  return (c) => wanted.has(pathOf(log, c, withoutRepeats).join(' '));
}
