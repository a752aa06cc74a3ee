import { confidence, notNegative } from '../../checks.js';
import { clip, DEFAULT_LEVEL } from '../interval.js';
import { criticalZ } from '../distributions/normal.js';

/** How long one case was watched, and whether that ended with the event or with the watching. */
export interface Observed {
  /** 0 or more, in any unit. */
  readonly time: number;
  /** True if the event came at `time`; false if it had not come by then (censored). */
  readonly event: boolean;
}

/** `log-log` stays within 0..1 and holds its coverage in the tails; `plain` is Wald, for comparison. */
export type SurvivalInterval = 'log-log' | 'plain';

/** A survival curve: steps at the times of events. */
export interface SurvivalCurve {
  readonly n: number;
  readonly events: number;
  /** Times at which events came, ascending. */
  readonly times: readonly number[];
  /** Cases still watched just before each time. */
  readonly atRisk: readonly number[];
  /** S(t): the share to whom it has not happened by the end of each time, 0..1, falling. */
  readonly survival: readonly number[];
  /** Greenwood's standard error; null where S is 0, since the formula then has no value. */
  readonly se: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** The first time at which S is 0.5 or less; null if it never is. */
  readonly median: number | null;
  /** Its interval, from where the band crosses 0.5 (Brookmeyer & Crowley 1982); an end that is not reached is null. */
  readonly medianEnds: readonly [lower: number | null, upper: number | null];
  /** The longest time watched; the curve says nothing beyond it. Null for no cases. */
  readonly followUp: number | null;
  readonly level: number;
  readonly method: SurvivalInterval;
}

/**
 * Kaplan-Meier estimate of a survival curve from times of which some are not over (Kaplan & Meier 1958, JASA 53:457),
 * with Greenwood's standard errors (1926). Of cases with one time, events come before the end of watching. No cases
 * give an empty curve whose median is null.
 *
 * Use it for tenures, and for resolution times with open tickets. Not where watching ends because of what will happen
 * (customers dropped from the rows because they are about to leave): the estimate is then biased.
 *
 * @formula S(t) = product over t_i <= t of (1 - d_i / n_i); variance of ln S = sum of d_i / (n_i (n_i - d_i))
 * @throws CxError `not-a-number`, `out-of-range`, naming the row
 */
export function kaplanMeier(
  cases: readonly Observed[],
  { level = DEFAULT_LEVEL, method = 'log-log' }: { readonly level?: number; readonly method?: SurvivalInterval } = {},
): SurvivalCurve {
  const z = criticalZ(confidence(level));
  cases.forEach(({ time }, i) => notNegative(time, `/cases/${i}/time`));
  const sorted = [...cases].sort((a, b) => a.time - b.time);
  const times: number[] = [];
  const atRisk: number[] = [];
  const survival: number[] = [];
  const se: (number | null)[] = [];
  const lower: (number | null)[] = [];
  const upper: (number | null)[] = [];
  let share = 1;
  let variance = 0; // of ln S
  for (let i = 0; i < sorted.length; ) {
    const { time } = sorted[i]!;
    const left = sorted.length - i;
    let died = 0;
    for (; i < sorted.length && sorted[i]!.time === time; i++) if (sorted[i]!.event) died += 1;
    if (died === 0) continue;
    share *= (left - died) / left;
    variance += died / (left * (left - died));
    times.push(time);
    atRisk.push(left);
    survival.push(share);
    se.push(share > 0 ? share * Math.sqrt(variance) : null);
    const band = share > 0 ? ends(share, variance, z, method) : [null, null];
    lower.push(band[0]!);
    upper.push(band[1]!);
  }
  return {
    n: sorted.length,
    events: sorted.reduce((sum, { event }) => sum + (event ? 1 : 0), 0),
    times,
    atRisk,
    survival,
    se,
    lower,
    upper,
    median: crossing(times, survival),
    medianEnds: [crossing(times, lower), crossing(times, upper)],
    followUp: sorted.at(-1)?.time ?? null,
    level,
    method,
  };
}

function ends(share: number, variance: number, z: number, method: SurvivalInterval): [number, number] {
  const reach = z * Math.sqrt(variance);
  if (method === 'plain') return [clip(share - share * reach, 0, 1), clip(share + share * reach, 0, 1)];
  const spread = Math.exp(reach / Math.abs(Math.log(share)));
  return [share ** spread, share ** (1 / spread)];
}

/** The first time at which a falling curve is 0.5 or less, with room for rounding: 4/8 as a product may be 0.5 + 1e-16. */
function crossing(times: readonly number[], curve: readonly (number | null)[]): number | null {
  const index = curve.findIndex((value) => value !== null && value <= 0.5 + 1e-12);
  return index < 0 ? null : times[index]!;
}
