import { CxError } from '../../../core/problem.js';
import { finite } from '../../checks.js';

/** A series in time order, one figure a step; null where there is none. */
export type Series = ArrayLike<number | null>;

/** What all pairs of a series say about its direction. */
export interface KendallPairs {
  /** Figures that are there. */
  readonly n: number;
  /** Pairs that rise minus pairs that fall. */
  readonly s: number;
  /** Variance of `s` if there were no trend, with ties. */
  readonly variance: number;
}

/** Eight million pairs; more would hold up a page and its memory. */
const MOST_STEPS = 4000;

/**
 * Compares all pairs of the figures at steps `from`, `from + stride`, ...; the slope of each pair, per stride, is
 * pushed to `slopes`. Variance with ties by Kendall 1975.
 */
export function kendallPairs(series: Series, from: number, stride: number, slopes: number[]): KendallPairs {
  const times: number[] = [];
  const values: number[] = [];
  for (let i = from, step = 0; i < series.length; i += stride, step++) {
    const value = series[i]!;
    if (value === null) continue;
    times.push(step);
    values.push(finite(value, `/series/${i}`));
  }
  let s = 0;
  for (let j = 1; j < values.length; j++) {
    for (let i = 0; i < j; i++) {
      const rise = values[j]! - values[i]!;
      s += Math.sign(rise);
      slopes.push(rise / (times[j]! - times[i]!));
    }
  }
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  let variance = spread(values.length);
  for (const count of ties.values()) variance -= spread(count);
  return { n: values.length, s, variance: variance / 18 };
}

const spread = (n: number): number => n * (n - 1) * (2 * n + 5);

/** @throws CxError `too-many-steps` */
export function mustBeShort(series: Series): void {
  if (series.length <= MOST_STEPS) return;
  const message = `A trend test takes at most ${MOST_STEPS} steps, and here are ${series.length}. Take longer periods, such as months.`;
  throw new CxError({ code: 'too-many-steps', message, where: '/series' });
}
