import { notNegative, within } from '../checks.js';
import { quotient } from '../quotient.js';
import { shareOf, type Share } from '../share.js';

/** Recommendations of a period, counted. What is not known is left out. */
export interface ReferralCounts {
  readonly newCustomers: number;
  /** Of the new ones, those who came because a customer recommended it. */
  readonly referred: number;
  /** Of the new ones, those of whom nobody knows how they came. Default 0. */
  readonly unknownSource?: number;
  /** Customers at the start: who could have recommended. */
  readonly customers?: number;
  /** Recommendations they made, whether or not anybody came. */
  readonly referrals?: number;
  /** Customers who answered 9 or 10. */
  readonly promoters?: number;
  /** Recommendations that these made. */
  readonly referralsByPromoters?: number;
}

/** What recommendations bring. */
export interface Referrals {
  /** Referred / new customers of known source, with Wilson's interval. */
  readonly referredShare: Share;
  /** Referred new customers for each customer at the start, 0 upwards: above 1, the base more than doubles by word of mouth. */
  readonly newPerCustomer: number | null;
  /** Recommendations for each customer, 0 upwards. */
  readonly perCustomer: number | null;
  /** Recommendations for each promoter, 0 upwards: do those who say they would, do it? */
  readonly perPromoter: number | null;
}

/**
 * Referrals of one period, from counts. Null where a base is 0 or not known. Definitions are ours: no standard was
 * found. NPS asks for the intention to recommend; these count the deed, so show them beside it.
 *
 * Use it where new customers are asked how they came, or referral codes tell. Not where most sources are unknown: the
 * share is then that of the few who were asked.
 *
 * @formula referred / (new - unknown source); referred / customers; referrals / customers; referrals by promoters / promoters
 * @throws CxError `not-a-number`, `out-of-range`: below 0, or more referred than new
 */
export function referralRates(counts: ReferralCounts, { level }: { readonly level?: number } = {}): Referrals {
  const all = notNegative(counts.newCustomers, '/newCustomers');
  const known = all - within(counts.unknownSource ?? 0, 0, all, '/unknownSource');
  const referred = within(counts.referred, 0, known, '/referred');
  return {
    referredShare: shareOf(referred, known, level),
    newPerCustomer: rate(referred, '/referred', counts.customers, '/customers'),
    perCustomer: rate(counts.referrals, '/referrals', counts.customers, '/customers'),
    perPromoter: rate(counts.referralsByPromoters, '/referralsByPromoters', counts.promoters, '/promoters'),
  };
}

function rate(count: number | undefined, countWhere: string, base: number | undefined, baseWhere: string): number | null {
  const above = count === undefined ? null : notNegative(count, countWhere);
  const below = base === undefined ? null : notNegative(base, baseWhere);
  return above === null || below === null ? null : quotient(above, below);
}
