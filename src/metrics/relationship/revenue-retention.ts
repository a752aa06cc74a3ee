import { notNegative } from '../checks.js';
import { quotient } from '../quotient.js';
import { shareOf, type Share } from '../share.js';

/** What one customer spent in the earlier and in the later of two periods of one length. */
export interface SpendPair {
  readonly prev: number;
  readonly curr: number;
}

/** Revenue of one fixed group of customers, then and now. */
export interface RevenueRetention {
  /** Customers with spend in the earlier period: the base of every figure here. */
  readonly cohort: number;
  /** Net revenue retention: their spend now / then. 0 upwards; above 1 when they buy more. Null without a base. */
  readonly nrr: number | null;
  /** Gross revenue retention: each customer capped at what they spent then. 0..1, never above `nrr`. */
  readonly grr: number | null;
  /** Share of the cohort that spends nothing now, with Wilson's interval. */
  readonly logoChurn: Share;
  /**
   * Growth of spend among those who spend in both periods: -1 upwards. Survivors only, so it flatters: show `nrr`
   * beside it. Null if there are none.
   */
  readonly sameCustomerYoY: number | null;
  /** Where the change came from: before + expansion - contraction - churned = after. In the money of the rows. */
  readonly amounts: {
    readonly before: number;
    readonly expansion: number;
    readonly contraction: number;
    readonly churned: number;
    readonly after: number;
  };
}

/**
 * Net and gross revenue retention, logo churn and same-customer growth of spend, from one row per customer. Customers
 * with nothing in the earlier period are new and in no figure. Sources: the usual subscription formulas; GRR is capped
 * customer by customer, not in total.
 *
 * Use it to compare two like periods (a year with the year before). Not for periods of unlike length or season.
 * Refunds that belong to an earlier period must be netted out first: a row below zero is not accepted.
 *
 * @formula NRR = sum of now / sum of then; GRR = sum of min(then, now) / sum of then; same-customer growth = sum of now
 *   / sum of then - 1 over those who spend in both
 * @throws CxError `not-a-number`, `out-of-range`, naming row and field
 */
export function revenueRetention(customers: Iterable<SpendPair>, { level }: { readonly level?: number } = {}): RevenueRetention {
  let [row, cohort, lost, before, after, kept, expansion, contraction, churned, survivors] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const customer of customers) {
    const prev = notNegative(customer.prev, `/customers/${row}/prev`);
    const curr = notNegative(customer.curr, `/customers/${row}/curr`);
    row += 1;
    if (prev === 0) continue;
    cohort += 1;
    before += prev;
    after += curr;
    kept += Math.min(prev, curr);
    if (curr === 0) {
      lost += 1;
      churned += prev;
      continue;
    }
    survivors += prev;
    expansion += Math.max(0, curr - prev);
    contraction += Math.max(0, prev - curr);
  }
  return {
    cohort,
    nrr: quotient(after, before),
    grr: quotient(kept, before),
    logoChurn: shareOf(lost, cohort, level),
    sameCustomerYoY: quotient(after - survivors, survivors),
    amounts: { before, expansion, contraction, churned, after },
  };
}
