import {
  addToCrossSums, driverCorrelations, emptyCrossSums, ipa, lmgWeights, penaltyReward, relativeWeights, standardizedRegression,
} from '../../../src/metrics/index.js';
import type { Method } from './method.js';

/** Drivers of an outcome, importance and performance, penalties and rewards. */
export const drivers: Readonly<Record<string, Method>> = {
  drivers: ({ X, y }: { X: number[][]; y: number[] }) => {
    const columns = X[0]!.map((_, i) => ({ values: Float64Array.from(X, (row) => row[i]!) }));
    const sums = emptyCrossSums(columns.length + 1);
    addToCrossSums(sums, [...columns, { values: y }]);
    const correlations = driverCorrelations(sums, [...columns.keys()], columns.length)!;
    return {
      ...standardizedRegression(correlations),
      correlations: [...correlations.withOutcome],
      relativeWeights: relativeWeights(correlations),
      lmg: lmgWeights(correlations),
    };
  },
  ipa: ({ importance, performance }: { importance: number[]; performance: number[] }) => ipa(importance, performance),
  penaltyReward: ({ x, y, low, high }: { x: number[]; y: number[]; low: number; high: number }) => penaltyReward({ values: x }, { values: y }, { low, high }),
};
