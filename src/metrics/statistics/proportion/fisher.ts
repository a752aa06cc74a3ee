import { notNegative, whole, within } from '../../checks.js';

/**
 * Fisher's exact test of x1/n1 = x2/n2, two-sided: the chance, 0..1, of a table as unlikely as this one or more so,
 * given its margins (Irwin's rule, as R's fisher.test and scipy have it). 1 where nobody or everybody said yes; 0 for less
 * than about 1e-300; null if a side is empty.
 *
 * Take it where an expected count is below 1, or a reviewer asks for it. Elsewhere it is too cautious: the N-1 test of
 * proportionTest finds more and errs no more often than it says (Campbell 2007, Statistics in Medicine 26:3661-3675).
 *
 * @formula sum of the hypergeometric chances that are no greater than that of the table
 * @throws CxError `not-a-number`, `not-whole`, `out-of-range` (`/x1`, `/n1`, `/x2`, `/n2`)
 */
export function fisherExact(x1: number, n1: number, x2: number, n2: number): number | null {
  whole(notNegative(n1, '/n1'), '/n1');
  whole(notNegative(n2, '/n2'), '/n2');
  whole(within(x1, 0, n1, '/x1'), '/x1');
  whole(within(x2, 0, n2, '/x2'), '/x2');
  if (n1 === 0 || n2 === 0) return null;
  const yes = x1 + x2;
  const low = Math.max(0, yes - n2);
  const high = Math.min(n1, yes);
  const mode = Math.min(high, Math.max(low, Math.floor(((n1 + 1) * (yes + 1)) / (n1 + n2 + 2))));
  // hypergeometric chances relative to that of the mode, by ratios of neighbours: no factorials, and nothing cancels
  const ratio = (x: number): number => ((n1 - x) * (yes - x)) / ((x + 1) * (n2 - yes + x + 1)); // of x + 1 to x
  const up = falling(high - mode, (i) => ratio(mode + i));
  const down = falling(mode - low, (i) => 1 / ratio(mode - i - 1));
  const own = x1 < mode ? down[mode - x1] : up[x1 - mode];
  if (own === undefined) return 0;
  const limit = own * (1 + 1e-7); // tables as likely as this one, but for rounding
  const all = sumUpTo(up, Infinity) + sumUpTo(down, Infinity) - 1;
  const rare = sumUpTo(up, limit) + sumUpTo(down, limit) - (limit >= 1 ? 1 : 0);
  return Math.min(1, rare / all);
}

/** 1, and what follows it by these ratios, until nothing is left that counts. */
function falling(steps: number, ratio: (i: number) => number): number[] {
  const chances = [1];
  for (let i = 0, chance = 1; i < steps && chance > 1e-300; i++) chances.push((chance *= ratio(i)));
  return chances;
}

/** Sum of those up to `limit` of a falling list, the smallest first so that none is lost. */
function sumUpTo(falling: readonly number[], limit: number): number {
  let sum = 0;
  for (let i = falling.length - 1; i >= 0 && falling[i]! <= limit; i--) sum += falling[i]!;
  return sum;
}
