import { notNegative, within } from '../../checks.js';
import { nonResponseBounds } from './response-rate.js';

/** Where a figure would lie if what is missing had come, or that this cannot be bounded. */
export type MissingDataBounds =
  | { readonly kind: 'bounded'; readonly lower: number; readonly upper: number }
  /** The scale has no end, so one answer that is missing could have moved it anywhere. */
  | { readonly kind: 'unbounded' };

/**
 * The lowest and the highest a mean could be if `lost` more answers had come, whatever they had said: worst-case bounds, without any assumption about
 * them (Manski 1989, Anatomy of the selection problem, Journal of Human Resources 24(3); Manski 2003, Partial Identification of Probability Distributions, 1.1).
 * `low` and `high` are the ends of the scale: 0 and 1 for a share, -100 and 100 for an NPS. With no answers at all it is the whole scale.
 *
 * Take it where answers are known to be missing, as those that devices report as lost. It is no confidence interval: that says what chance does to the answers
 * that came, this what the others could do, and it does not shrink with more certainty. Figures that are no mean of answers, such as medians, have other bounds.
 *
 * @formula (n value + lost low) / (n + lost) .. (n value + lost high) / (n + lost)
 * @param value the figure of the answers that came
 * @param n how many came
 * @param lost how many are known to be missing
 * @throws CxError `not-a-number`, `out-of-range` (`/n` and `/lost` below 0; `/observed`, which must lie on the scale)
 */
export function missingDataBounds(value: number, n: number, lost: number, low = 0, high = 1): MissingDataBounds {
  notNegative(n, '/n');
  if (notNegative(lost, '/lost') === 0 && n > 0) {
    if (low > -Infinity && high < Infinity) within(value, low, high, '/observed');
    return { kind: 'bounded', lower: value, upper: value };
  }
  if (!(low > -Infinity && high < Infinity)) return { kind: 'unbounded' };
  const [lower, upper] = nonResponseBounds(value, n === 0 ? 0 : n / (n + lost), low, high);
  return { kind: 'bounded', lower, upper };
}
