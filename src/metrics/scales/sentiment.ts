import { confidence, notNegative } from '../checks.js';
import { shareOf, type Share } from '../share.js';
import { DEFAULT_LEVEL, type Interval } from '../statistics/interval.js';
import { npsScore, npsSize } from '../statistics/nps/counts.js';
import { npsAdjustedWald } from '../statistics/nps/wald.js';

/** Comments or answers, by the feeling in them. */
export interface SentimentCounts {
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
}

/** How customers feel. */
export interface SentimentBalance {
  readonly n: number;
  /** Shares of all, 0..1, each with Wilson's interval; each alone covers its share, not the three together. */
  readonly positive: Share;
  readonly neutral: Share;
  readonly negative: Share;
  /** Percent positive minus percent negative, -100..100; null without comments. */
  readonly net: number | null;
  /** Adjusted Wald, cut to -100..100: the net is a contrast of two shares, as NPS is. */
  readonly netInterval: Interval | null;
}

/**
 * Shares of positive, neutral and negative, and net sentiment with its interval (Rocks 2016, as for NPS). Definition
 * of net sentiment is common use; no standard was found.
 *
 * Use it for labelled comments and for friends-and-family answers, whose publisher (NHS England) went from a net score
 * to the positive share in 2014: show the shares first. The interval knows nothing of wrong labels: where a machine
 * labels, check it against people first.
 *
 * @formula net = (positive - negative) / n
 * @throws CxError `not-a-number`, `out-of-range`, naming the field
 */
export function sentimentBalance(counts: SentimentCounts, { level = DEFAULT_LEVEL }: { readonly level?: number } = {}): SentimentBalance {
  confidence(level);
  const contrast = {
    detractors: notNegative(counts.negative, '/negative'),
    passives: notNegative(counts.neutral, '/neutral'),
    promoters: notNegative(counts.positive, '/positive'),
  };
  const n = npsSize(contrast);
  const ends = npsAdjustedWald(contrast, level);
  return {
    n,
    positive: shareOf(counts.positive, n, level),
    neutral: shareOf(counts.neutral, n, level),
    negative: shareOf(counts.negative, n, level),
    net: npsScore(contrast),
    netInterval: ends && { level, lower: ends.lowerClipped, upper: ends.upperClipped, method: 'adjusted Wald' },
  };
}
