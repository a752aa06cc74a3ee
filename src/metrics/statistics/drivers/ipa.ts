import { CxError } from '../../../core/problem.js';

/**
 * What to do about an attribute: important and done badly, `concentrate`; important and done well, `keep`; unimportant
 * and done badly, `low` priority; unimportant and done well, possible `overkill`.
 */
export type IpaQuadrant = 'concentrate' | 'keep' | 'low' | 'overkill';

/** Where the lines are drawn: at the mean of the attributes, at their median, or at a value of one's own. */
export type IpaCut = 'mean' | 'median' | number;

/** An importance-performance grid. */
export interface Ipa {
  /** In the unit of the importance. */
  readonly importanceCut: number;
  /** In the unit of the performance. */
  readonly performanceCut: number;
  /** In the order of the attributes; null for one of which importance or performance is not known. */
  readonly quadrant: readonly (IpaQuadrant | null)[];
}

/**
 * Importance-performance analysis (Martilla & James 1977, Journal of Marketing 41(1)): attributes in four quadrants.
 * What lies on a line counts as high. Null if no attribute has both figures.
 *
 * Importance may be stated or derived (`weight` or `share` of a driver); performance is the mean rating. With the cut
 * at the mean, the quadrants are relative: an attribute is placed beside the others, not by whether it is good, and
 * somebody always comes off badly. Attributes near a line can change sides by chance; nothing here tests that.
 *
 * Use it to choose what to work on first among attributes that all were rated. Not to judge whether one is good: with
 * cuts at the mean, half are always low.
 *
 * @formula high where the value is at or above the cut (mean, median or given)
 * @throws CxError `ragged-columns` when there are not as many of one as of the other
 */
export function ipa(
  importance: readonly (number | null)[],
  performance: readonly (number | null)[],
  { importanceCut = 'mean', performanceCut = 'mean' }: { readonly importanceCut?: IpaCut; readonly performanceCut?: IpaCut } = {},
): Ipa | null {
  if (importance.length !== performance.length) {
    throw new CxError({ code: 'ragged-columns', message: `There are ${importance.length} importances and ${performance.length} performances.` });
  }
  const known = importance.map((value, i) => isNumber(value) && isNumber(performance[i]));
  if (!known.includes(true)) return null;
  const x = cutOf(importance.filter((_, i) => known[i]) as number[], importanceCut);
  const y = cutOf(performance.filter((_, i) => known[i]) as number[], performanceCut);
  return {
    importanceCut: x,
    performanceCut: y,
    quadrant: importance.map((value, i) => {
      if (!known[i]) return null;
      const good = isHigh(performance[i]!, y);
      if (isHigh(value!, x)) return good ? 'keep' : 'concentrate';
      return good ? 'overkill' : 'low';
    }),
  };
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** At the line or above; the mean of equal numbers can come out a little above them. */
function isHigh(value: number, cut: number): boolean {
  return value >= cut - 1e-12 * Math.abs(cut);
}

function cutOf(values: readonly number[], cut: IpaCut): number {
  if (typeof cut === 'number') return cut;
  if (cut === 'mean') return values.reduce((mean, value) => mean + value / values.length, 0);
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]! / 2 + sorted[middle]! / 2;
}
