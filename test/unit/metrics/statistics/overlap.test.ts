import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareOverlap, compareProportions, mcnemar, newcombe, overlapDifference, type OverlapCounts } from '../../../../src/metrics/index.js';

const close = (got: number, expected: number, within = 1e-9): void => assert.ok(Math.abs(got - expected) <= within, `${got} is not ${expected}`);
const nobody = { yes: 0, n: 0 };
const pairs = (yesYes: number, yesNo: number, noYes: number, noNo: number): OverlapCounts => ({ both: { yesYes, yesNo, noYes, noNo }, earlier: nobody, later: nobody });
const once = fc.tuple(fc.nat(40), fc.nat(40)).map(([yes, no]) => ({ yes, n: yes + no }));
const any = fc.record({ both: fc.record({ yesYes: fc.nat(40), yesNo: fc.nat(40), noYes: fc.nat(40), noNo: fc.nat(40) }), earlier: once, later: once });

describe("McNemar's test", () => {
  it('gives the mid-p, by hand', () => {
    // airway hyper-responsiveness before and after transplantation, Bentur 2009 as in Fagerland, Lydersen & Laake 2013: 1 and 7 changed
    close(mcnemar({ yesNo: 1, noYes: 7 }), (2 * (1 + 8) - 8) / 256);
    close(mcnemar({ yesNo: 1, noYes: 7 }), 0.0391, 5e-5);
    assert.equal(mcnemar({ yesNo: 0, noYes: 0 }), 1);
    assert.equal(mcnemar({ yesNo: 9, noYes: 9 }), 1);
    close(mcnemar({ yesNo: 0, noYes: 6 }), 1 / 64);
  });

  it('agrees with counting, and does not mind the direction', () => {
    const choose = (n: number, k: number): number => Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (b, c) => {
        const [m, least] = [b + c, Math.min(b, c)];
        const upTo = Array.from({ length: least + 1 }, (_, x) => choose(m, x)).reduce((x, y) => x + y, 0) / 2 ** m;
        close(mcnemar({ yesNo: b, noYes: c }), b === c ? 1 : Math.min(1, 2 * upTo - choose(m, least) / 2 ** m), 1e-10);
        assert.equal(mcnemar({ yesNo: b, noYes: c }), mcnemar({ yesNo: c, noYes: b }));
      }),
    );
  });

  it('says what is wrong with its input', () => {
    assert.throws(() => mcnemar({ yesNo: -1, noYes: 2 }), { code: 'out-of-range', where: '/yesNo' });
    assert.throws(() => mcnemar({ yesNo: 1, noYes: 0.5 }), { code: 'not-whole', where: '/noYes' });
  });
});

describe('the difference of shares of people who overlap', () => {
  it("is Newcombe's interval of paired shares if all were asked twice", () => {
    // Newcombe's square-and-add interval as Fagerland, Lydersen & Laake 2014 print it: -0.507 to -0.026 for before minus after
    const found = overlapDifference(pairs(1, 1, 7, 12))!;
    close(found.diff, 6 / 21);
    close(found.lower, 0.026, 6e-4);
    close(found.upper, 0.507, 6e-4);
  });

  it('is that of two samples if nobody was', () => {
    fc.assert(
      fc.property(once, once, (earlier, later) => {
        const found = overlapDifference({ both: { yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 }, earlier, later });
        const expected = newcombe(later.yes, later.n, earlier.yes, earlier.n);
        if (!expected) return assert.equal(found, null);
        for (const name of ['diff', 'lower', 'upper'] as const) close(found![name], expected[name], 1e-12);
      }),
    );
  });

  it('turns round with the times, holds the difference, and stays within what is possible', () => {
    fc.assert(
      fc.property(any, (counts) => {
        const { both, earlier, later } = counts;
        const found = overlapDifference(counts);
        const turned = overlapDifference({ both: { ...both, yesNo: both.noYes, noYes: both.yesNo }, earlier: later, later: earlier });
        if (!found || !turned) return assert.equal(found, turned);
        close(found.diff, -turned.diff, 1e-12);
        close(found.lower, -turned.upper, 1e-12);
        assert.ok(found.lower <= found.diff + 1e-12 && found.diff <= found.upper + 1e-12);
        assert.ok(found.lower >= -1 - 1e-9 && found.upper <= 1 + 1e-9);
        const method = compareOverlap(counts)!;
        assert.ok(method.p >= 0 && method.p <= 1);
      }),
    );
  });

  it('is narrower where the same people say the same again, and the test finds more', () => {
    const stays = { both: { yesYes: 80, yesNo: 2, noYes: 14, noNo: 80 }, earlier: { yes: 10, n: 24 }, later: { yes: 12, n: 24 } };
    const asOthers = { both: { yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 }, earlier: { yes: 92, n: 200 }, later: { yes: 106, n: 200 } };
    const width = (counts: OverlapCounts): number => overlapDifference(counts)!.upper - overlapDifference(counts)!.lower;
    assert.ok(width(stays) < 0.8 * width(asOthers));
    assert.equal(compareOverlap(stays)!.method, 'z of overlapping samples');
    assert.ok(compareOverlap(stays)!.p < compareOverlap(asOthers)!.p / 4);
    assert.deepEqual(compareOverlap(asOthers), { method: 'N-1 chi-square', p: compareProportions(106, 200, 92, 200)!.p });
    assert.equal(compareOverlap(pairs(1, 1, 7, 12))!.method, 'McNemar mid-p');
  });

  it('holds its level: with people who come and go and a share that stays, few are found changed', () => {
    // exact over every table of 6 asked twice, 5 before and 5 after, answers that go together (rho 0.6) and a share of 0.4
    const [share, rho] = [0.4, 0.6];
    const [yy, one] = [share * share + rho * share * (1 - share), share * (1 - share) * (1 - rho)];
    const choose = (n: number, k: number): number => Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);
    const [twice, single] = [6, 5];
    let [found, covered] = [0, 0];
    for (let a = 0; a <= twice; a++) for (let b = 0; a + b <= twice; b++) for (let c = 0; a + b + c <= twice; c++) for (let e = 0; e <= single; e++) for (let l = 0; l <= single; l++) {
      const d = twice - a - b - c;
      const chance = choose(twice, a) * choose(twice - a, b) * choose(twice - a - b, c) * yy ** a * one ** (b + c) * (1 - yy - 2 * one) ** d * choose(single, e) * choose(single, l) * share ** (e + l) * (1 - share) ** (2 * single - e - l);
      const counts = { both: { yesYes: a, yesNo: b, noYes: c, noNo: d }, earlier: { yes: e, n: single }, later: { yes: l, n: single } };
      if (compareOverlap(counts)!.p < 0.05) found += chance;
      const { lower, upper } = overlapDifference(counts)!;
      if (lower <= 0 && upper >= 0) covered += chance;
    }
    assert.ok(found < 0.06, `found ${found}`);
    assert.ok(covered > 0.94, `covered ${covered}`);
  });

  it('says what is wrong with its input, and gives nothing for an empty side', () => {
    assert.throws(() => overlapDifference({ ...pairs(1, 1, 1, 1), later: { yes: 3, n: 2 } }), { code: 'out-of-range', where: '/later/yes' });
    assert.throws(() => compareOverlap({ ...pairs(1, NaN, 1, 1) }), { code: 'not-a-number', where: '/both/yesNo' });
    assert.equal(compareOverlap({ ...pairs(0, 0, 0, 0), later: { yes: 1, n: 2 } }), null);
    assert.equal(overlapDifference(pairs(0, 0, 0, 0)), null);
  });
});
