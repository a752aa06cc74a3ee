import { confidence, notNegative } from '../../checks.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { wilson, type Ends } from './intervals.js';

/**
 * Goodman's simultaneous intervals of the shares of a split into two or more groups, each within 0..1: Wilson's
 * interval with the error divided by the number of groups (1965, Technometrics 7:247-254), so that all of them hold
 * together with confidence `level`. Null for an empty split.
 *
 * Take it to draw a whole distribution with error bars. For one share that was chosen beforehand take wilson, which is
 * narrower.
 *
 * @formula Wilson at the level 1 - (1 - level) / groups
 * @throws CxError `not-a-number`, `out-of-range` for a count below 0 (`/counts/2`) or a level that is not between 0 and 1
 */
export function multinomialGoodman(counts: readonly number[], level = DEFAULT_LEVEL): readonly Ends[] | null {
  confidence(level);
  const n = counts.reduce((total, count, i) => total + notNegative(count, `/counts/${i}`), 0);
  if (!(n > 0)) return null;
  return counts.map((count) => wilson(count, n, 1 - (1 - level) / counts.length)!);
}
