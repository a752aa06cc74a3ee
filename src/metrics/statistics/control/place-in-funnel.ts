import { finite, notNegative, within } from '../../checks.js';
import { quantiles } from '../quantile/quantile.js';
import { funnelLimits, spreadOfShare, type FunnelLimits } from './funnel.js';

/** A site, a team or an agent with its figure. */
export interface FunnelSite {
  readonly id: string;
  /** A share, 0..1, or a mean or NPS where the spread is given. Null for one without answers. */
  readonly value: number | null;
  /** Answers behind it. */
  readonly n: number;
}

/** Where a site lies: `above` and `below` are beyond the warning limits, `far-` beyond the alarm limits. */
export type FunnelPlace = 'far-below' | 'below' | 'inside' | 'above' | 'far-above';

export interface PlacedSite extends FunnelSite {
  /** Null for a site without answers. */
  readonly place: FunnelPlace | null;
  readonly limits: FunnelLimits | null;
  /** Distance from the target in standard errors; null without answers or spread. */
  readonly z: number | null;
  /** Fewer than five yes or five no are to be expected of a share: the limits are rough. */
  readonly rough: boolean;
}

/** Sites in a funnel, in the order they were given. */
export interface Funnel {
  readonly target: number;
  /** Standard deviation of one answer, overdispersion included. */
  readonly spread: number;
  /** Variance between sites by what sampling alone gives, 1 or more; 1 where it was not asked for. */
  readonly dispersion: number;
  readonly sites: readonly PlacedSite[];
}

export interface FunnelOptions {
  /** What sites are held against; by default all of them together, by n. */
  readonly target?: number;
  /** Standard deviation of one answer. Needed for means and NPS; shares have theirs by the target. */
  readonly spread?: number;
  /** Widens the limits where sites differ more than sampling explains. Default false. */
  readonly overdispersed?: boolean;
}

/**
 * Places sites or agents in a funnel plot: who differs from the target by more than chance, given how many answers each
 * has (Spiegelhalter 2005). With `overdispersed`, limits widen by the root of the mean squared z, of which the outermost
 * tenth at each end is drawn in. Null without any answers.
 *
 * Use it instead of a league table: those inside do not differ for all that can be told. Of a hundred sites on target,
 * five lie beyond the warning limits; only the alarm limits stand up to many sites. Not for shares of a few answers
 * (`rough`), nor where sites have customers of different kinds that the figure is not adjusted for.
 *
 * @formula z_i = (value_i - target) sqrt(n_i) / spread; dispersion = mean of z^2, its tails drawn in, at least 1
 * @throws CxError `not-a-number`, `out-of-range`, naming the site and the field
 */
export function placeInFunnel(sites: readonly FunnelSite[], options: FunnelOptions = {}): Funnel | null {
  const isShare = options.spread === undefined;
  sites.forEach((site, i) => {
    notNegative(site.n, `/sites/${i}/n`);
    if (site.value !== null) within(site.value, isShare ? 0 : -Infinity, isShare ? 1 : Infinity, `/sites/${i}/value`);
  });
  const measured = sites.filter((site): site is FunnelSite & { value: number } => site.n > 0 && site.value !== null);
  if (measured.length === 0) return null;
  const target = options.target === undefined ? pooled(measured) : finite(options.target, '/target');
  const single = options.spread ?? spreadOfShare(target);
  const dispersion = options.overdispersed && single > 0 ? dispersionOf(measured.map((site) => ((site.value - target) / single) * Math.sqrt(site.n))) : 1;
  const spread = single * Math.sqrt(dispersion);
  const placed = sites.map((site): PlacedSite => {
    if (!(site.n > 0) || site.value === null) return { ...site, place: null, limits: null, z: null, rough: false };
    const limits = funnelLimits(target, [site.n], spread)[0]!;
    const z = spread > 0 ? ((site.value - target) / spread) * Math.sqrt(site.n) : null;
    return { ...site, place: placeOf(site.value, limits), limits, z, rough: isShare && site.n * Math.min(target, 1 - target) < 5 };
  });
  return { target, spread, dispersion, sites: placed };
}

/** Mean by n. Of equal values it is that value to the last digit. */
function pooled(sites: readonly { readonly value: number; readonly n: number }[]): number {
  let n = 0;
  let mean = 0;
  for (const site of sites) {
    n += site.n;
    mean += ((site.value - mean) * site.n) / n;
  }
  return mean;
}

function placeOf(value: number, { warning, alarm }: FunnelLimits): FunnelPlace {
  if (value < alarm[0]) return 'far-below';
  if (value > alarm[1]) return 'far-above';
  if (value < warning[0]) return 'below';
  return value > warning[1] ? 'above' : 'inside';
}

/** Mean squared z, those beyond the tenth and ninetieth percentile counted as these; never below 1. */
function dispersionOf(z: readonly number[]): number {
  const [low, high] = quantiles(z, [0.1, 0.9]) as [number, number];
  return Math.max(1, z.reduce((sum, value) => sum + Math.min(high, Math.max(low, value)) ** 2, 0) / z.length);
}
