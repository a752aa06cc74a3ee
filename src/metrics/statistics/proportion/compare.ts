import { proportionTest } from './difference.js';
import { fisherExact } from './fisher.js';

/** A test of two shares, chosen by how much there is to go by. */
export interface ProportionComparison {
  readonly method: 'N-1 chi-square' | 'Fisher exact';
  /** Two-sided, 0..1. */
  readonly p: number;
  /** The smallest count expected if the shares were the same. Below 1 the chi-square test errs, so Fisher's is taken. */
  readonly smallestExpected: number;
}

/**
 * Are two shares the same, by the test that fits the numbers? The N-1 test where every expected count is at least 1,
 * else Fisher's exact test (Campbell 2007, Statistics in Medicine 26:3661-3675). Null if a side is empty.
 *
 * Take it as the default; show it with newcombe, since a p of 0.3 from ten answers is no proof of sameness. Not for
 * answers of the same people at two times, and not for weighted counts.
 *
 * @formula N-1 chi-square where every expected count is 1 or more, else Fisher
 * @throws CxError as fisherExact
 */
export function compareProportions(x1: number, n1: number, x2: number, n2: number): ProportionComparison | null {
  const exact = fisherExact(x1, n1, x2, n2);
  if (exact === null) return null;
  const yes = x1 + x2;
  const n = n1 + n2;
  const smallestExpected = (Math.min(n1, n2) * Math.min(yes, n - yes)) / n;
  const { pN1 } = proportionTest(x1, n1, x2, n2);
  return smallestExpected >= 1 && pN1 !== null
    ? { method: 'N-1 chi-square', p: pN1, smallestExpected }
    : { method: 'Fisher exact', p: exact, smallestExpected };
}
