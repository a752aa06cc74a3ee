import { notNegative, positive, within } from '../checks.js';
import { quotient } from '../quotient.js';

/** The employees of a period. */
export interface TurnoverCounts {
  /** Headcounts, evenly spaced over the period: start and end, or the ends of the months with the start before them. */
  readonly headcounts: readonly number[];
  /** How many left. */
  readonly separations: number;
  /** Of those, how many by their own wish. */
  readonly voluntary?: number;
  /** How long the period is, in months. Default 12. */
  readonly months?: number;
}

/** Employee turnover. */
export interface Turnover {
  /** Mean headcount; null without headcounts. */
  readonly average: number | null;
  /** Separations / average, 0 upwards: above 1 where posts change hands more than once. Null without headcount. */
  readonly rate: number | null;
  /** rate * 12 / months. */
  readonly annualized: number | null;
  /** Voluntary separations / average; null if not known. */
  readonly voluntary: number | null;
}

/**
 * Employee turnover of a period, a leading indicator of customer experience: separations over mean headcount, as
 * the rates of JOLTS are (US Bureau of Labor Statistics: separations as a percent of employment). Carried over to a
 * year by multiplying, and rightly so: posts are filled again, so the rate is no probability and may pass 1.
 *
 * Use it for a period with known headcounts. Not for a cross-section of people with a mark "has left": that is a
 * share, without a period.
 *
 * @formula separations / ((start + end) / 2); a year: rate * 12 / months
 * @source US Bureau of Labor Statistics, JOLTS, footnote on rates
 * @throws CxError `not-a-number`, `out-of-range`: below 0, or more left by their own wish than left
 */
export function employeeTurnover({ headcounts, separations, voluntary, months = 12 }: TurnoverCounts): Turnover {
  const left = notNegative(separations, '/separations');
  const wished = voluntary === undefined ? null : within(voluntary, 0, left, '/voluntary');
  positive(months, '/months');
  let total = 0;
  headcounts.forEach((headcount, i) => (total += notNegative(headcount, `/headcounts/${i}`)));
  const average = headcounts.length > 0 ? total / headcounts.length : null;
  const per = (people: number | null): number | null => (people === null || average === null ? null : quotient(people, average));
  const rate = per(left);
  return { average, rate, annualized: rate === null ? null : quotient(rate, months / 12), voluntary: per(wished) };
}
