import { notNegative } from '../checks.js';
import { kaplanMeier } from '../statistics/survival/kaplan-meier.js';
import { restrictedMean, survivalAt, type SurvivalAt } from '../statistics/survival/readout.js';

/** How long a customer has been, or was, a customer. */
export interface Tenure {
  /** In any unit, 0 or more: months, if horizons are in months. */
  readonly tenure: number;
  /** True if the customer has left; false if still here, so that the tenure is only a lower limit. */
  readonly left: boolean;
}

/** How long customers stay. */
export interface Longevity {
  readonly n: number;
  readonly left: number;
  /** The tenure that half of the customers pass; null while more than half stay. */
  readonly median: number | null;
  /** Its interval; an end that is not reached yet is null. */
  readonly medianEnds: readonly [lower: number | null, upper: number | null];
  /** S(t): the share that stays beyond each horizon. */
  readonly survival: readonly SurvivalAt[];
  /** Mean tenure within the longest horizon, of all customers; null if it was not observed that long. */
  readonly restrictedMean: number | null;
  /** Mean of the tenures as they stand: too low, since most are not over. Null without customers. */
  readonly meanSoFar: number | null;
}

/**
 * Longevity by the Kaplan-Meier estimator (1958): the median tenure and the share still here after 12 and 24 months,
 * if no other horizons are asked for. Customers who are still here count for as long as they have been.
 *
 * Use it in place of the mean tenure of current customers, which is biased, and of 1 / churn, which assumes that
 * loyalty does not grow. Not where the rows hold survivors only, as a list of today's customers does: those who left
 * must be in it.
 *
 * @formula S(t) = product over t_i <= t of (1 - left_i / at risk_i); median: the first t with S(t) <= 1/2
 * @throws CxError `not-a-number`, `out-of-range`, naming row and field
 */
export function longevity(
  customers: readonly Tenure[],
  { horizons = [12, 24], level }: { readonly horizons?: readonly number[]; readonly level?: number } = {},
): Longevity {
  customers.forEach(({ tenure }, i) => notNegative(tenure, `/customers/${i}/tenure`));
  const curve = kaplanMeier(customers.map(({ tenure, left }) => ({ time: tenure, event: left })), level === undefined ? {} : { level });
  let sum = 0;
  for (const { tenure } of customers) sum += tenure;
  return {
    n: curve.n,
    left: curve.events,
    median: curve.median,
    medianEnds: curve.medianEnds,
    survival: horizons.map((horizon) => survivalAt(curve, horizon)),
    restrictedMean: horizons.length > 0 ? restrictedMean(curve, Math.max(...horizons)) : null,
    meanSoFar: curve.n > 0 ? sum / curve.n : null,
  };
}
