import { verdictOf, type Change } from '../metrics/reading.js';
import { DEFAULT_LEVEL, type Interval } from '../metrics/statistics/interval.js';
import { holm } from '../metrics/statistics/multiple/adjust.js';
import { protectGroups } from '../metrics/statistics/privacy/groups.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../metrics/statistics/privacy/suppression.js';
import { protectTable, type ProtectedTable } from '../metrics/statistics/privacy/table.js';
import { multinomialGoodman } from '../metrics/statistics/proportion/multinomial.js';
import { compareOverlap, overlapDifference, type OverlapCounts } from '../metrics/statistics/proportion/overlap.js';
import type { AdvocacyCounts } from './counts.js';
import { ADVOCACY_GROUPS, directionOf, type AdvocacyGroup } from './segments.js';

/** How large a group is, with its share of all who were seen; null where it is hidden to protect people. */
export interface GroupShare {
  readonly n: number;
  readonly share: number;
  /** Holds for all groups at once. */
  readonly interval: Interval;
}

/** One group in the later period, and what became of it. */
export interface GroupFigures {
  readonly group: AdvocacyGroup;
  readonly later: GroupShare | null;
  readonly earlier: GroupShare | null;
  /** Of the share, later minus earlier; null if one of them is hidden or there is no earlier period. */
  readonly change: Change | null;
}

/** A number of people, or `few` where it is below the privacy threshold; `few` is never nobody. */
export type PeopleCount = number | 'few';

/** A number of people who moved; some of them may be hidden, and then there are at least so many. */
export interface Moved {
  readonly n: number;
  readonly atLeast: boolean;
}

/** Who went from where to where. Null is hidden. Rows are the earlier groups, columns the later. */
export interface AdvocacyFlow {
  /** The groups, and behind them those who were not seen, unless `basis` is `seen-twice`. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rows: readonly (number | null)[];
  readonly columns: readonly (number | null)[];
  readonly left: Moved;
  readonly right: Moved;
  readonly stayed: Moved;
}

/** What counts say and may say. */
export type AdvocacyReading =
  | { readonly kind: 'nobody' }
  /** Fewer people than the privacy threshold. */
  | { readonly kind: 'suppressed' }
  | {
      readonly kind: 'measured';
      /**
       * Whom the figures are about: `everybody` who was seen in a period; `seen-twice`, only who was seen in both, since figures
       * of everybody would give away the few who were not; `one-period`, there is nothing to compare with.
       */
      readonly basis: 'everybody' | 'seen-twice' | 'one-period';
      /** People behind the later shares. */
      readonly n: number;
      /** People behind the earlier shares; 0 without an earlier period. */
      readonly before: number;
      readonly groups: readonly GroupFigures[];
      readonly flow: AdvocacyFlow | null;
      /** Seen in one of the periods alone; null where two periods are not held against each other. */
      readonly onlyEarlier: PeopleCount | null;
      readonly onlyLater: PeopleCount | null;
    };

/** How counts are read. */
export interface AdvocacyReadOptions {
  /** Fewer people than this are not shown, nor any number that would give them away. Default 5. */
  readonly privacyThreshold?: number;
  readonly level?: number;
}

const GROUPS = ADVOCACY_GROUPS.length;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/**
 * What is shown of counts: shares with Goodman's simultaneous intervals, their changes, and the flow between two periods, with
 * everything hidden that shows fewer people than the threshold or lets them be worked out.
 */
export function readAdvocacy({ flows, earlier }: AdvocacyCounts, { privacyThreshold: k = DEFAULT_PRIVACY_THRESHOLD, level = DEFAULT_LEVEL }: AdvocacyReadOptions = {}): AdvocacyReading {
  if (sum(flows.flat()) === 0) return { kind: 'nobody' };
  if (earlier === undefined) return onePeriod(flows[GROUPS]!.slice(0, GROUPS), k, level);
  const newcomers = sum(flows[GROUPS]!);
  const leavers = sum(flows.map((cells) => cells[GROUPS]!));
  const both = sum(flows.flat()) - newcomers - leavers;
  const open = (n: number): boolean => n === 0 || n >= k;
  const only = { onlyEarlier: peopleOf(leavers, k), onlyLater: peopleOf(newcomers, k) };
  if (open(newcomers) && open(leavers) && open(both) && newcomers + both > 0 && leavers + both > 0) {
    const hidden = protectTable(flows, k, { rows: [GROUPS], columns: [GROUPS] });
    if (!hidden.rows[GROUPS] && !hidden.columns[GROUPS]) return twoPeriods(flows, hidden, 'everybody', only, level);
  }
  // who was seen once is told as a number at most, so that nothing can be taken from the figures of those seen twice
  const twice = flows.slice(0, GROUPS).map((cells) => cells.slice(0, GROUPS));
  if (both >= k) return twoPeriods(twice, protectTable(twice, k), 'seen-twice', only, level);
  return onePeriod(ADVOCACY_GROUPS.map((_, g) => sum(flows.map((cells) => cells[g]!))), k, level);
}

const peopleOf = (n: number, k: number): PeopleCount => (n > 0 && n < k ? 'few' : n);

/** One period alone. What is known of another is not told, since its groups could be taken from these. */
function onePeriod(sizes: readonly number[], k: number, level: number): AdvocacyReading {
  const n = sum(sizes);
  if (n === 0) return { kind: 'nobody' };
  if (n < k) return { kind: 'suppressed' };
  const shares = sharesOf(sizes, protectGroups(sizes, k), level);
  return {
    kind: 'measured', basis: 'one-period', n, before: 0,
    groups: ADVOCACY_GROUPS.map((group, g) => ({ group, later: shares[g]!, earlier: null, change: null })),
    flow: null, onlyEarlier: null, onlyLater: null,
  };
}

function sharesOf(sizes: readonly number[], hidden: readonly boolean[], level: number): (GroupShare | null)[] {
  const n = sum(sizes);
  const ends = multinomialGoodman(sizes, level);
  return sizes.map((size, g) => (hidden[g] || !ends ? null : { n: size, share: size / n, interval: { level, lower: ends[g]![0], upper: ends[g]![1], method: 'Goodman' } }));
}

function twoPeriods(
  flows: readonly (readonly number[])[], hidden: ProtectedTable, basis: 'everybody' | 'seen-twice', only: { readonly onlyEarlier: PeopleCount; readonly onlyLater: PeopleCount }, level: number,
): AdvocacyReading {
  const rows = flows.map(sum);
  const columns = flows.map((_, c) => sum(flows.map((cells) => cells[c]!)));
  const [before, after] = [rows.slice(0, GROUPS), columns.slice(0, GROUPS)];
  const earlier = sharesOf(before, hidden.rows, level);
  const later = sharesOf(after, hidden.columns, level);
  const tests = ADVOCACY_GROUPS.map((_, g) => (earlier[g] && later[g] ? overlapOf(flows, hidden, g, sum(before), sum(after)) : null));
  const compared = tests.map((counts) => counts && compareOverlap(counts));
  const p = holm(compared.map((one) => one?.p ?? null));
  const wide = 1 - (1 - level) / GROUPS;
  return {
    kind: 'measured', basis, n: sum(after), before: sum(before),
    groups: ADVOCACY_GROUPS.map((group, g) => {
      const difference = tests[g] ? overlapDifference(tests[g], wide) : null;
      const change: Change | null = difference && compared[g]
        ? { difference: difference.diff, unit: 'share', interval: { level: wide, lower: difference.lower, upper: difference.upper, method: 'MOVER of overlapping samples' }, p: p[g]!, verdict: verdictOf(p[g]!), method: compared[g].method }
        : null;
      return { group, later: later[g]!, earlier: earlier[g]!, change };
    }),
    flow: flowOf(flows, hidden, rows, columns),
    ...only,
  };
}

/**
 * The share of a group at both times. Where it is hidden how many stayed in it, or came and went, they are taken for other people
 * at each time: else the width of the interval would tell. That is wider, as a rule.
 */
function overlapOf(flows: readonly (readonly number[])[], { cells }: ProtectedTable, g: number, before: number, after: number): OverlapCounts {
  const [was, is] = [sum(flows[g]!), sum(flows.map((row) => row[g]!))];
  const once = flows.length > GROUPS;
  if (cells[g]![g] || (once && (cells[g]![GROUPS] || cells[GROUPS]![g]))) {
    return { both: { yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 }, earlier: { yes: was, n: before }, later: { yes: is, n: after } };
  }
  const [left, came] = once ? [flows[g]![GROUPS]!, flows[GROUPS]![g]!] : [0, 0];
  const [leavers, newcomers] = once ? [sum(flows.map((row) => row[GROUPS]!)), sum(flows[GROUPS]!)] : [0, 0];
  const yesYes = flows[g]![g]!;
  const yesNo = was - left - yesYes;
  const noYes = is - came - yesYes;
  const both = { yesYes, yesNo, noYes, noNo: before - leavers - yesYes - yesNo - noYes };
  return { both, earlier: { yes: left, n: leavers }, later: { yes: came, n: newcomers } };
}

function flowOf(flows: readonly (readonly number[])[], hidden: ProtectedTable, rows: readonly number[], columns: readonly number[]): AdvocacyFlow {
  const seen = <T>(value: T, isHidden: boolean | undefined): T | null => (isHidden ? null : value);
  const moved = (test: (from: AdvocacyGroup, to: AdvocacyGroup) => boolean): Moved => {
    let [n, atLeast] = [0, false];
    for (const [r, from] of ADVOCACY_GROUPS.entries()) {
      for (const [c, to] of ADVOCACY_GROUPS.entries()) {
        if (!test(from, to)) continue;
        // a sum with hidden numbers in it would be one more to subtract from
        if (hidden.cells[r]![c]) atLeast = true;
        else n += flows[r]![c]!;
      }
    }
    return { n, atLeast };
  };
  return {
    cells: flows.map((cells, r) => cells.map((n, c) => seen(n, hidden.cells[r]![c]))),
    rows: rows.map((n, r) => seen(n, hidden.rows[r])),
    columns: columns.map((n, c) => seen(n, hidden.columns[c])),
    left: moved((from, to) => directionOf(from, to) === 'left'),
    right: moved((from, to) => directionOf(from, to) === 'right'),
    stayed: moved((from, to) => from === to && from !== 'unknown'),
  };
}
