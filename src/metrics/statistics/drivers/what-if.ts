import { CxError } from '../../../core/problem.js';
import { confidence, finite, positive } from '../../checks.js';
import { criticalT } from '../distributions/student.js';
import { DEFAULT_LEVEL, type Interval } from '../interval.js';
import { covarianceOf, driverCorrelations, meanOf } from './correlations.js';
import type { CrossSums } from './cross-sums.js';
import { driversOfSums, keptPredictors, type CrossSumsNames } from './read-sums.js';
import type { DriversMeasured, DriversUnmeasured } from './reading.js';
import { eigenOf, keptAxes, scoreAlong } from './regression.js';

/** By how much the mean of a driver is thought to change, in its unit. */
export interface DriverShift {
  readonly name: string;
  readonly by: number;
}

/** How a what-if is worked out, and when it is refused. */
export interface WhatIfOptions {
  /** Confidence, 0..1. Default 0.95. */
  readonly level?: number;
  /** The least adjusted R², 0..1, for which anything is foretold. Default {@link LEAST_FIT}. */
  readonly leastFit?: number;
  /** The least number of complete rows. Default {@link whatIfRows} of the predictors. */
  readonly leastRows?: number;
  /** How many will answer afterwards, for `prediction`. Default as many as have answered. */
  readonly people?: number;
}

/** A driver whose mean is changed: from where to where. */
export interface ShiftedMean extends DriverShift {
  readonly from: number;
  readonly to: number;
}

/** What goes along with a change of drivers. */
export interface WhatIfExpected {
  readonly kind: 'expected';
  /** Change of the mean outcome, in its unit. */
  readonly expected: number;
  /** Of `expected`: where the change of the mean lies, as far as the rows tell. */
  readonly interval: Interval;
  /** The change that the next `people` answers would show: wider, since who answers is chance, now and then. */
  readonly prediction: Interval;
  readonly people: number;
  /** Mean outcome over the complete rows, and the same with the change. */
  readonly from: number;
  readonly to: number;
  /** Whether the interval leaves nought out: else not even the direction can be told. */
  readonly direction: 'rise' | 'fall' | 'unknown';
  readonly shifts: readonly ShiftedMean[];
  /** Those of `shifts` that are more than one standard deviation of single answers: the mean of many hardly ever moves so far. */
  readonly far: readonly string[];
  readonly n: number;
  readonly adjustedR2: number;
}

/** Why nothing is foretold. */
export interface WhatIfRefused {
  readonly kind: 'refused';
  readonly refusal:
    /** The drivers themselves cannot be told: see `drivers`. */
    | { readonly reason: 'no-drivers'; readonly drivers: DriversUnmeasured }
    /** Fewer complete rows than `needed`. */
    | { readonly reason: 'too-few-rows'; readonly n: number; readonly needed: number }
    /** The predictors together explain less than `needed` of the outcome (adjusted R²). */
    | { readonly reason: 'weak-fit'; readonly adjustedR2: number; readonly needed: number }
    /** A mean would lie where nobody has answered: nothing is known there. `name` may be the outcome. */
    | { readonly reason: 'beyond-data'; readonly name: string; readonly to: number; readonly low: number; readonly high: number }
    /** It says the same in every row, so that nothing goes along with it. */
    | { readonly reason: 'constant'; readonly name: string }
    /** Others determine what is to be changed, so that it cannot change alone. */
    | { readonly reason: 'collinear'; readonly names: readonly string[] };
}

/** A change that is to be expected, or why none is foretold. */
export type WhatIf = WhatIfExpected | WhatIfRefused;

/** The least adjusted R² for a what-if: below a tenth, most of what moves the outcome is not among the drivers (Falk & Miller 1992). */
export const LEAST_FIT = 0.1;

/**
 * The least complete rows for a what-if with so many predictors: the larger of 50 + 8p, which a test of the whole
 * needs, and 104 + p, which a test of a single predictor needs.
 *
 * @partOf whatIf
 * @formula max(50 + 8p, 104 + p)
 * @source Green 1991, Multivariate Behavioral Research 26(3)
 */
export function whatIfRows(predictors: number): number {
  return Math.max(50 + 8 * predictors, 104 + predictors);
}

/**
 * What goes along with a change of the means of some drivers, the others held: the difference that a least-squares
 * regression of the outcome on all of them expects, with an interval, and with the wider one of what the next answers
 * would show. In the unit of the outcome; for NPS, hand over an outcome of -100, 0 and 100. Shifts of several drivers are
 * taken together.
 *
 * It is an association among those who answered: whoever had better delivery and rated higher may have done so for
 * other reasons. Refused for few rows, for a weak fit, and where a mean would leave the range of what was answered.
 *
 * Use it to weigh where an improvement may pay. Not as a promise, not for more than one standard deviation, and not to
 * set targets: only a trial shows what a change brings. The intervals take the spread of the outcome as alike
 * everywhere; with scores heaped at an end of the scale they are rough.
 *
 * @formula b'd; interval +- t s sqrt(d' C d), C the inverse of the centred sums of products; prediction +- t s sqrt(d' C d +
 *   1/n + 1/people); n - rank - 1 degrees of freedom
 * @source ordinary least squares: prediction of the mean of new observations, as in Draper & Smith, Applied Regression
 *   Analysis (1998), ch. 3
 * @param sums of the predictors and, last, the outcome
 * @throws CxError `unknown-driver`, `name-twice`, `not-a-number`, `out-of-range`
 */
export function whatIf(sums: CrossSums, names: CrossSumsNames, shifts: readonly DriverShift[], options: WhatIfOptions = {}): WhatIf {
  const { level = DEFAULT_LEVEL, leastFit = LEAST_FIT, leastRows, people = sums.n } = options;
  confidence(level);
  mustBeKnown(names, shifts);
  const reading = driversOfSums(sums, names);
  if (reading.kind !== 'measured') return { kind: 'refused', refusal: { reason: 'no-drivers', drivers: reading } };
  positive(people, '/people');
  const moved = shifts.filter(({ by }) => by !== 0);
  const found = refusalOf(sums, names, reading, moved, finite(leastFit, '/leastFit'), leastRows ?? whatIfRows(reading.drivers.length));
  if (found) return { kind: 'refused', refusal: found };
  const line = lineAlong(sums, names, moved);
  if (line === null) return { kind: 'refused', refusal: { reason: 'collinear', names: moved.map(({ name }) => name) } };

  const outcome = sums.width - 1;
  const from = meanOf(sums, outcome)!;
  const to = from + line.expected;
  const [low, high] = [sums.lows[outcome]!, sums.highs[outcome]!];
  if (to < low || to > high) return { kind: 'refused', refusal: { reason: 'beyond-data', name: names.outcome, to, low, high } };
  const t = criticalT(level, line.freedom);
  const around = (variance: number, method: string): Interval => {
    const reach = t * Math.sqrt(variance);
    return { level, lower: line.expected - reach, upper: line.expected + reach, method };
  };
  const interval = around(line.variance, 'least squares');
  return {
    kind: 'expected',
    expected: line.expected,
    interval,
    prediction: around(line.variance + line.residual * (1 / sums.n + 1 / people), 'prediction of a mean'),
    people,
    from,
    to,
    direction: interval.lower > 0 ? 'rise' : interval.upper < 0 ? 'fall' : 'unknown',
    shifts: shifts.map(({ name, by }) => {
      const mean = meanOf(sums, names.predictors.indexOf(name))!;
      return { name, by, from: mean, to: mean + by };
    }),
    far: moved.filter(({ name, by }) => Math.abs(by) > sdOf(sums, names.predictors.indexOf(name))).map(({ name }) => name),
    n: sums.n,
    adjustedR2: reading.adjustedR2,
  };
}

const sdOf = (sums: CrossSums, column: number): number => Math.sqrt(covarianceOf(sums, column, column)!);

function mustBeKnown({ predictors }: CrossSumsNames, shifts: readonly DriverShift[]): void {
  shifts.forEach(({ name, by }, i) => {
    if (!predictors.includes(name)) throw new CxError({ code: 'unknown-driver', message: `There is no driver "${name}" here. There is ${predictors.join(', ')}.`, where: `/shifts/${i}/name` });
    if (shifts.findIndex((other) => other.name === name) !== i) throw new CxError({ code: 'name-twice', message: `"${name}" is to be changed twice.`, where: `/shifts/${i}/name` });
    finite(by, `/shifts/${i}/by`);
  });
}

function refusalOf(
  sums: CrossSums, names: CrossSumsNames, { adjustedR2, n, dropped }: DriversMeasured, shifts: readonly DriverShift[], leastFit: number, leastRows: number,
): WhatIfRefused['refusal'] | null {
  if (n < leastRows) return { reason: 'too-few-rows', n, needed: leastRows };
  if (adjustedR2 < leastFit) return { reason: 'weak-fit', adjustedR2, needed: leastFit };
  const still = shifts.find(({ name }) => dropped.some((one) => one.name === name));
  if (still) return { reason: 'constant', name: still.name };
  for (const { name, by } of shifts) {
    const column = names.predictors.indexOf(name);
    const to = meanOf(sums, column)! + by;
    const [low, high] = [sums.lows[column]!, sums.highs[column]!];
    if (to < low || to > high) return { reason: 'beyond-data', name, to, low, high };
  }
  return null;
}

/** How the outcome goes along with a direction of change. */
interface Line {
  readonly expected: number;
  /** Square of its standard error. */
  readonly variance: number;
  /** Variance of what is left unexplained, by the degrees of freedom. */
  readonly residual: number;
  readonly freedom: number;
}

/** Null where the direction leaves the space that the predictors span. */
function lineAlong(sums: CrossSums, { predictors }: CrossSumsNames, shifts: readonly DriverShift[]): Line | null {
  const outcome = sums.width - 1;
  const kept = keptPredictors(sums);
  const correlations = driverCorrelations(sums, kept, outcome)!;
  const eigen = eigenOf(correlations);
  const axes = keptAxes(eigen);
  // in standard deviations, so that units do not matter
  const direction = kept.map((column) => (shifts.find(({ name }) => name === predictors[column])?.by ?? 0) / sdOf(sums, column));
  let [slope, inflation, spanned, r2] = [0, 0, 0, 0];
  for (const k of axes) {
    const along = scoreAlong(direction, eigen, k);
    const score = scoreAlong(correlations.withOutcome, eigen, k);
    const value = eigen.values[k]!;
    slope += (along * score) / value;
    inflation += (along * along) / value;
    r2 += (score * score) / value;
    spanned += along * along;
  }
  const length = direction.reduce((sum, part) => sum + part * part, 0);
  if (spanned < length * (1 - 1e-6)) return null;
  const total = covarianceOf(sums, outcome, outcome)! * (sums.n - 1);
  const freedom = sums.n - axes.length - 1;
  const residual = (Math.max(0, 1 - r2) * total) / freedom;
  return { expected: slope * sdOf(sums, outcome), variance: (residual * inflation) / (sums.n - 1), residual, freedom };
}
