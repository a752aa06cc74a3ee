export { DEFAULT_LEVEL, type Interval } from './interval.js';
export { criticalZ, erfc, normalCdf, normalQuantile, twoSidedNormalP } from './distributions/normal.js';
export { criticalT, studentCdf, studentQuantile, twoSidedStudentP } from './distributions/student.js';
export { betaQuantile, regularizedBeta } from './distributions/beta.js';
export { logGamma } from './distributions/gamma.js';
export { gammaQuantile, regularizedGamma, regularizedGammaTail } from './distributions/incomplete-gamma.js';
export { chiSquareCdf, chiSquareQuantile, chiSquareTail, criticalChiSquare } from './distributions/chi-square.js';

export { npsScore, npsSize, npsVariance, type NpsCounts, type PseudoAnswers } from './nps/counts.js';
export { npsAdjustedWald, npsWald, type NpsInterval } from './nps/wald.js';
export { npsDifferenceAdjustedWald, npsDifferenceWald, type NpsDifference } from './nps/difference.js';

export { agrestiCoull, clopperPearson, jeffreys, waldProportion, wilson, wilsonCorrected, type Ends } from './proportion/intervals.js';
export { newcombe, proportionTest } from './proportion/difference.js';
export { meanInterval, momentsOf, momentsOfCounts, type Moments } from './mean/moments.js';
export { welch, type WelchDifference } from './mean/welch.js';
export { DEFAULT_PRIVACY_THRESHOLD, suppress } from './privacy/suppression.js';
export { protectGroups } from './privacy/groups.js';
export { protectTable, type ProtectedTable, type ShownTotals } from './privacy/table.js';
export { compareProportions, type ProportionComparison } from './proportion/compare.js';
export { fisherExact } from './proportion/fisher.js';
export { compareOverlap, overlapDifference, type OnceCounts, type OverlapComparison, type OverlapCounts } from './proportion/overlap.js';
export { mcnemar, type PairedCounts } from './proportion/paired.js';
export { garwood, rateDifference, type RateCounts, type RateDifference } from './rate/poisson.js';
export { multinomialGoodman } from './proportion/multinomial.js';
export { mannWhitney, mannWhitneyOfCounts, type MannWhitney } from './mean/mann-whitney.js';
export { weightedMean, type WeightedMean } from './mean/weighted.js';
export { npsScoreInterval } from './nps/score.js';
export { npsGoodman } from './nps/goodman.js';
export { MAX_BOOTSTRAP_ANSWERS, npsExactBootstrap } from './nps/bootstrap.js';
export { JEFFREYS_PRIOR, npsBayes } from './nps/bayes.js';
export { npsCredible, npsProbabilityAbove } from './nps/credible.js';
export { npsDifferenceWelch } from './nps/welch.js';
export { npsCompareSampleSize, npsSampleSize, type ExpectedShares } from './nps/sample-size.js';
export { npsWeighted, type WeightedNps, type WeightedNpsCounts } from './nps/weighted.js';
export { meanSampleSize, proportionSampleSize, type PlanOptions, type SampleSize } from './planning/sample-size.js';
export { benjaminiHochberg, holm, type PValue } from './multiple/adjust.js';
export { kish, weightSums, type DesignEffect, type WeightSums } from './weighting/kish.js';
export { postStratify, type PostStratified, type Stratum } from './weighting/post-stratify.js';
export { rake, type Margin, type Raked, type RakeOptions } from './weighting/rake.js';
export { rakeTable, type RakedTable } from './weighting/rake-table.js';
export { representativeness, type Representativeness } from './weighting/representativeness.js';
export { missingDataBounds, type MissingDataBounds } from './weighting/missing-data.js';
export {
  nonResponseBounds, participationRate, responseRates, type Dispositions, type ResponseRates,
} from './weighting/response-rate.js';

export { quantileRanks, type QuantileRanks } from './quantile/order-interval.js';

export type { NumberColumn } from './drivers/blocks.js';
export { addToCrossSums, emptyCrossSums, mergeCrossSums, type CrossSums } from './drivers/cross-sums.js';
export { correlationOf, covarianceOf, driverCorrelations, isConstant, meanOf, type DriverCorrelations } from './drivers/correlations.js';
export { standardizedRegression, type StandardizedRegression } from './drivers/regression.js';
export { relativeWeights } from './drivers/relative-weights.js';
export { lmgWeights, MOST_LMG_PREDICTORS } from './drivers/lmg.js';
export {
  driversInSteps, driversOf, driverSteps, type DriversInStepsOptions, type DriversOptions, type DriversProgress,
} from './drivers/drivers-of.js';
export { driversOfSums, type CrossSumsNames } from './drivers/read-sums.js';
export type { DriversBootstrap } from './drivers/bootstrap.js';
export type {
  Driver, DriverColumn, DriversMeasured, DriversMethod, DriversNote, DriversReading, DriversUnmeasured, DroppedPredictor,
} from './drivers/reading.js';
export { ipa, type Ipa, type IpaCut, type IpaQuadrant } from './drivers/ipa.js';
export {
  LEAST_FIT, whatIf, whatIfRows, type DriverShift, type ShiftedMean, type WhatIf, type WhatIfExpected, type WhatIfOptions, type WhatIfRefused,
} from './drivers/what-if.js';
export { penaltyReward, type PenaltyReward, type PenaltyRewardOptions } from './drivers/penalty-reward.js';
export { kaplanMeier, type Observed, type SurvivalCurve, type SurvivalInterval } from './survival/kaplan-meier.js';
export { restrictedMean, survivalAt, type SurvivalAt } from './survival/readout.js';

export { quantile, quantiles, type QuantileType } from './quantile/quantile.js';
export { addToSketch, emptySketch, mergeSketches, sketchQuantile, subtractSketch, type DdSketch } from './quantile/ddsketch.js';
export { bucketOf, bucketValue, quantileOfBuckets, sketchWidth, type RowQuantile, type SketchShape } from './quantile/sketch-row.js';

export type { Series } from './trend/kendall-pairs.js';
export { mannKendall, type MannKendall } from './trend/mann-kendall.js';
export { seasonalMannKendall, type SeasonalMannKendall } from './trend/seasonal-mann-kendall.js';
export { decompose, type Decomposition } from './trend/decompose.js';
export { seasonality, type Seasonality } from './trend/seasonality.js';
export type { KruskalWallis } from './trend/kruskal-wallis.js';
export { interruptedSeries, type Estimate, type InterruptedSeries } from './trend/interrupted.js';
export { differenceInDifferences, type ChangeWithin } from './trend/difference-in-differences.js';

export { xmr, type Xmr, type XmrOptions } from './control/xmr.js';
export { nelsonRules, type NelsonOptions, type NelsonRule, type NelsonSignal, type NelsonSignals } from './control/nelson.js';
export { pChart, type PChart, type ShareSample } from './control/p-chart.js';
export { npsControlLimits, type NpsChart } from './control/nps-chart.js';
export { ewmaChart, type EwmaChart, type EwmaOptions } from './control/ewma.js';
export { FUNNEL_LEVELS, funnelLimits, type FunnelLimits } from './control/funnel.js';
export { placeInFunnel, type Funnel, type FunnelOptions, type FunnelPlace, type FunnelSite, type PlacedSite } from './control/place-in-funnel.js';
export { nhsXmr, type NhsAssurance, type NhsPoint, type NhsXmr, type NhsXmrOptions } from './control/nhs-xmr.js';
export type { SpecialCause } from './control/nhs-patterns.js';

export { mixRate, type MixGroup, type MixRate, type MixRateGroup } from './mix/mix-rate.js';

export { distinguishingWords, type DistinguishingOptions, type DistinguishingWord, type WordCounts } from './text/log-odds.js';
export { contrastSteps, contrastTexts, type ContrastedWord, type ContrastOptions, type TextContrast } from './text/contrast-texts.js';
export { countWords } from './text/count-words.js';
export { stopWords } from './text/stop-words.js';
export { createTokenizer, type Tokenizer, type TokenizerOptions } from './text/tokenizer.js';
export { cohenKappa, type Kappa } from './text/kappa.js';
