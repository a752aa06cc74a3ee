import { correlationOf, covarianceOf, driverCorrelations, isConstant, meanOf, type DriverCorrelations } from './correlations.js';
import type { CrossSums } from './cross-sums.js';
import type { Eigen } from './eigen.js';
import { lmgWeights } from './lmg.js';
import type { Driver, DriversMethod, DriversNote, DriversReading } from './reading.js';
import { eigenOf, standardizedRegression, type StandardizedRegression } from './regression.js';
import { relativeWeights } from './relative-weights.js';

/** Above this, the square of a t statistic is more than chance at 5 %. */
const T_SQUARED = 3.841458820694124;

/** How the columns behind some sums are called. */
export interface CrossSumsNames {
  /** In the order of the columns. */
  readonly predictors: readonly string[];
  /** The last column. */
  readonly outcome: string;
}

/**
 * Reads drivers from sums that are already there, such as those of several workers merged; the outcome is the last
 * column. The same as `driversOf`, without intervals.
 *
 * @partOf driversOf
 * @throws CxError `too-many-predictors` for LMG of more than it takes
 */
export function driversOfSums(sums: CrossSums, names: CrossSumsNames, method: DriversMethod = 'relative weights'): DriversReading {
  const last = sums.width - 1;
  const kept = keptPredictors(sums);
  const needed = kept.length + 2;
  const base = {
    method,
    outcome: names.outcome,
    n: sums.n,
    rows: sums.rows,
    rowsDropped: sums.rows - sums.n,
    outcomeMissing: sums.missing[last]!,
    dropped: sums.n === 0 ? [] : names.predictors.filter((_, i) => !kept.includes(i)).map((name) => ({ name, why: 'constant' as const })),
  };
  const refuse = (reason: 'too-few-rows' | 'constant-outcome' | 'no-predictors', rows: number): DriversReading => ({
    kind: 'not-enough-data',
    ...base,
    reason,
    needed: rows,
    missing: names.predictors.map((name, i) => ({ name, missing: sums.missing[i]! })),
  });
  if (last === 0) return refuse('no-predictors', 3);
  if (sums.n < 3) return refuse('too-few-rows', last + 2);
  if (isConstant(sums, last)) return refuse('constant-outcome', needed);
  if (kept.length === 0) return refuse('no-predictors', last + 2);
  if (sums.n < needed) return refuse('too-few-rows', needed);

  const correlations = driverCorrelations(sums, kept, last)!;
  const eigen = eigenOf(correlations);
  const regression = standardizedRegression(correlations, eigen);
  const weights = weightsBy(method, correlations, eigen);
  const drivers = kept.map((column, i): Driver => {
    const correlation = correlationOf(sums, column, last)!;
    return {
      name: names.predictors[column]!,
      weight: weights[i]!,
      share: regression.r2 > 0 ? weights[i]! / regression.r2 : null,
      interval: null,
      sign: correlation > 0 ? 1 : correlation < 0 ? -1 : 0,
      correlation,
      beta: regression.betas[i]!,
      first: regression.first[i]!,
      last: regression.last[i]!,
      mean: meanOf(sums, column)!,
      sd: Math.sqrt(covarianceOf(sums, column, column)!),
      n: sums.n,
      missing: sums.missing[column]!,
    };
  });
  const freedom = sums.n - regression.rank - 1;
  return {
    kind: 'measured',
    ...base,
    r2: regression.r2,
    adjustedR2: 1 - ((1 - regression.r2) * (sums.n - 1)) / freedom,
    notes: notesOf(base, drivers, regression, freedom),
    drivers: drivers.sort((a, b) => b.weight - a.weight),
  };
}

/** The predictors that vary, by number. The last column is the outcome. */
export function keptPredictors(sums: CrossSums): number[] {
  return Array.from({ length: sums.width - 1 }, (_, column) => column).filter((column) => !isConstant(sums, column));
}

/** R² divided by the method of that name. */
export function weightsBy(method: DriversMethod, correlations: DriverCorrelations, eigen?: Eigen): number[] {
  return method === 'LMG' ? lmgWeights(correlations) : relativeWeights(correlations, eigen);
}

function notesOf(
  { n, rowsDropped }: { readonly n: number; readonly rowsDropped: number },
  drivers: readonly Driver[],
  { r2 }: StandardizedRegression,
  freedom: number,
): DriversNote[] {
  const notes: DriversNote[] = [{ code: 'associations-not-causes' }];
  if (rowsDropped > 0) notes.push({ code: 'rows-dropped', count: rowsDropped });
  const threshold = 50 + 8 * drivers.length;
  if (n < threshold) notes.push({ code: 'few-rows', threshold });
  const collinear = drivers.filter(({ beta }) => beta === null).map(({ name }) => name);
  if (collinear.length > 0) notes.push({ code: 'collinear', names: collinear });
  // t² of a coefficient is what R² loses without it, beside what is left unexplained
  const turned = drivers.filter(({ beta, correlation, last }) => beta !== null && beta * correlation < 0 && last * freedom > T_SQUARED * (1 - r2));
  if (turned.length > 0) notes.push({ code: 'sign-turns', names: turned.map(({ name }) => name) });
  return notes;
}
