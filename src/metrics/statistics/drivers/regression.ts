import type { DriverCorrelations } from './correlations.js';
import { eigenOfSymmetric, type Eigen } from './eigen.js';

/**
 * Predictors are taken as collinear when, of the variance of a combination of them, no more than this part is left: a
 * variance inflation of a hundred million. So every figure has at least half the digits of a double.
 */
export const COLLINEAR = 1e-8;

/** A least-squares regression on standardised columns. Lists are in the order of the predictors. */
export interface StandardizedRegression {
  /** The share of the outcome's variance that the predictors explain together, 0..1. */
  readonly r2: number;
  /** How many predictors are left when those are set aside that others determine. */
  readonly rank: number;
  /**
   * By how many standard deviations the outcome differs for one of the predictor, the others held. Null for one that
   * others determine exactly: then no data can tell.
   */
  readonly betas: readonly (number | null)[];
  /** What each explains alone, 0..1: its squared correlation. */
  readonly first: readonly number[];
  /** What each adds to all the others, 0..1; 0 for one that others determine. */
  readonly last: readonly number[];
}

/**
 * Regression of an outcome on some predictors, from their correlations alone. Predictors that determine one another do
 * no harm: R² is that of the space they span (Moore-Penrose).
 *
 * Betas say what changes with all else held, which is not importance: among correlated predictors they can be small
 * or of the wrong sign for what matters a lot. For importance use `relativeWeights` or `lmgWeights`.
 *
 * @partOf driversOf
 */
export function standardizedRegression(correlations: DriverCorrelations, eigen: Eigen = eigenOf(correlations)): StandardizedRegression {
  const { size, withOutcome } = correlations;
  const { values, vectors } = eigen;
  const kept = keptAxes(eigen);
  let r2 = 0;
  const betas = new Float64Array(size);
  const inverse = new Float64Array(size); // diagonal of the inverse: the variance inflation factors
  const spanned = new Float64Array(size); // which part of each axis lies in the space spanned
  for (const k of kept) {
    const along = scoreAlong(withOutcome, eigen, k);
    r2 += (along * along) / values[k]!;
    for (let i = 0; i < size; i++) {
      const component = vectors[i * size + k]!;
      betas[i]! += (component * along) / values[k]!;
      inverse[i]! += (component * component) / values[k]!;
      spanned[i]! += component * component;
    }
  }
  const known = Array.from(spanned, (part) => part > 1 - 1e-6);
  return {
    r2: Math.min(1, r2),
    rank: kept.length,
    betas: known.map((ok, i) => (ok ? betas[i]! : null)),
    first: Array.from(withOutcome, (r) => r * r),
    last: known.map((ok, i) => (ok ? (betas[i]! * betas[i]!) / inverse[i]! : 0)),
  };
}

/** The eigenvalues and eigenvectors of the correlations among the predictors. */
export function eigenOf({ among, size }: DriverCorrelations): Eigen {
  return eigenOfSymmetric(among, size);
}

/** The axes along which the predictors do vary. */
export function keptAxes({ values }: Eigen): number[] {
  const largest = values.reduce((a, b) => Math.max(a, b), 0);
  return Array.from(values.keys()).filter((k) => values[k]! > COLLINEAR * largest);
}

/** The part of a vector that lies along axis `k`. */
export function scoreAlong(vector: ArrayLike<number>, { size, vectors }: Eigen, k: number): number {
  let along = 0;
  for (let i = 0; i < size; i++) along += vectors[i * size + k]! * vector[i]!;
  return along;
}
