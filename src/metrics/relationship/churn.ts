import { CxError } from '../../core/problem.js';
import { confidence, notNegative, positive, within } from '../checks.js';
import { quotient } from '../quotient.js';
import { DEFAULT_LEVEL, type Interval } from '../statistics/interval.js';
import { wilson } from '../statistics/proportion/intervals.js';

/** What lost customers are divided by. */
export type ChurnBase = 'start' | 'seed' | 'average' | 'exposure';

/** How each churn is worked out, to be shown beside it: the four differ, and are all called "churn". */
export const CHURN_METHODS: Readonly<Record<ChurnBase, string>> = {
  start: 'lost / customers at start',
  seed: 'lost / retained customers',
  average: 'lost, new ones too / mean of customers at start and end',
  exposure: 'lost, new ones too / customer-periods',
};

/** The customers of a period, counted. */
export interface ChurnCounts {
  /** Customers on the first day. */
  readonly start: number;
  /** Of those, lost by the last day. Customers won and lost within the period belong in `lostNew`. */
  readonly lost: number;
  /** Customers won in the period. Default 0. */
  readonly new?: number;
  /** Of the new ones, lost again within the period. Default 0. */
  readonly lostNew?: number;
  /** How long customers were customers in all, in periods: one for 10 days of a month adds a third. */
  readonly exposure?: number;
}

/** Every churn of a period; null where the base is 0 or not known. */
export interface ChurnRates extends Readonly<Record<ChurnBase, number | null>> {
  /** start - lost. */
  readonly retained: number;
  /** Customers on the last day. */
  readonly end: number;
  /** retained / start, 0..1; 1 - churn by start. */
  readonly retention: number | null;
}

/**
 * Churn of one period by every base in use, as shares (0.05 is 5 %). By start: 0..1, the field's standard. Seed
 * (lost / retained): 0 upwards, c / (1 - c) of churn by start, null if all were lost. Average: 0 upwards, above 1 when
 * most leave. Exposure: events per customer-period, the one that is fair when the base grows within the period.
 *
 * Use it for one closed period. Not for a cross-section of people who joined at different times: see `longevity`.
 *
 * @formula start: lost / start; seed: lost / (start - lost); average: (lost + lostNew) / ((start + end) / 2); exposure:
 *   (lost + lostNew) / customer-periods
 * @source common use (customers at start); the seed's own definition (lost / retained)
 * @throws CxError `not-a-number`, `out-of-range`: below 0, or more lost than there were
 */
export function churnRates(counts: ChurnCounts): ChurnRates {
  const start = notNegative(counts.start, '/start');
  const lost = within(counts.lost, 0, start, '/lost');
  const won = notNegative(counts.new ?? 0, '/new');
  const lostNew = within(counts.lostNew ?? 0, 0, won, '/lostNew');
  const exposure = counts.exposure === undefined ? 0 : notNegative(counts.exposure, '/exposure');
  const retained = start - lost;
  const end = retained + won - lostNew;
  return {
    retained,
    end,
    retention: quotient(retained, start),
    start: quotient(lost, start),
    seed: quotient(lost, retained),
    average: quotient(lost + lostNew, (start + end) / 2),
    exposure: quotient(lost + lostNew, exposure),
  };
}

/** One churn with its name. */
export interface ChurnRate {
  readonly value: number | null;
  readonly by: ChurnBase;
  /** In words: `lost / customers at start`. */
  readonly method: string;
  /** Wilson's, for `start`, and the same carried over to `seed`; null for the others, which are not shares of people. */
  readonly interval: Interval | null;
}

/**
 * One churn, by start if nothing else is asked for, with its name and interval. Value as in {@link churnRates}.
 *
 * Use it for a figure to show; {@link churnRates} to compare with a figure whose definition you do not know. Not without
 * the name of its base beside it.
 *
 * @formula as churnRates; interval of Wilson for start, w / (1 - w) of its ends for seed
 * @source see churnRates; interval: Wilson 1927
 * @throws CxError as {@link churnRates}, and for an unknown base or a level outside 0..1
 */
export function churnRate(counts: ChurnCounts, { by = 'start', level = DEFAULT_LEVEL }: { readonly by?: ChurnBase; readonly level?: number } = {}): ChurnRate {
  if (!Object.hasOwn(CHURN_METHODS, by)) {
    throw new CxError({ code: 'unknown-churn', message: `There is no churn by "${by}". Choose start, seed, average or exposure.`, where: '/by' });
  }
  const value = churnRates(counts)[by];
  return { value, by, method: CHURN_METHODS[by], interval: intervalOf(counts, by, confidence(level)) };
}

function intervalOf({ start, lost }: ChurnCounts, by: ChurnBase, level: number): Interval | null {
  const ends = by === 'start' || by === 'seed' ? wilson(lost, start, level) : null;
  if (!ends) return null;
  if (by === 'start') return { level, lower: ends[0], upper: ends[1], method: 'Wilson' };
  const upper = quotient(ends[1], 1 - ends[1]);
  return upper === null ? null : { level, lower: ends[0] / (1 - ends[0]), upper, method: 'Wilson, as odds' };
}

/**
 * Churn by start of a short period carried over to a year: 1 - (1 - c)^k for k periods a year, 0..1; null of null.
 * Never k * c, which passes 100 %. Assumes that churn stays as it is. Not for churn by seed, average or exposure.
 *
 * Use it to set periods of unlike length side by side. Not to foretell a year: churn falls as the hasty have left.
 *
 * @formula 1 - (1 - c)^k
 * @source by definition: what stays is multiplied
 * @throws CxError `out-of-range` for churn outside 0..1 or periods not above 0
 */
export function annualChurn(churn: number | null, periodsPerYear: number): number | null {
  positive(periodsPerYear, '/periods');
  if (churn === null) return null;
  return -Math.expm1(periodsPerYear * Math.log1p(-within(churn, 0, 1, '/churn')));
}

/**
 * Expected lifetime of a customer in periods, 1 / c: the mean of a geometric distribution, from 1 upwards; null
 * without churn or of null. Only a rule of thumb, since churn falls with tenure.
 *
 * Use it for a rough idea where only one rate is known. Not where there are rows: take `longevity`.
 *
 * @formula 1 / c
 * @source by definition: mean of a geometric distribution
 * @throws CxError `out-of-range` for churn outside 0..1
 */
export function expectedLifetime(churn: number | null): number | null {
  return churn === null ? null : quotient(1, within(churn, 0, 1, '/churn'));
}
