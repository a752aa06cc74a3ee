import { finiteValues } from '../series.js';
import { processSigma } from './moving-range.js';

/** Nelson's rules by their numbers. */
export type NelsonRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** A pattern that chance hardly makes. */
export interface NelsonSignal {
  readonly rule: NelsonRule;
  /** Position of the value that completes the pattern, counted from 0. */
  readonly at: number;
}

export interface NelsonSignals {
  readonly center: number;
  /** Standard deviation of the process. */
  readonly sigma: number;
  /** By rule, then by position. */
  readonly signals: readonly NelsonSignal[];
}

export interface NelsonOptions {
  /** Known centre; by default the mean of the values. */
  readonly center?: number;
  /** Known standard deviation; by default the mean moving range by 1.128. */
  readonly sigma?: number;
  /** Which rules; by default all. */
  readonly rules?: readonly NelsonRule[];
}

/** `z[end]` and those before it, in sigmas from the centre; true where the pattern is complete at `end`. */
type Pattern = (z: readonly number[], end: number) => boolean;

const window = (z: readonly number[], end: number, size: number): readonly number[] => (end + 1 < size ? [] : z.slice(end + 1 - size, end + 1));

/** `size` in a row. */
const all = (size: number, holds: (value: number, i: number, values: readonly number[]) => boolean): Pattern => (z, end) => {
  const values = window(z, end, size);
  return values.length === size && values.every(holds);
};

/** `least` of `size` beyond `limit` on one side, the last of them too. */
const most = (least: number, size: number, limit: number): Pattern => (z, end) => {
  const side = Math.sign(z[end]!);
  const beyond = (value: number): boolean => value * side > limit;
  return beyond(z[end]!) && window(z, end, size).filter(beyond).length >= least;
};

const steps = (values: readonly number[], i: number): number => Math.sign(values[i]! - values[i - 1]!);

const PATTERNS: Readonly<Record<NelsonRule, Pattern>> = {
  1: (z, end) => Math.abs(z[end]!) > 3,
  2: all(9, (value, _, values) => value !== 0 && Math.sign(value) === Math.sign(values[0]!)),
  3: all(6, (_, i, values) => i === 0 || (steps(values, i) !== 0 && steps(values, i) === steps(values, 1))),
  4: all(14, (_, i, values) => i === 0 || (steps(values, i) !== 0 && (i === 1 || steps(values, i) === -steps(values, i - 1)))),
  5: most(2, 3, 2),
  6: most(4, 5, 1),
  7: all(15, (value) => Math.abs(value) < 1),
  8: (z, end) => all(8, (value) => Math.abs(value) > 1)(z, end) && new Set(window(z, end, 8).map(Math.sign)).size === 2,
};

/**
 * Nelson's eight rules for values in time order (Nelson 1984, Journal of Quality Technology 16:237):
 * 1 beyond three sigma; 2 nine in a row on one side of the centre; 3 six in a row that rise, or fall; 4 fourteen in a row
 * that go up and down by turns; 5 two of three beyond two sigma on one side; 6 four of five beyond one sigma on one side;
 * 7 fifteen in a row within one sigma; 8 eight in a row beyond one sigma, on both sides. Values that do not vary give no
 * signals. Null for fewer than two values, unless centre and sigma are known.
 * Centre and sigma are in the unit of the values.
 *
 * Use rules 1 to 3 from period to period; 4 to 8 to study a process in the laboratory. All eight on a process in which
 * nothing happens give a false alarm about every sixty values, rule 1 alone about every 370. Not for rolling averages.
 *
 * @formula z_i = (x_i - centre) / sigma, sigma = mean moving range / 1.128
 * @throws CxError `not-a-number`, naming the value; `out-of-range` for a sigma that is not above 0
 */
export function nelsonRules(values: ArrayLike<number>, { center, sigma, rules = [1, 2, 3, 4, 5, 6, 7, 8] }: NelsonOptions = {}): NelsonSignals | null {
  finiteValues(values);
  const process = processSigma(values, center, sigma);
  if (!process) return null;
  if (process.sigma === 0) return { ...process, signals: [] };
  const z = Array.from(values, (value) => (value - process.center) / process.sigma);
  const ordered = [...new Set(rules)].sort((a, b) => a - b);
  return { ...process, signals: ordered.flatMap((rule) => z.flatMap((_, at) => (PATTERNS[rule](z, at) ? [{ rule, at }] : []))) };
}
