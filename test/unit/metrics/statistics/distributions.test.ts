import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  betaQuantile, chiSquareCdf, chiSquareQuantile, chiSquareTail, criticalChiSquare, criticalT, criticalZ, erfc, gammaQuantile, logGamma, normalCdf, normalQuantile,
  regularizedBeta, regularizedGamma, regularizedGammaTail, studentCdf, studentQuantile, twoSidedNormalP, twoSidedStudentP,
} from '../../../../src/metrics/index.js';

const close = (got: number, expected: number, relative = 1e-12): void =>
  assert.ok(Math.abs(got - expected) <= relative * Math.abs(expected), `${got} is not ${expected} (${Math.abs(got / expected - 1).toExponential(1)} off)`);

/*
 * The constants are from mpmath 1.3.0 at 40 to 60 digits, an arbitrary-precision library that shares no code or method
 * with ours: erfc, betainc and gammainc (hypergeometric series); for shapes of 10^4 and more the power series of the
 * beta summed there, for 10^7 degrees of freedom and more the density integrated; quantiles by Newton's method on the
 * same. Arguments are the doubles as written.
 */
const TABLE: readonly [name: string, f: (...args: number[]) => number, rows: readonly (readonly [args: number[], value: number])[]][] = [
  ['erfc', erfc, [
    [[1e-20], 1], [[0.5], 0.47950012218695346], [[1.99], 4.888586800383003e-3], [[2], 4.6777349810472658e-3], [[5], 1.5374597944280349e-12],
    [[10], 2.0884875837625448e-45], [[26.5], 2.2109076642637343e-307], [[-3], 1.9999779095030014],
  ]],
  ['normalCdf', normalCdf, [
    [[-37.5], 4.6053530095819548e-308], [[-20], 2.7536241186062337e-89], [[-1], 0.15865525393145705], [[-1e-10], 0.49999999996010577], [[3], 0.99865010196836991],
  ]],
  ['normalQuantile', normalQuantile, [
    [[1e-307], -37.479332564321577], [[1e-100], -21.273453560965324], [[1e-10], -6.3613409024040562], [[0.025], -1.9599639845400542], [[0.3], -0.52440051270804082],
    [[0.4999999999], -2.5066284820303539e-10], [[0.5000001], 2.5066282733116483e-7], [[0.999999999999999], 7.9414444874159788],
  ]],
  ['twoSidedStudentP', twoSidedStudentP, [
    [[1e-6, 3], 0.9999992648948061], [[2, 1], 0.29516723530086655], [[2.262157162798205, 9], 0.050000000000000053], [[30, 0.1], 0.59408497335995291],
    [[200, 5], 5.9297660816712708e-11], [[1e100, 1], 6.366197723675813e-101], [[5, 94349.5], 5.7432812368112095e-7], [[2, 1e10], 0.045500263923353898], [[5, 1e7], 5.733128075008539e-7],
  ]],
  ['studentQuantile', studentQuantile, [
    [[1e-10, 1], -3183098861.8379065993], [[1e-20, 2.5], -87654378.822799910327], [[0.025, 0.3], -6582.0356994007757882], [[0.975, 1], 12.706204736174693314],
    [[0.975, 9], 2.2621571627982049992], [[0.975, 1e6], 1.9599663568141066553], [[0.500000001, 4], 2.6666665912481827681e-9], [[1e-15, 1e5], -7.9426174040988517325],
    [[1e-300, 50], -6675289.0629439365206], [[0.05, 1e8], -1.6448536421891643057],
  ]],
  ['regularizedBeta', regularizedBeta, [
    [[1e-12, 0.5, 0.5], 6.3661977236768744e-7], [[0.5, 0.05, 0.05], 0.5], [[0.3, 2, 3], 0.3483], [[0.01, 50, 0.2], 9.5864604555638501e-103],
    [[0.999, 3000.5, 2.5], 0.30568382268156857], [[0.49, 1e4, 1e4], 2.3370593301101495e-3], [[1e-3, 0.5, 1e4], 0.99999229418843071], [[0.75, 1e5, 3e4], 5.1007903953814555e-59],
  ]],
  ['betaQuantile', betaQuantile, [
    [[0.025, 0.5, 10.5], 0.000047890433157581895232], [[0.975, 0.5, 10.5], 0.21719626750921051559], [[0.025, 0.01, 5], 7.803601735629395922e-162],
    [[0.025, 0.1, 0.1], 8.4584051661964599165e-14], [[1e-100, 2, 3], 4.0824829046386302045e-51], [[0.025, 3000.5, 2.5], 0.99786442388981438126],
    [[0.999999999999, 5, 1000], 0.038401068930336048498], [[0.025, 1, 1e6], 2.5317807663794178967e-8], [[1e-5, 50, 0.2], 0.84731163447600083754],
  ]],
  ['regularizedGamma', regularizedGamma, [
    [[1e-10, 0.5], 1.1283791670579e-5], [[0.5, 0.1], 0.94140244589013352], [[3, 3], 0.57680991887315648], [[80, 100], 0.017108313035133114],
    [[1e-3, 50], 3.2847275170409984e-215], [[10300, 1e4], 0.99852950510361432],
  ]],
  ['regularizedGammaTail', regularizedGammaTail, [
    [[1e-10, 0.5], 0.99998871620832942], [[0.5, 0.1], 0.058597554109866481], [[3, 3], 0.42319008112684352], [[100, 100], 0.48670120172085134], [[10300, 1e4], 1.4704948963856813e-3],
  ]],
  ['gammaQuantile', gammaQuantile, [
    [[1e-300, 2], 1.4142135623730950665e-150], [[0.5, 0.02], 5.0686676564801825582e-16], [[0.999999, 0.1], 9.457027060457439506], [[0.025, 1e4], 9804.9524672601831491],
    [[1e-12, 500], 358.4747393947488031], [[0.999999999999999, 3], 41.338374259893286151],
  ]],
  ['chiSquareCdf', chiSquareCdf, [
    [[3.841458820694124, 1], 0.94999999999999994], [[1e-8, 1], 7.9788455947305776e-5], [[60, 30], 0.99907931760385133], [[0.5, 200], 5.2059487067099019e-219], [[-1, 2], 0],
  ]],
  ['chiSquareTail', chiSquareTail, [
    [[3.841458820694124, 1], 0.050000000000000057], [[1400, 1], 2.1010145162642175e-306], [[60, 30], 9.2068239614866626e-4], [[1e3, 2], 7.1245764067412855e-218], [[-1, 2], 1],
  ]],
  ['chiSquareQuantile', chiSquareQuantile, [
    [[0.05, 1], 2 * 0.0019660700000097615842], [[0.95, 2], 2 * 2.9957322735539901053], [[1e-10, 1], 2 * 7.8539816339744836685e-21], [[0.5, 2000], 2 * 999.66668642696518206],
  ]],
  ['criticalChiSquare', criticalChiSquare, [
    [[0.05, 1], 3.8414588206941258653], [[0.05, 2], 5.9914645471079818758], [[1e-300, 1], 1373.8726312223941371], [[1e-100, 30], 568.427570449120062],
    [[0.99, 5], 0.55429807672827735406], [[0.9999999999, 3], 5.2093979087861674326e-7],
  ]],
  ['logGamma', logGamma, [
    [[0.5], 0.57236494292470008707], [[1.5], -0.1207822376352452223455184], [[2.5], 0.2846828704729191596324947], [[100], 359.13420536957539878], [[1e-10], 23.025850929882735],
  ]],
];

describe('distributions', () => {
  for (const [name, f, rows] of TABLE) {
    it(`${name} agrees with values of forty digits, at the extremes too`, () => {
      for (const [args, value] of rows) close(f(...args), value);
    });
  }

  const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
  const degrees = fc.double({ min: 0.2, max: 1e5, noNaN: true });

  it('quantiles undo distributions', () => {
    fc.assert(fc.property(probability, degrees, (p, df) => close(chiSquareCdf(chiSquareQuantile(p, df), df), p, 1e-9)));
    fc.assert(fc.property(probability, degrees, (p, df) => close(chiSquareTail(criticalChiSquare(p, df), df), p, 1e-9)));
    fc.assert(fc.property(probability, degrees, (p, df) => close(studentCdf(studentQuantile(p, df), df), p, 1e-9)));
    fc.assert(fc.property(probability, (p) => close(normalCdf(normalQuantile(p)), p, 1e-13)));
    // x is a double near 1 for large a and small b, so the shares are compared where that can be told
    fc.assert(fc.property(probability, fc.double({ min: 0.2, max: 2e3, noNaN: true }), fc.double({ min: 2, max: 2e3, noNaN: true }), (p, a, b) => close(regularizedBeta(betaQuantile(p, a, b), a, b), p, 1e-9)));
  });

  it('tails add up, distributions rise, and one is a case of another', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 300, noNaN: true }), degrees, (x, df) => assert.ok(Math.abs(chiSquareCdf(x, df) + chiSquareTail(x, df) - 1) < 1e-14)));
    fc.assert(fc.property(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }), degrees, (x, more, df) => assert.ok(chiSquareCdf(x + more, df) >= chiSquareCdf(x, df))));
    fc.assert(fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), (z) => close(chiSquareTail(z * z, 1), twoSidedNormalP(z), 1e-11)));
    fc.assert(fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), (x) => close(chiSquareTail(x, 2), Math.exp(-x / 2), 1e-13)));
    fc.assert(fc.property(fc.double({ min: 0.01, max: 0.999999, noNaN: true }), (level) => close(criticalZ(level) ** 2, criticalChiSquare(1 - level, 1), 1e-12)));
    fc.assert(fc.property(fc.double({ min: 0.01, max: 0.999, noNaN: true }), (level) => close(criticalT(level, 1), Math.tan((Math.PI * level) / 2), 1e-12)));
  });

  it('are NaN outside their range, and right at its ends', () => {
    const outside = [
      chiSquareCdf(1, 0), chiSquareTail(NaN, 1), chiSquareQuantile(2, 1), criticalChiSquare(-1, 1), criticalChiSquare(0.5, NaN), regularizedGamma(-1, 1), regularizedGammaTail(1, -1),
      gammaQuantile(0.5, 0), gammaQuantile(NaN, 1), criticalZ(2), criticalT(0.95, 0), criticalT(NaN, 1), normalCdf(NaN), twoSidedNormalP(NaN), erfc(NaN),
    ];
    assert.ok(outside.every(Number.isNaN), String(outside));
    assert.deepEqual([chiSquareQuantile(0, 3), chiSquareQuantile(1, 3), criticalChiSquare(0, 3), criticalChiSquare(1, 3)], [0, Infinity, Infinity, 0]);
    assert.deepEqual([gammaQuantile(0, 3), gammaQuantile(1, 3), regularizedGamma(0, 3), regularizedGamma(Infinity, 3), regularizedGammaTail(0, 3), regularizedGammaTail(Infinity, 3)], [0, Infinity, 0, 1, 1, 0]);
    assert.deepEqual([criticalZ(0), criticalZ(1), criticalT(0, 5), criticalT(1, 5), normalCdf(-Infinity), normalCdf(Infinity), erfc(Infinity)], [0, Infinity, 0, Infinity, 0, 1, 0]);
  });
});
