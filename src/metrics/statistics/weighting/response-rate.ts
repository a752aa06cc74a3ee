import { notNegative, within } from '../../checks.js';

/** How the people who were chosen ended, by AAPOR's final dispositions. What is left out is 0. */
export interface Dispositions {
  /** Complete interviews (I). */
  readonly complete?: number;
  /** Partial interviews (P). */
  readonly partial?: number;
  /** Refusals and break-offs (R). */
  readonly refusal?: number;
  /** Eligible but not reached (NC). */
  readonly noncontact?: number;
  /** Eligible, not asked for another reason (O). */
  readonly other?: number;
  /** Not known to be eligible (UH and UO). */
  readonly unknown?: number;
}

/** Shares of those chosen who answered, 0..1; null if nobody was chosen. */
export interface ResponseRates {
  /** Complete interviews only: the lowest, safest figure. */
  readonly rr1: number | null;
  /** With partial interviews. */
  readonly rr2: number | null;
}

/**
 * AAPOR's minimum response rates RR1 = I / ((I + P) + (R + NC + O) + (UH + UO)) and RR2, which adds P above (American
 * Association for Public Opinion Research 2023, Standard Definitions, 10th ed.).
 *
 * For samples drawn from a list of known people. For pop-ups and opt-in panels, where nobody was drawn, it is not
 * defined: take participationRate. A high rate alone does not make a figure right; see nonResponseBounds.
 *
 * @formula RR1 = I / ((I + P) + (R + NC + O) + (UH + UO)); RR2 = (I + P) / the same
 * @throws CxError `not-a-number`, `out-of-range` (`/refusal`)
 */
export function responseRates(cases: Dispositions): ResponseRates {
  const { complete = 0, partial = 0, refusal = 0, noncontact = 0, other = 0, unknown = 0 } = cases;
  const chosen = Object.entries({ complete, partial, refusal, noncontact, other, unknown }).reduce((total, [name, count]) => total + notNegative(count, `/${name}`), 0);
  return chosen > 0 ? { rr1: complete / chosen, rr2: (complete + partial) / chosen } : { rr1: null, rr2: null };
}

/**
 * AAPOR's participation rate of opt-in samples: usable answers over invitations, 0..1 (same source). Null without
 * invitations. It says how busy the panel is, not how well it stands for anybody: do not call it a response rate.
 *
 * Use it to say how busy a panel is. Not as a response rate: nobody was drawn.
 *
 * @formula usable / invited
 * @source AAPOR 2023, Standard Definitions, 10th ed.
 * @throws CxError `not-a-number`, `out-of-range` (`/usable`, which cannot be more than `/invited`)
 */
export function participationRate(usable: number, invited: number): number | null {
  within(usable, 0, notNegative(invited, '/invited'), '/usable');
  return invited > 0 ? usable / invited : null;
}

/**
 * The lowest and the highest a mean could be if those who did not answer had all answered at one end: without any
 * assumption about them (Cochran 1977, Sampling Techniques, 3rd ed., 13.2). `low` and `high` are the ends of the scale:
 * 0 and 1 for a share, -100 and 100 for an NPS. `rate` is the response rate, 0..1.
 *
 * Take it to show how much rests on silence. It is no confidence interval, and with usual rates it is very wide.
 *
 * @formula rate * mean + (1 - rate) * low .. rate * mean + (1 - rate) * high
 * @throws CxError `not-a-number`, `out-of-range` (`/rate`; `/observed`, which must lie on the scale)
 */
export function nonResponseBounds(observed: number, rate: number, low = 0, high = 1): readonly [lower: number, upper: number] {
  within(rate, 0, 1, '/rate');
  within(observed, low, high, '/observed');
  return [observed * rate + low * (1 - rate), observed * rate + high * (1 - rate)];
}
