/** A least-squares line through rows of numbers, with errors that hold although what is left carries over from step to step. */
export interface RobustFit {
  readonly coefficients: readonly number[];
  /** Of the coefficients, row by row. */
  readonly covariance: readonly (readonly number[])[];
  readonly fitted: readonly number[];
  readonly residuals: readonly number[];
}

/**
 * Ordinary least squares with the covariance of Newey and West (1987, Econometrica 55:703): Bartlett weights over `lags`
 * steps, times n / (n - k). Steps may have gaps: two rows meet when their times lie so far apart (Datta & Du 2012).
 * Null where the columns determine one another.
 *
 * @param rows the columns of each row; of about the same size, so that nothing is lost
 * @param times whole numbers in ascending order
 */
export function robustFit(rows: readonly (readonly number[])[], values: readonly number[], times: readonly number[], lags: number): RobustFit | null {
  const width = rows[0]?.length ?? 0;
  const size = Array.from({ length: width }, (_, i) => i);
  const crossed = size.map((i) => size.map((j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)));
  const inverse = inverseOf(crossed);
  if (!inverse || rows.length <= width) return null;
  const moments = size.map((i) => rows.reduce((sum, row, r) => sum + row[i]! * values[r]!, 0));
  const coefficients = size.map((i) => size.reduce((sum, j) => sum + inverse[i]![j]! * moments[j]!, 0));
  const fitted = rows.map((row) => row.reduce((sum, cell, i) => sum + cell * coefficients[i]!, 0));
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // what rounding leaves of an exact line is not variation
  const residuals = values.map((value, r) => (Math.abs(value - fitted[r]!) > 1e-11 * largest ? value - fitted[r]! : 0));
  const spread = spreadOf(rows, residuals, times, lags);
  const correction = rows.length / (rows.length - width);
  const covariance = product(product(inverse, spread), inverse).map((row) => row.map((cell) => cell * correction));
  return { coefficients, covariance, fitted, residuals };
}

/** The sum over all pairs of rows no more than `lags` steps apart of what their residuals do together, those further apart for less. */
function spreadOf(rows: readonly (readonly number[])[], residuals: readonly number[], times: readonly number[], lags: number): number[][] {
  const width = rows[0]!.length;
  const spread = Array.from({ length: width }, () => Array.from({ length: width }, () => 0));
  for (let a = 0; a < rows.length; a++) {
    for (let b = a; b < rows.length && times[b]! - times[a]! <= lags; b++) {
      const weight = (1 - (times[b]! - times[a]!) / (lags + 1)) * residuals[a]! * residuals[b]!;
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < width; j++) spread[i]![j]! += a === b ? weight * rows[a]![i]! * rows[a]![j]! : weight * (rows[a]![i]! * rows[b]![j]! + rows[b]![i]! * rows[a]![j]!);
      }
    }
  }
  return spread;
}

function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, cell, k) => sum + cell * b[k]![j]!, 0)));
}

/** Of a symmetric matrix of products, by elimination with the largest pivot, after rows and columns were brought to one size; null for a matrix that has none. */
function inverseOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const n = matrix.length;
  const size = matrix.map((row, i) => Math.sqrt(row[i]!) || 1);
  const work = matrix.map((row, i) => [...row.map((cell, j) => cell / (size[i]! * size[j]!)), ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) if (Math.abs(work[row]![column]!) > Math.abs(work[pivot]![column]!)) pivot = row;
    if (!(Math.abs(work[pivot]![column]!) > 1e-12)) return null;
    [work[column], work[pivot]] = [work[pivot]!, work[column]!];
    const by = work[column]![column]!;
    work[column] = work[column]!.map((cell) => cell / by);
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const times = work[row]![column]!;
      work[row] = work[row]!.map((cell, i) => cell - times * work[column]![i]!);
    }
  }
  return work.map((row, i) => row.slice(n).map((cell, j) => cell / (size[i]! * size[j]!)));
}
