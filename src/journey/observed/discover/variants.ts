import { caseCount, type EventLog } from '../log/event-log.js';
import { durationsIn, type Durations } from './graph.js';

/** A way that cases went, from their first step to their last. */
export interface Variant {
  /** Activities in order. */
  readonly path: readonly number[];
  readonly cases: number;
  /** Of all cases, 0..1. */
  readonly share: number;
  readonly time: Durations;
  /** One of the cases, to ask for all of them by. */
  readonly example: number;
}

export interface Variants {
  readonly cases: number;
  /** How many ways there are. */
  readonly count: number;
  /** Most frequent first. */
  readonly variants: readonly Variant[];
  /** Those that are not listed; `cases = sum of listed + other.cases`. */
  readonly other: { readonly variants: number; readonly cases: number; readonly share: number };
}

export interface VariantOptions {
  /** How many are listed. Default 50. */
  readonly top?: number;
  /** A step that repeats itself counts once: "call, call, mail" is "call, mail". */
  readonly withoutRepeats?: boolean;
  readonly duration?: (from: number, to: number) => number;
}

/** Which way each case went, as the number of its first case that went so. */
export function* waysOf(log: EventLog, withoutRepeats = false): Generator<number, Int32Array, void> {
  const { starts, activities } = log;
  const cases = caseCount(log);
  const way = new Int32Array(cases);
  const byHash = new Map<number, number[]>();
  for (let c = 0; c < cases; c++) {
    const hash = hashOf(activities, starts[c]!, starts[c + 1]!, withoutRepeats);
    const heads = byHash.get(hash);
    // two ways may have one hash: only the same steps are the same way
    const head = heads?.find((other) => sameWay(log, c, other, withoutRepeats));
    way[c] = head ?? c;
    if (head === undefined) {
      if (heads) heads.push(c);
      else byHash.set(hash, [c]);
    }
    if ((c & 8191) === 8191) yield c / cases;
  }
  return way;
}

/** The ways that cases went, in steps. */
export function* variantSteps(log: EventLog, { top = 50, withoutRepeats = false, duration }: VariantOptions = {}): Generator<number, Variants, void> {
  const way = yield* waysOf(log, withoutRepeats);
  const { starts, times } = log;
  const cases = way.length;
  const sizes = new Map<number, number>();
  for (const head of way) sizes.set(head, (sizes.get(head) ?? 0) + 1);
  const ranked = [...sizes].sort(([a, n], [b, m]) => m - n || a - b);
  const listed = ranked.slice(0, top);
  const rank = new Map(listed.map(([head], i) => [head, i]));
  const waits = listed.map(([, n]) => new Float64Array(n));
  const filled = new Uint32Array(listed.length);
  for (let c = 0; c < cases; c++) {
    const i = rank.get(way[c]!);
    if (i === undefined) continue;
    const [begin, end] = [starts[c]!, starts[c + 1]!];
    waits[i]![filled[i]!++] = begin === end ? 0 : duration ? duration(times[begin]!, times[end - 1]!) : times[end - 1]! - times[begin]!;
  }
  const shown = listed.reduce((sum, [, n]) => sum + n, 0);
  return {
    cases,
    count: ranked.length,
    variants: listed.map(([head, n], i): Variant => ({ path: pathOf(log, head, withoutRepeats), cases: n, share: n / cases, time: durationsIn(waits[i]!, 0, n)!, example: head })),
    other: { variants: ranked.length - listed.length, cases: cases - shown, share: cases === 0 ? 0 : (cases - shown) / cases },
  };
}

export function pathOf({ starts, activities }: EventLog, c: number, withoutRepeats: boolean): number[] {
  const path: number[] = [];
  for (let i = starts[c]!; i < starts[c + 1]!; i++) if (!withoutRepeats || path.at(-1) !== activities[i]) path.push(activities[i]!);
  return path;
}

function hashOf(activities: Uint32Array, from: number, to: number, withoutRepeats: boolean): number {
  let hash = 0x811c9dc5; // FNV-1a
  let before = -1;
  for (let i = from; i < to; i++) {
    const here = activities[i]!;
    if (withoutRepeats && here === before) continue;
    hash = Math.imul(hash ^ here, 0x01000193) ^ (hash >>> 15);
    before = here;
  }
  return hash;
}

function sameWay(log: EventLog, a: number, b: number, withoutRepeats: boolean): boolean {
  const { starts, activities } = log;
  let [i, j] = [starts[a]!, starts[b]!];
  const [iEnd, jEnd] = [starts[a + 1]!, starts[b + 1]!];
  if (!withoutRepeats && iEnd - i !== jEnd - j) return false;
  const after = (place: number, end: number): number => {
    let next = place + 1;
    if (withoutRepeats) while (next < end && activities[next] === activities[place]) next += 1;
    return next;
  };
  while (i < iEnd && j < jEnd) {
    if (activities[i] !== activities[j]) return false;
    i = after(i, iEnd);
    j = after(j, jEnd);
  }
  return i === iEnd && j === jEnd;
}
