import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { betaQuantile, criticalT, criticalZ, erfc, logGamma, normalCdf, normalQuantile, regularizedBeta, studentCdf, studentQuantile, twoSidedStudentP } from '../../../src/metrics/index.js';

const near = (got: number, expected: number, relative = 1e-12): void =>
  assert.ok(Math.abs(got - expected) <= relative * Math.max(Math.abs(expected), 1e-300), `${got} is not ${expected}`);

/** From an independent implementation at 40 digits. */
const NORMAL: [number, number][] = [[-37, 5.725571222524577e-300], [-8, 6.220960574271785e-16], [-3, 0.001349898031630095], [-1, 0.15865525393145705], [0.7, 0.7580363477769270], [1.4142, 0.9213484060057745], [6, 0.9999999990134123]];

describe('special functions', () => {
  it('agree with values of forty digits', () => {
    for (const [z, p] of NORMAL) near(normalCdf(z), p);
    near(normalQuantile(0.975), 1.959963984540054);
    near(normalQuantile(1e-300), -37.0470962993611973);
    near(criticalZ(0.95), 1.959963984540054);
    near(criticalT(0.95, 7), 2.364624251592785);
    near(criticalT(0.95, 1), 12.706204736174698);
    near(twoSidedStudentP(100, 41.979), 1.4426192986225246e-51);
    near(regularizedBeta(0.5, 0.5, 0.5), 0.5);
    near(regularizedBeta(0.9981358115175696, 3000, 2.5), 0.04758574002059301);
    near(logGamma(0.5), Math.log(Math.PI) / 2);
    near(logGamma(101), 363.73937555556349);
    near(erfc(5), 1.5374597944280349e-12);
  });

  it('undo one another', () => {
    fc.assert(fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => near(normalCdf(normalQuantile(p)), p, 1e-11)));
    fc.assert(fc.property(fc.double({ min: 1e-6, max: 0.999999, noNaN: true }), fc.double({ min: 0.5, max: 5000, noNaN: true }), (p, df) => near(studentCdf(studentQuantile(p, df), df), p, 1e-10)));
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.double({ min: 0.5, max: 2000, noNaN: true }), fc.double({ min: 0.5, max: 2000, noNaN: true }), (p, a, b) =>
        near(regularizedBeta(betaQuantile(p, a, b), a, b), p, 1e-9),
      ),
    );
  });

  it('are NaN outside their range, and right at its ends', () => {
    assert.deepEqual([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)], [-Infinity, Infinity, 0]);
    assert.ok([normalQuantile(-1), normalQuantile(NaN), regularizedBeta(2, 1, 1), betaQuantile(2, 1, 1), studentQuantile(2, 3), twoSidedStudentP(1, 0)].every(Number.isNaN));
    assert.deepEqual([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3), betaQuantile(0, 2, 3), betaQuantile(1, 2, 3), twoSidedStudentP(Infinity, 3)], [0, 1, 0, 1, 0]);
  });
});
