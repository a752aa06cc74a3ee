import { whole, within } from '../../checks.js';

/** Steps of a cycle: a whole number from 2 up. @throws CxError `not-a-number`, `not-whole`, `out-of-range` */
export function mustBePeriod(period: number): number {
  return within(whole(period, '/period'), 2, Infinity, '/period');
}
