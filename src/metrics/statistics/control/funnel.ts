import { confidence, finite, notNegative, positive, within } from '../../checks.js';
import { criticalZ } from '../distributions/normal.js';
import type { Ends } from '../proportion/intervals.js';

/** How far from the target a site of some size may be by chance. */
export interface FunnelLimits {
  readonly n: number;
  /** Holds 95 % of the sites that are on target. */
  readonly warning: Ends;
  /** Holds 99.8 %. */
  readonly alarm: Ends;
}

/** Two standard deviations and three, as Spiegelhalter draws them. */
export const FUNNEL_LEVELS = { warning: 0.95, alarm: 0.998 } as const;

/**
 * Limits of a funnel plot for sites of these sizes: target plus and minus z * spread / sqrt(n), by the normal
 * approximation (Spiegelhalter 2005, Statistics in Medicine 24:1185). In the unit of the target; for shares they can
 * reach past 0 and 1 where n is small, and are rough there.
 *
 * Use it to draw the funnel. To sort sites into it, {@link placeInFunnel}.
 *
 * @formula target +- z sqrt(target (1 - target) / n); otherwise target +- z spread / sqrt(n)
 * @param target a share, 0..1, unless `spread` is given
 * @param spread standard deviation of one answer; by default that of yes and no, sqrt(target (1 - target))
 * @throws CxError `not-a-number`, `out-of-range`, naming the size
 */
export function funnelLimits(target: number, sizes: readonly number[], spread = spreadOfShare(target)): FunnelLimits[] {
  finite(target, '/target');
  notNegative(spread, '/spread');
  const ends = (level: number, n: number): Ends => {
    const reach = (criticalZ(confidence(level)) * spread) / Math.sqrt(n);
    return [target - reach, target + reach];
  };
  return sizes.map((n, i) => {
    positive(n, `/sizes/${i}`);
    return { n, warning: ends(FUNNEL_LEVELS.warning, n), alarm: ends(FUNNEL_LEVELS.alarm, n) };
  });
}

/** Standard deviation of one yes or no. @throws CxError `out-of-range` for what is no share */
export function spreadOfShare(target: number): number {
  return Math.sqrt(within(target, 0, 1, '/target') * (1 - target));
}
