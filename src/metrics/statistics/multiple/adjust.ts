import { within } from '../../checks.js';

/** A p-value, or null where a test could not be made: it stays null and does not count. */
export type PValue = number | null;

/**
 * Holm's adjusted p-values, 0..1, in the order given: those of at most 0.05 are rejected with a chance of at most 5 %
 * that any of them is wrong (1979, Scandinavian Journal of Statistics 6:65-70). Valid however the tests depend.
 *
 * Take it where a single false alarm is costly, as for a few planned comparisons. For a screen of many segments it
 * finds little: take benjaminiHochberg. Give it all the tests that were looked at, not only the good ones.
 *
 * @formula p_(i) (m - i + 1), never falling, at most 1
 * @throws CxError `not-a-number`, `out-of-range` (`/p/3`)
 */
export function holm(p: readonly PValue[]): PValue[] {
  const order = ascending(p);
  const adjusted: PValue[] = p.map(() => null);
  let highest = 0;
  order.forEach((index, rank) => {
    highest = Math.max(highest, Math.min(1, p[index]! * (order.length - rank)));
    adjusted[index] = highest;
  });
  return adjusted;
}

/**
 * Benjamini and Hochberg's adjusted p-values, 0..1, in the order given: of those of at most 0.05, at most 5 % are wrong
 * in the long run (1995, JRSS B 57:289-300). Valid for tests that are independent or lean the same way.
 *
 * Take it to pick segments worth a look among many. Not to claim each of them: one in twenty is expected to be chance.
 *
 * @formula p_(i) m / i, never rising from the last, at most 1
 * @throws CxError `not-a-number`, `out-of-range` (`/p/3`)
 */
export function benjaminiHochberg(p: readonly PValue[]): PValue[] {
  const order = ascending(p);
  const adjusted: PValue[] = p.map(() => null);
  let lowest = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const index = order[rank - 1]!;
    lowest = Math.min(lowest, (p[index]! * order.length) / rank);
    adjusted[index] = lowest;
  }
  return adjusted;
}

/** The places of the p-values there are, smallest first. */
function ascending(p: readonly PValue[]): number[] {
  const places = p.flatMap((value, i) => (value === null ? [] : (within(value, 0, 1, `/p/${i}`), [i])));
  return places.sort((a, b) => p[a]! - p[b]!);
}
