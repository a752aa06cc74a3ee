import { confidence, MOST_COUNTED, NOBODY, notNegative, positive, within } from '../../checks.js';
import { regularizedBeta } from '../distributions/beta.js';
import { gammaQuantile } from '../distributions/incomplete-gamma.js';
import { DEFAULT_LEVEL } from '../interval.js';
import type { Ends } from '../proportion/intervals.js';

/** Events and what they are counted against: days, customers times months, posts times years. */
export interface RateCounts {
  readonly events: number;
  readonly exposure: number;
}

/**
 * Garwood's exact interval of a rate of events, in events per unit of exposure (Garwood 1936, Biometrika 28:437), if
 * they come independently of one another at an even rate (Poisson). Null without exposure.
 *
 * Use it for events that can happen to one customer more than once, or against time. Not for so many out of so many:
 * that is a share. Where events come in bursts, such as calls after a failure, the truth is less sure than it says.
 *
 * @formula chi-square(alpha / 2, 2x) / 2T and chi-square(1 - alpha / 2, 2x + 2) / 2T
 * @throws CxError `not-a-number`, `out-of-range` (`/events`, `/exposure`, `/level`)
 */
export function garwood({ events, exposure }: RateCounts, level = DEFAULT_LEVEL): Ends | null {
  const tail = (1 - confidence(level)) / 2;
  const x = within(events, 0, MOST_COUNTED, '/events');
  if (!(notNegative(exposure, '/exposure') > NOBODY)) return null;
  return [x > 0 ? gammaQuantile(tail, x) / exposure : 0, gammaQuantile(1 - tail, x + 1) / exposure];
}

/** Two rates set side by side, later minus earlier. */
export interface RateDifference {
  readonly diff: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided; null where nothing happened at all. */
  readonly p: number | null;
}

/**
 * Do two rates differ? The exact conditional test: given how many events there were in all, those of the later period
 * are binomial (Przyborowski & Wilenski 1940, Biometrika 31:313), with twice the smaller tail as p. The interval is put
 * together of two Garwood intervals by MOVER (Zou & Donner 2008, Stat. Med. 27:1693). Null without exposure.
 * In events per unit of exposure.
 *
 * Take it for events per time: complaints a day, calls a customer. Not where one customer causes many at once.
 *
 * @formula d = x1/T1 - x2/T2; p: x1 ~ binomial(x1 + x2, T1 / (T1 + T2)); interval: MOVER of two Garwood intervals
 * @throws CxError `not-a-number`, `out-of-range`
 */
export function rateDifference(later: RateCounts, earlier: RateCounts, level = DEFAULT_LEVEL): RateDifference | null {
  const [a, b] = [garwood(later, level), garwood(earlier, level)];
  if (!a || !b) return null;
  const now = later.events / later.exposure;
  const was = earlier.events / earlier.exposure;
  return {
    diff: now - was,
    lower: now - was - Math.hypot(now - a[0], b[1] - was),
    upper: now - was + Math.hypot(a[1] - now, was - b[0]),
    p: conditionalP(later, earlier),
  };
}

function conditionalP(later: RateCounts, earlier: RateCounts): number | null {
  const all = later.events + earlier.events;
  if (!(all > 0)) return null;
  const share = positive(later.exposure, '/exposure') / (later.exposure + earlier.exposure);
  const x = later.events;
  const atLeast = x > 0 ? regularizedBeta(share, x, all - x + 1) : 1;
  const atMost = x < all ? regularizedBeta(1 - share, all - x, x + 1) : 1;
  return Math.min(1, 2 * Math.min(atLeast, atMost));
}
