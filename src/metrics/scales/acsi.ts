import { CxError } from '../../core/problem.js';
import { confidence, notNegative } from '../checks.js';
import { EXCLUSIONS, slotOf, type Excluded } from '../partial.js';
import { clip, DEFAULT_LEVEL, type Interval } from '../statistics/interval.js';
import { meanInterval, momentsOf } from '../statistics/mean/moments.js';

/** Three answers on 1-10: overall satisfaction, against expectations, against the ideal. Null is missing. */
export type AcsiAnswers = readonly [satisfaction: number | null, expectations: number | null, ideal: number | null];

/** A satisfaction index of three questions. */
export interface AcsiIndex {
  /** `ACSI-style` with equal weights; otherwise `ACSI formula, own weights`. Never plain "ACSI", which is theirs. */
  readonly name: 'ACSI-style' | 'ACSI formula, own weights';
  /** Who answered all three. */
  readonly n: number;
  /** 0..100; null without answers. */
  readonly score: number | null;
  /** Standard error of the score, from the spread of the respondents' own scores; null for fewer than two. */
  readonly se: number | null;
  /** t, cut to 0..100. */
  readonly interval: Interval | null;
  /** Mean answer to each question, 1..10; null without answers. */
  readonly means: readonly [number, number, number] | null;
  /** The weights used, which sum to 1. */
  readonly weights: readonly [number, number, number];
  /** Respondents left out, by what was wrong with the first bad answer. */
  readonly excluded: Excluded;
}

/**
 * Satisfaction index by the formula of the ACSI: the weighted sum of (mean - 1) / 9 * 100 of three questions on 1-10
 * (Fornell et al. 1996, J. Marketing 60(4)); with equal weights (S + E + P - 3) / 27 * 100. The ACSI's own weights come
 * from a model that is not public, so a result of equal weights is called "ACSI-style".
 *
 * Use it to follow one company over time. Not to compare with published ACSI scores, whose weights differ.
 *
 * @formula sum of w_k (mean_k - 1) / 9 * 100, the weights adding up to 1
 * @param options.weights of the three, 0 or more; made to sum to 1. Equal if not given.
 * @throws CxError `not-a-number`, `out-of-range`, `no-weight`
 */
export function acsi(
  responses: Iterable<AcsiAnswers>,
  { weights, level = DEFAULT_LEVEL }: { readonly weights?: readonly [number, number, number]; readonly level?: number } = {},
): AcsiIndex {
  confidence(level);
  const shares = normalised(weights ?? [1, 1, 1]);
  const equal = shares.every((share) => Math.abs(share - 1 / 3) < 1e-9);
  const columns: [number[], number[], number[]] = [[], [], []];
  const excluded = Object.fromEntries(EXCLUSIONS.map((reason) => [reason, 0])) as Record<keyof Excluded, number>;
  for (const answers of responses) {
    // the slots behind the scale name the reason why an answer does not count
    const bad = [0, 1, 2].map((k) => slotOf(answers[k] ?? null, 1, 10)).find((slot) => slot >= 10);
    if (bad !== undefined) excluded[EXCLUSIONS[bad - 10]!] += 1;
    else columns.forEach((column, k) => column.push(answers[k]!));
  }
  const own = columns[0].map((_, i) => columns.reduce((sum, column, k) => sum + (shares[k]! * (column[i]! - 1) * 100) / 9, 0));
  const moments = momentsOf(own);
  const ends = moments && meanInterval(moments, level);
  return {
    name: equal ? 'ACSI-style' : 'ACSI formula, own weights',
    n: own.length,
    score: moments?.mean ?? null,
    se: !moments || moments.variance === null ? null : Math.sqrt(moments.variance / moments.n),
    interval: ends && { level, lower: clip(ends[0], 0, 100), upper: clip(ends[1], 0, 100), method: 't' },
    means: moments && [momentsOf(columns[0])!.mean, momentsOf(columns[1])!.mean, momentsOf(columns[2])!.mean],
    weights: shares,
    excluded,
  };
}

function normalised(weights: readonly [number, number, number]): [number, number, number] {
  const all = weights.reduce((sum, weight, k) => sum + notNegative(weight, `/weights/${k}`), 0);
  if (!(all > 0)) throw new CxError({ code: 'no-weight', message: 'The three weights sum to 0. Give at least one above 0.', where: '/weights' });
  return [weights[0] / all, weights[1] / all, weights[2] / all];
}
