import { confidence, finite, notNegative, within } from '../checks.js';
import { DEFAULT_LEVEL, type Interval } from '../statistics/interval.js';
import { meanInterval, momentsOf } from '../statistics/mean/moments.js';
import { quantiles } from '../statistics/quantile/quantile.js';
import { kaplanMeier, type Observed } from '../statistics/survival/kaplan-meier.js';

/** A case, from its opening to its resolution. */
export interface Ticket {
  /** `inquiry`, `product-issue`, `service-issue`, `renewal`, `return`, or one of the host. */
  readonly category: string;
  /** When it came in, in any unit that the result shall have; milliseconds for a business clock. */
  readonly opened: number;
  /** When it was resolved, null while it is open. Of a case that was reopened: the last time (full resolution). */
  readonly resolved: number | null;
}

/** Times to resolution of resolved tickets. Skewed as they are, the mean alone misleads. */
export interface Resolution {
  readonly n: number;
  readonly mean: number;
  /** Percentiles by type 7 (Hyndman & Fan 1996). */
  readonly median: number;
  readonly p90: number;
  /** exp of the mean logarithm: the typical time under skew. Null if one took no time, where it is not defined. */
  readonly geometricMean: number | null;
  /** Of the geometric mean: the t interval of the logarithms, carried back. Null for one ticket, or without a finite end. */
  readonly interval: Interval | null;
}

/** Tickets of one kind. */
export interface CategoryResolution {
  readonly category: string;
  /** Open tickets; in `medianWithOpen` only. */
  readonly open: number;
  /** Of the resolved ones; null without any. */
  readonly resolved: Resolution | null;
  /** Kaplan-Meier median that counts open tickets for as long as they wait; null if not reached, or without `now`. */
  readonly medianWithOpen: number | null;
}

/** Time to resolution, overall and by category. */
export interface ResolutionReport {
  readonly open: number;
  /** Over all resolved tickets: pooled, each ticket once. */
  readonly overall: Resolution | null;
  readonly medianWithOpen: number | null;
  /** In order of name. */
  readonly categories: readonly CategoryResolution[];
  /** Mean of the categories' means, for comparison only: a small category weighs as much as a large one. */
  readonly meanOfMeans: number | null;
}

/**
 * Average time to resolution by category (the mission's CATTR; elsewhere ART or MTTR): mean, median, 90th percentile
 * and geometric mean of resolved tickets, with open ones counted apart. Given `now`, a median that counts open ones
 * too, by Kaplan and Meier. In the unit of the times, 0 upwards; null where there is nothing to go by.
 *
 * Use the mean for cost and the median for what customers meet. Where many tickets are open, only `medianWithOpen` is
 * honest: the slow ones are those still missing. Not for first response, which is another clock.
 *
 * @formula mean = sum of (resolved - opened) / n; geometric mean = exp(mean of ln)
 * @source common use (average resolution time); with open tickets Kaplan and Meier 1958
 * @param options.now when open tickets were last looked at; no ticket may be later
 * @param options.duration how long from opening to resolution, such as a `businessClock`; plain difference by default
 * @throws CxError `not-a-number`, `out-of-range` (resolved before opened), naming row and field
 */
export function resolutionTimes(
  tickets: readonly Ticket[],
  options: { readonly now?: number; readonly duration?: (opened: number, resolved: number) => number; readonly level?: number } = {},
): ResolutionReport {
  const { now, duration = (opened, resolved) => resolved - opened, level = DEFAULT_LEVEL } = options;
  confidence(level);
  const latest = now === undefined ? Infinity : finite(now, '/now');
  const all: Observed[] = [];
  const groups = new Map<string, Observed[]>();
  let open = 0;
  tickets.forEach(({ category, opened, resolved }, i) => {
    within(opened, -Infinity, latest, `/tickets/${i}/opened`);
    if (resolved !== null) within(resolved, opened, latest, `/tickets/${i}/resolved`);
    if (resolved === null) open += 1;
    // without `now` an open ticket has been watched for no time, and weighs nothing
    const time = notNegative(duration(opened, resolved ?? now ?? opened), `/tickets/${i}/duration`);
    const observed = { time, event: resolved !== null };
    all.push(observed);
    const group = groups.get(category);
    if (group) group.push(observed);
    else groups.set(category, [observed]);
  });
  const medianWithOpen = (cases: readonly Observed[]): number | null =>
    now === undefined && cases.some(({ event }) => !event) ? null : kaplanMeier(cases, { level }).median;
  const categories = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, cases]): CategoryResolution => ({
      category,
      open: cases.filter(({ event }) => !event).length,
      resolved: resolutionOf(cases, level),
      medianWithOpen: medianWithOpen(cases),
    }));
  const means = categories.flatMap(({ resolved }) => (resolved ? [resolved.mean] : []));
  return {
    open,
    overall: resolutionOf(all, level),
    medianWithOpen: medianWithOpen(all),
    categories,
    meanOfMeans: momentsOf(means)?.mean ?? null,
  };
}

function resolutionOf(cases: readonly Observed[], level: number): Resolution | null {
  const times = Float64Array.from(cases.filter(({ event }) => event).map(({ time }) => time)).sort();
  const moments = momentsOf(times);
  if (!moments) return null;
  const logs = times[0]! > 0 ? momentsOf(times.map(Math.log)) : null;
  const ends = logs && meanInterval(logs, level);
  const [median, p90] = quantiles(times, [0.5, 0.9]) as [number, number];
  return {
    n: moments.n,
    mean: moments.mean,
    median,
    p90,
    geometricMean: logs && Math.exp(logs.mean),
    interval: ends && Math.exp(ends[1]) < Infinity ? { level, lower: Math.exp(ends[0]), upper: Math.exp(ends[1]), method: 't of logarithms' } : null,
  };
}
