import { notNegative, whole, within } from '../../checks.js';
import { twoSidedNormalP } from '../distributions/normal.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { compareProportions } from './compare.js';
import { wilson } from './intervals.js';
import { mcnemar, type PairedCounts } from './paired.js';

/** So many of so many who were asked at one time only. */
export interface OnceCounts {
  readonly yes: number;
  readonly n: number;
}

/** Yes or no at two times, where some people were asked at both and some at one only. */
export interface OverlapCounts {
  /** Who was asked twice. */
  readonly both: PairedCounts;
  /** Who was asked at the earlier time only. */
  readonly earlier: OnceCounts;
  /** Who was asked at the later time only. */
  readonly later: OnceCounts;
}

interface Sides {
  /** Later, then earlier. */
  readonly x: readonly [number, number];
  readonly n: readonly [number, number];
  /** How many were asked twice. */
  readonly twice: number;
  /** Phi times its root of four products: above 0 if who said yes once is likelier to say it again. */
  readonly cross: number;
  readonly root: number;
}

function sidesOf({ both, earlier, later }: OverlapCounts): Sides {
  for (const [name, count] of Object.entries(both)) whole(notNegative(count as number, `/both/${name}`), `/both/${name}`);
  for (const [name, { yes, n }] of [['earlier', earlier], ['later', later]] as const) whole(within(yes, 0, whole(notNegative(n, `/${name}/n`), `/${name}/n`), `/${name}/yes`), `/${name}/yes`);
  const { yesYes, yesNo, noYes, noNo } = both;
  const twice = yesYes + yesNo + noYes + noNo;
  const root = Math.sqrt(yesYes + yesNo) * Math.sqrt(noYes + noNo) * Math.sqrt(yesYes + noYes) * Math.sqrt(yesNo + noNo);
  return { x: [yesYes + noYes + later.yes, yesYes + yesNo + earlier.yes], n: [twice + later.n, twice + earlier.n], twice, cross: yesYes * noNo - yesNo * noYes, root };
}

/**
 * Difference of two shares, later minus earlier, -1..1, where some people were asked at both times: two Wilson intervals
 * put together by MOVER with the correlation of the two shares (Zou & Donner 2008, Statistics in Medicine 27:1693-1702).
 * If everybody was asked twice it is Newcombe's interval of paired shares (1998, Statistics in Medicine 17:2635-2650,
 * method 10), if nobody was it is newcombe. Null if a side is empty.
 *
 * Use it for the change of a share among customers who come and go between the two times. Not for weighted counts.
 *
 * @formula lower = d - sqrt(a^2 - 2 r a b + b^2), a = p1 - l1, b = u2 - p2; r = phi n12 / sqrt(n1 n2), phi with Newcombe's correction
 * @throws CxError `not-a-number`, `not-whole`, `out-of-range` (`/both/yesNo`, `/earlier/yes`, `/level`)
 */
export function overlapDifference(counts: OverlapCounts, level = DEFAULT_LEVEL): { readonly diff: number; readonly lower: number; readonly upper: number } | null {
  const { x, n, twice, cross, root } = sidesOf(counts);
  const later = wilson(x[0], n[0], level);
  const earlier = wilson(x[1], n[1], level);
  if (!later || !earlier) return null;
  // half of those asked twice is taken off, so that a table by chance is not taken for one that holds together
  const held = cross > 0 ? Math.max(0, cross - twice / 2) : cross;
  const r = root > 0 ? ((held / root) * twice) / Math.sqrt(n[0] * n[1]) : 0;
  const [p1, p2] = [x[0] / n[0], x[1] / n[1]];
  const reach = (a: number, b: number): number => Math.sqrt(Math.max(0, a * a - 2 * r * a * b + b * b));
  return { diff: p1 - p2, lower: p1 - p2 - reach(p1 - later[0], earlier[1] - p2), upper: p1 - p2 + reach(later[1] - p1, p2 - earlier[0]) };
}

/** A test of two shares of people who overlap. */
export interface OverlapComparison {
  readonly method: 'N-1 chi-square' | 'Fisher exact' | 'McNemar mid-p' | 'z of overlapping samples';
  /** Two-sided, 0..1. */
  readonly p: number;
}

/**
 * Did a share change, where some people were asked at both times? By what there is to go by: McNemar's mid-p if
 * everybody was asked twice, compareProportions if nobody was, and else the z-test of partially overlapping samples
 * (Derrick, Dobson-Mckittrick, Toher & White 2015, Journal of Applied Quantitative Methods 10(3), with the pooled share),
 * which uses everybody and knows that the same people are not two samples. Where it has too little to go by (an expected
 * count below 1), those who were asked twice decide alone, or if nobody was, Fisher. Null if a side is empty.
 *
 * Take it together with overlapDifference, which says how large the change is. Not for weighted counts.
 *
 * @formula z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2 - 2 phi n12 / (n1 n2))), p of all answers together
 * @throws CxError as overlapDifference
 */
export function compareOverlap(counts: OverlapCounts): OverlapComparison | null {
  const { x, n, twice, cross, root } = sidesOf(counts);
  if (!(n[0] > 0 && n[1] > 0)) return null;
  if (twice === 0) {
    const { method, p } = compareProportions(x[0], n[0], x[1], n[1])!;
    return { method, p };
  }
  const yes = x[0] + x[1];
  const all = n[0] + n[1];
  const expected = (Math.min(...n) * Math.min(yes, all - yes)) / all;
  if (expected < 1 || twice === Math.max(...n)) return { method: 'McNemar mid-p', p: mcnemar(counts.both) };
  const pooled = yes / all;
  const phi = root > 0 ? cross / root : 0;
  const variance = pooled * (1 - pooled) * (1 / n[0] + 1 / n[1] - (2 * phi * twice) / (n[0] * n[1]));
  const difference = x[0] / n[0] - x[1] / n[1];
  return { method: 'z of overlapping samples', p: variance > 0 ? twoSidedNormalP(difference / Math.sqrt(variance)) : 1 };
}
