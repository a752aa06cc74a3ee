import { CxError } from '../../core/problem.js';
import { whole } from '../checks.js';

/** A customer was active in a period. */
export type Activity = readonly [customer: string | number, period: number];

/** Customers who came in one period, and how many were active again later. */
export interface Cohort {
  /** The period of their first activity. */
  readonly cohort: number;
  readonly size: number;
  /** Active k periods later, by k; null where that is not over yet. `active[0]` is `size`. */
  readonly active: readonly (number | null)[];
  /** The same as a share of the cohort, 0..1. */
  readonly retention: readonly (number | null)[];
}

/**
 * Cohort triangle: of the customers first seen in a period, the share that is active again k periods later. Rows in
 * order of the cohort, each as long as the first; an empty list gives an empty one. Being active several times in a
 * period counts once; a customer who pauses and returns counts in the periods of activity only.
 *
 * Use it to see whether newer customers stay better than older ones. "First seen" means first in these rows: customers
 * from before they begin look new, so start early enough. Not for contracts: there a customer is active until they end.
 *
 * @formula active(k) / size of the cohort
 * @source by definition; no standard was found
 * @param until the last period that is over; the last one in the rows if not given. Later activity is left out.
 * @throws CxError `not-a-number`, `not-whole`, naming the row
 */
export function cohortRetention(activities: Iterable<Activity>, { until }: { readonly until?: number } = {}): Cohort[] {
  if (until !== undefined) whole(until, '/until');
  const periods = new Map<string | number, Set<number>>();
  let row = 0;
  let last = until ?? -Infinity;
  for (const [customer, period] of activities) {
    whole(period, `/activities/${row}/1`);
    row += 1;
    if (until !== undefined && period > until) continue;
    last = Math.max(last, period);
    const seen = periods.get(customer);
    if (seen) seen.add(period);
    else periods.set(customer, new Set([period]));
  }
  const cohorts = new Map<number, Map<number, number>>();
  for (const seen of periods.values()) {
    const first = minOf(seen);
    const counts = cohorts.get(first) ?? new Map<number, number>();
    cohorts.set(first, counts);
    for (const period of seen) counts.set(period - first, (counts.get(period - first) ?? 0) + 1);
  }
  if (cohorts.size === 0) return [];
  const width = last - minOf(cohorts.keys()) + 1;
  if (width > LONGEST) {
    throw new CxError({ code: 'too-many-periods', message: `The rows span ${width} periods. Number periods one after the other (months, not dates), at most ${LONGEST}.` });
  }
  return [...cohorts].sort(([a], [b]) => a - b).map(([cohort, counts]) => {
    const size = counts.get(0)!;
    const active = Array.from({ length: width }, (_, k) => (cohort + k > last ? null : (counts.get(k) ?? 0)));
    return { cohort, size, active, retention: active.map((n) => (n === null ? null : n / size)) };
  });
}

/** A century of weeks; more is a mistake in the numbering, and would fill memory. */
const LONGEST = 5300;

function minOf(values: Iterable<number>): number {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  return least;
}
