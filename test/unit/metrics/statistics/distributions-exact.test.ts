import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chiSquareTail, criticalT, criticalZ, erfc, logGamma, normalCdf, normalQuantile, regularizedBeta, regularizedGamma, regularizedGammaTail, twoSidedStudentP } from '../../../../src/metrics/index.js';

/*
 * References worked out here, by another route than the code under test: whole numbers (BigInt) of 250 digits with
 * the point in a fixed place, power series summed until nothing is left. Every double is a fraction of a power of two, so
 * the arguments are exact. Over a grid of the whole range in which the functions are used.
 */
const DIGITS = 250n;
const ONE = 10n ** DIGITS;

/** A double, exactly. */
function exact(value: number): bigint {
  let scaled = value;
  let power = 0n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    power += 1n;
  }
  return (BigInt(scaled) * ONE) / 2n ** power;
}

const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;
const over = (a: bigint, b: bigint): bigint => (a * ONE) / b;

/** To a double, digits kept however small. */
function toNumber(value: bigint): number {
  const text = (value < 0n ? -value : value).toString().padStart(Number(DIGITS) + 1, '0');
  const digits = text.replace(/^0+/, '') || '0';
  const exponent = digits.length - 1 - Number(DIGITS);
  return Number(`${value < 0n ? '-' : ''}${digits[0]}.${digits.slice(1, 25) || '0'}e${exponent}`);
}

function exp(x: bigint): bigint {
  // halved until small, then squared back
  let halvings = 0;
  let small = x;
  while (small > ONE / 16n || small < -ONE / 16n) {
    small /= 2n;
    halvings += 1;
  }
  let term = ONE;
  let sum = ONE;
  for (let k = 1n; term !== 0n; k++) {
    term = times(term, small) / k;
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = times(sum, sum);
  return sum;
}

/** By Newton's steps on exp. */
function ln(x: bigint): bigint {
  let y = exact(Math.log(toNumber(x)));
  for (let i = 0; i < 5; i++) y += over(x, exp(y)) - ONE;
  return y;
}

function sqrt(x: bigint): bigint {
  let root = exact(Math.sqrt(toNumber(x)));
  for (let i = 0; i < 6; i++) root = (root + over(x, root)) / 2n;
  return root;
}

/** Machin: 16 arctan(1/5) - 4 arctan(1/239). */
const PI = ((): bigint => {
  const arctan = (inverse: bigint): bigint => {
    let power = ONE / inverse;
    let sum = power;
    for (let k = 3n, sign = -1n; power !== 0n; k += 2n, sign = -sign) {
      power /= inverse * inverse;
      sum += (sign * power) / k;
    }
    return sum;
  };
  return 16n * arctan(5n) - 4n * arctan(239n);
})();
const SQRT_PI = sqrt(PI);

/** erf by its power series: 2 / sqrt(pi) times the sum of (-1)^k x^(2k+1) / (k! (2k+1)). */
function erfOf(x: bigint): bigint {
  const square = times(x, x);
  let power = x;
  let sum = 0n;
  for (let k = 0n; power !== 0n; k++) {
    sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n);
    power = times(power, square) / (k + 1n);
  }
  return over(2n * sum, SQRT_PI);
}

/** The gamma function at half of a whole number, from its values at 1/2 and 1. */
function gammaOfHalves(halves: number): bigint {
  let value = halves % 2 === 0 ? ONE : SQRT_PI;
  for (let h = halves % 2 === 0 ? 2 : 1; h < halves; h += 2) value = (value * BigInt(h)) / 2n;
  return value;
}

/** x^(halves / 2) for x > 0. */
function powerOfHalves(x: bigint, halves: number): bigint {
  let value = ONE;
  for (let i = 0; i < Math.floor(halves / 2); i++) value = times(value, x);
  return halves % 2 === 0 ? value : times(value, sqrt(x));
}

/** P(a, x) for a = halves / 2: x^a e^-x / Gamma(a + 1) times the sum of x^k / ((a + 1) ... (a + k)). */
function lowerGamma(halves: number, x: bigint): bigint {
  let term = ONE;
  let sum = ONE;
  for (let k = 1n; term !== 0n; k++) {
    term = (times(term, x) * 2n) / (BigInt(halves) + 2n * k);
    sum += term;
  }
  return over(times(times(powerOfHalves(x, halves), exp(-x)), sum), gammaOfHalves(halves + 2));
}

/** I_x(a, b) in halves: x^a (1 - x)^b / (a B(a, b)) times the sum of (a + b) ... (a + b + k - 1) / ((a + 1) ... (a + k)) x^k. */
function lowerBeta(a: number, b: number, x: bigint): bigint {
  let term = ONE;
  let sum = ONE;
  for (let k = 0n; term !== 0n; k++) {
    term = (times(term, x) * (BigInt(a + b) + 2n * k)) / (BigInt(a) + 2n * (k + 1n));
    sum += term;
  }
  const beta = over(times(gammaOfHalves(a), gammaOfHalves(b)), gammaOfHalves(a + b));
  const front = over(times(powerOfHalves(x, a), powerOfHalves(ONE - x, b)), beta);
  return (times(front, sum) * 2n) / BigInt(a);
}

const LIMIT = 1e-12;
const close = (got: number, reference: bigint, what: string): void => {
  const expected = toNumber(reference);
  assert.ok(Math.abs(got - expected) <= LIMIT * Math.abs(expected), `${what} is ${got}, not ${expected} (${Math.abs(got / expected - 1).toExponential(1)} off)`);
};

describe('special functions, to 1e-12 of references of 250 digits', () => {
  it('knows its own constants', () => {
    assert.equal(toNumber(PI), Math.PI);
    assert.equal(toNumber(exp(ONE)), Math.E);
    assert.equal(toNumber(ln(2n * ONE)), Math.LN2);
    assert.equal(toNumber(sqrt(2n * ONE)), Math.SQRT2);
  });

  it('erfc and the normal distribution, far into the tails', () => {
    const half = ONE / 2n;
    for (let i = 1; i <= 72; i++) {
      const x = i / 8; // to 9, where erfc is 4e-37
      close(erfc(x), ONE - erfOf(exact(x)), `erfc(${x})`);
      close(erfc(-x), ONE + erfOf(exact(x)), `erfc(${-x})`);
      const z = i / 8;
      const centre = erfOf(over(exact(z), sqrt(2n * ONE))) / 2n;
      close(normalCdf(-z), half - centre, `normalCdf(${-z})`);
      close(normalCdf(z), half + centre, `normalCdf(${z})`);
    }
  });

  it('quantiles of the normal distribution: put back, they give the probability', () => {
    for (const p of [1e-30, 1e-15, 1e-9, 1e-4, 0.001, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.49]) {
      const z = normalQuantile(p);
      // of the quantile itself a rounding error is allowed: what it does to the probability is its density times its size
      const back = toNumber((ONE - erfOf(over(exact(-z), sqrt(2n * ONE)))) / 2n);
      assert.ok(Math.abs(back / p - 1) < 1e-12 * Math.max(1, z * z), `normalQuantile(${p})`);
    }
    for (const level of [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]) {
      assert.ok(Math.abs(toNumber(erfOf(over(exact(criticalZ(level)), sqrt(2n * ONE)))) / level - 1) < 1e-12, `criticalZ(${level})`);
    }
  });

  it('the gamma function and its incomplete form, and with it chi-square', () => {
    for (const halves of [1, 2, 3, 4, 5, 7, 10, 15, 20, 31, 50, 99]) {
      if (halves !== 2 && halves !== 4) close(logGamma(halves / 2), ln(gammaOfHalves(halves)), `logGamma(${halves / 2})`);
      for (const share of [0.01, 0.1, 0.5, 1, 1.5, 2.5]) {
        const x = Math.max(0.125, Math.round(8 * share * (halves / 2)) / 8);
        const lower = lowerGamma(halves, exact(x));
        close(regularizedGamma(x, halves / 2), lower, `regularizedGamma(${x}, ${halves / 2})`);
        close(regularizedGammaTail(x, halves / 2), ONE - lower, `regularizedGammaTail(${x}, ${halves / 2})`);
        close(chiSquareTail(2 * x, halves), ONE - lower, `chiSquareTail(${2 * x}, ${halves})`);
      }
    }
  });

  it('the incomplete beta function, on both sides of its bend', () => {
    for (const a of [1, 2, 3, 7, 20, 61]) {
      for (const b of [1, 2, 5, 16, 41]) {
        for (const x of [1 / 1024, 1 / 32, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 7 / 8, 31 / 32]) {
          // the series is for x below the middle; above it the other side is summed
          const reference = x <= 0.5 ? lowerBeta(a, b, exact(x)) : ONE - lowerBeta(b, a, ONE - exact(x));
          close(regularizedBeta(x, a / 2, b / 2), reference, `regularizedBeta(${x}, ${a / 2}, ${b / 2})`);
        }
      }
    }
  });

  it("Student's distribution, from one degree of freedom to many", () => {
    for (const df of [1, 2, 3, 5, 9, 10, 30, 61, 120]) {
      for (const t of [1 / 8, 0.5, 1, 2, 2.5, 4, 8, 20]) {
        const square = times(exact(t), exact(t));
        const x = over(BigInt(df) * ONE, BigInt(df) * ONE + square);
        const reference = x <= ONE / 2n ? lowerBeta(df, 1, x) : ONE - lowerBeta(1, df, ONE - x);
        close(twoSidedStudentP(t, df), reference, `twoSidedStudentP(${t}, ${df})`);
      }
      for (const level of [0.5, 0.9, 0.95, 0.99]) {
        const t = exact(criticalT(level, df));
        const x = over(times(t, t), BigInt(df) * ONE + times(t, t));
        const central = x <= ONE / 2n ? lowerBeta(1, df, x) : ONE - lowerBeta(df, 1, ONE - x);
        assert.ok(Math.abs(toNumber(central) / level - 1) < 1e-12, `criticalT(${level}, ${df})`);
      }
    }
  });
});
