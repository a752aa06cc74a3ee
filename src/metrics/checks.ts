import { CxError } from '../core/problem.js';

/**
 * What every calculation over plain rows and counts asks of its input. `where` is a JSON Pointer to the row and the
 * field: `/contracts/3/value`. Each returns the value, or throws a CxError that names the place, the rule and the value.
 */

/** Larger numbers are rubbish, and their sums and squares would be infinite. */
const LARGEST = 1e140;

/** A number that is neither NaN nor infinite, nor absurdly large. @throws CxError `not-a-number` */
export function finite(value: number, where: string): number {
  if (Number.isFinite(value) && Math.abs(value) <= LARGEST) return value;
  throw new CxError({ code: 'not-a-number', message: `${where} must be a number. It is ${show(value)}.`, where });
}

/** A number of 0 or more. @throws CxError `not-a-number`, `out-of-range` */
export function notNegative(value: number, where: string): number {
  return within(value, 0, Infinity, where);
}

/** A number above 0. @throws CxError `not-a-number`, `out-of-range` */
export function positive(value: number, where: string): number {
  if (finite(value, where) > 0) return value;
  throw new CxError({ code: 'out-of-range', message: `${where} must be above 0. It is ${show(value)}.`, where });
}

/** A number from `low` to `high`, both included. @throws CxError `not-a-number`, `out-of-range` */
export function within(value: number, low: number, high: number, where: string): number {
  if (finite(value, where) >= low && value <= high) return value;
  const range = high === Infinity ? `${low} or more` : `within ${low} and ${high}`;
  throw new CxError({ code: 'out-of-range', message: `${where} must be ${range}. It is ${show(value)}.`, where });
}

/** A whole number. @throws CxError `not-a-number`, `not-whole` */
export function whole(value: number, where: string): number {
  if (Number.isInteger(finite(value, where))) return value;
  throw new CxError({ code: 'not-whole', message: `${where} must be a whole number. It is ${show(value)}.`, where });
}

/** Nobody has counted further; beyond it whole numbers are not told apart. */
export const MOST_COUNTED = Number.MAX_SAFE_INTEGER;

/** Fewer than this, as of weights that are next to nothing, are nobody. */
export const NOBODY = 1e-100;

/** Is there anybody, where `x` of `n` were counted? @throws CxError `not-a-number`, `out-of-range` unless 0 <= x <= n */
export function anybodyOf(x: number, n: number): boolean {
  notNegative(n, '/n');
  if (!(x >= 0 && x <= n * (1 + 1e-9))) within(x, 0, n, '/x'); // sums of weights are off by a rounding error
  return n > NOBODY;
}

/** A confidence between 0 and 1, neither included. @throws CxError `not-a-number`, `out-of-range` */
export function confidence(level: number): number {
  if (finite(level, '/level') > 0 && level < 1) return level;
  throw new CxError({ code: 'out-of-range', message: `/level must lie between 0 and 1, such as 0.95. It is ${show(level)}.`, where: '/level' });
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value)).slice(0, 40);
}
