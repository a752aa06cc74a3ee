import * as contrast from './contrast.js';
import * as mean from './mean.js';
import type { IntervalMethod, Kind, TestMethod } from './method.js';
import * as quantile from './quantile.js';
import * as rate from './rate.js';
import * as share from './share.js';

export type { Compared, IntervalMethod, Kind, Observations, QuantileCounts, ShareCounts, TestMethod } from './method.js';

/** The intervals that a figure of a kind may have, the default first. */
export const INTERVALS = {
  contrast: [contrast.adjustedWald, contrast.score, contrast.dirichlet, contrast.goodman, contrast.bootstrap, contrast.wald],
  share: [share.wilson, share.jeffreys, share.agrestiCoull, share.wilsonCorrected, share.clopperPearson, share.waldShare],
  mean: [mean.t],
  ranks: [],
  rate: [rate.garwood],
  quantile: [quantile.orderStatistics],
} as const satisfies { [K in Kind]: readonly IntervalMethod<K>[] };

/** The tests of a change, the default first. Those of ranks go with every metric that counts answers on a scale. */
export const TESTS = {
  contrast: [contrast.adjustedWaldTest, contrast.contrastWelch, contrast.waldTest],
  share: [share.shareTest, share.fisher],
  mean: [mean.welch],
  ranks: [mean.mannWhitney],
  rate: [rate.conditional],
  quantile: [quantile.bucketRanks],
} as const satisfies { [K in Kind]: readonly TestMethod<K>[] };
