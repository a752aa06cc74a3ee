import type { Names } from '../expression/check.js';

/**
 * What is known of one customer in one period. What nobody said or recorded is left out, and a condition on it is neither
 * true nor false.
 */
export interface CustomerFacts {
  /** The last answer to "would you recommend us?", 0..10. */
  readonly score?: number;
  /** The last satisfaction, as a part of its scale: 0..1. */
  readonly satisfaction?: number;
  /** The mean of the feelings told: -1, bad, to 1, good. */
  readonly sentiment?: number;
  /** Spent in the period, less refunds; only if all of it is in one currency. */
  readonly spend?: number;
  /** Spend against that of the stretch of the same length before, -1 for all lost; only if there was any then. */
  readonly spendChange?: number;
  /** Does a contract run at the end of the period? Only if one was ever seen. */
  readonly customer?: boolean;
  /** Left in the period: the last contract ended, and none runs at its end. */
  readonly left: boolean;
  /** Contracts that were renewed in the period. */
  readonly renewals: number;
  /** Contracts that ended in it. */
  readonly contractsEnded: number;
  /** Complaints made in the period. */
  readonly complaints: number;
  /** Complaints that are not resolved at its end, whenever they were made. */
  readonly openComplaints: number;
  /** Recommendations in the period that brought somebody along, or were seen. */
  readonly referrals: number;
  /** Reviews and stories that the customer agreed to in the period. */
  readonly stories: number;
  /** Employees whom the customer named for something well done. */
  readonly recognitions: number;
  /** The on-ramps of which the customer is a member at the end of the period. */
  readonly programs: readonly string[];
}

/** What conditions may ask for, with its kind. */
export const ADVOCACY_FACTS = {
  score: 'number', satisfaction: 'number', sentiment: 'number', spend: 'number', spendChange: 'number', customer: 'boolean', left: 'boolean', renewals: 'number',
  contractsEnded: 'number', complaints: 'number', openComplaints: 'number', referrals: 'number', stories: 'number', recognitions: 'number', programs: 'list',
} as const satisfies Names & Record<keyof CustomerFacts, string>;

export type AdvocacyFact = keyof typeof ADVOCACY_FACTS;
