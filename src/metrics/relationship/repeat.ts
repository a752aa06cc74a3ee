import { positive, whole } from '../checks.js';
import { shareOf, type Share } from '../share.js';

/**
 * Repeat share: customers with at least `atLeast` purchases (2 if not given) out of all who bought, 0..1 with Wilson's
 * interval; null without purchases. Takes the customer of each purchase, one entry for a purchase.
 *
 * Use it as a first sign of loyalty where there are no contracts. Customers who came last week have had no time to
 * return, so compare like windows, or read the cohort triangle.
 *
 * @formula customers with atLeast purchases / customers
 * @source by definition; interval: Wilson 1927
 * @throws CxError `not-a-number`, `not-whole`, `out-of-range` for `atLeast`
 */
export function repeatShare(
  purchases: Iterable<string | number>,
  { atLeast = 2, level }: { readonly atLeast?: number; readonly level?: number } = {},
): Share {
  positive(whole(atLeast, '/atLeast'), '/atLeast');
  const counts = new Map<string | number, number>();
  for (const customer of purchases) counts.set(customer, (counts.get(customer) ?? 0) + 1);
  let repeated = 0;
  for (const count of counts.values()) if (count >= atLeast) repeated += 1;
  return shareOf(repeated, counts.size, level);
}
