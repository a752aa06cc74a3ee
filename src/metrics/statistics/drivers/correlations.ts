import type { CrossSums } from './cross-sums.js';

/** A spread of this part of the values themselves is rounding, such as that of 0.1 + 0.2 beside 0.3. */
const ROUNDING = 1e-14;

/** Squares below this have lost their digits. */
const SMALLEST = 1e-280;

/**
 * Does a column say the same in every complete row? True as well where there is none.
 *
 * @partOf driversOf
 */
export function isConstant({ width, lows, highs, products }: CrossSums, column: number): boolean {
  const low = lows[column]!;
  const high = highs[column]!;
  return !(high - low > ROUNDING * Math.max(Math.abs(low), Math.abs(high)) && products[column * width + column]! > SMALLEST);
}

/**
 * Mean of a column over the complete rows, in its unit. Null without any.
 *
 * @partOf driversOf
 */
export function meanOf({ n, shifts, offsets }: CrossSums, column: number): number | null {
  return n > 0 ? shifts[column]! + offsets[column]! : null;
}

/**
 * Covariance of two columns over the complete rows, by n - 1, in the product of their units; with `i` twice the
 * variance. Null for fewer than two complete rows.
 *
 * @partOf driversOf
 */
export function covarianceOf(sums: CrossSums, i: number, j: number): number | null {
  if (sums.n < 2) return null;
  return productOf(sums, i, j) / (sums.n - 1);
}

/**
 * Pearson's correlation of two columns over the complete rows, -1..1. Null where a column is constant, which has no
 * correlation with anything, or without two complete rows.
 *
 * @partOf driversOf
 */
export function correlationOf(sums: CrossSums, i: number, j: number): number | null {
  if (isConstant(sums, i) || isConstant(sums, j)) return null;
  if (i === j) return 1;
  const r = productOf(sums, i, j) / (Math.sqrt(productOf(sums, i, i)) * Math.sqrt(productOf(sums, j, j)));
  return Math.min(1, Math.max(-1, r));
}

function productOf({ width, products }: CrossSums, i: number, j: number): number {
  return products[Math.min(i, j) * width + Math.max(i, j)]!;
}

/** The correlations that a regression on standardised columns needs. */
export interface DriverCorrelations {
  /** How many predictors, p. */
  readonly size: number;
  /** Of the predictors with one another: p x p, ones on the diagonal. */
  readonly among: Float64Array;
  /** Of each predictor with the outcome. */
  readonly withOutcome: Float64Array;
}

/**
 * The correlations of some columns with one another and with the outcome. Null if one of them is constant: ask
 * {@link isConstant} first, and leave it out.
 *
 * @partOf driversOf
 */
export function driverCorrelations(sums: CrossSums, predictors: readonly number[], outcome: number): DriverCorrelations | null {
  if ([...predictors, outcome].some((column) => isConstant(sums, column))) return null;
  const size = predictors.length;
  const among = new Float64Array(size * size);
  predictors.forEach((a, i) => predictors.forEach((b, j) => (among[i * size + j] = correlationOf(sums, a, b)!)));
  return { size, among, withOutcome: Float64Array.from(predictors, (column) => correlationOf(sums, column, outcome)!) };
}
