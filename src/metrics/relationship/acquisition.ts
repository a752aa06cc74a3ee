import { notNegative, within } from '../checks.js';
import { quotient } from '../quotient.js';

/** How a customer base grew in a period. */
export interface Acquisition {
  /** New / customers at start, 0 upwards; null from an empty base. */
  readonly rate: number | null;
  /** New customers as a share of the base at the end, 0..1; null if nobody is left. */
  readonly shareOfEnd: number | null;
  /** (new - lost) / start, -1 upwards; null from an empty base. */
  readonly netGrowth: number | null;
}

/**
 * Acquisition of one period, from counts: `start` customers on the first day, `new` ones won and still there, `lost`
 * ones of the start gone. Plain arithmetic, no standard.
 *
 * Use it beside churn, for the two are one story. Not for cost or quality of acquisition, and the rate of a young
 * base says little, for it starts near zero.
 *
 * @formula new / start; new / end; (new - lost) / start
 * @throws CxError `not-a-number`, `out-of-range`
 */
export function acquisitionRate(counts: { readonly start: number; readonly new: number; readonly lost: number }): Acquisition {
  const start = notNegative(counts.start, '/start');
  const won = notNegative(counts.new, '/new');
  const lost = within(counts.lost, 0, start, '/lost');
  const end = start + won - lost;
  return {
    rate: quotient(won, start),
    shareOfEnd: quotient(won, end),
    netGrowth: quotient(won - lost, start),
  };
}
