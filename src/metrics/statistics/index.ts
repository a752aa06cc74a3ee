export { DEFAULT_LEVEL, type Interval } from './interval.js';
export { criticalZ, erfc, normalCdf, normalQuantile, twoSidedNormalP } from './distributions/normal.js';
export { criticalT, studentCdf, studentQuantile, twoSidedStudentP } from './distributions/student.js';
export { betaQuantile, regularizedBeta } from './distributions/beta.js';
export { logGamma } from './distributions/gamma.js';

export { npsScore, npsSize, npsVariance, type NpsCounts, type PseudoAnswers } from './nps/counts.js';
export { npsAdjustedWald, npsWald, type NpsInterval } from './nps/wald.js';
export { npsDifferenceAdjustedWald, npsDifferenceWald, type NpsDifference } from './nps/difference.js';

export { agrestiCoull, clopperPearson, jeffreys, waldProportion, wilson, wilsonCorrected, type Ends } from './proportion/intervals.js';
export { newcombe, proportionTest } from './proportion/difference.js';
export { meanInterval, momentsOf, momentsOfCounts, type Moments } from './mean/moments.js';
export { welch, type WelchDifference } from './mean/welch.js';
export { DEFAULT_PRIVACY_THRESHOLD, suppress } from './privacy/suppression.js';
