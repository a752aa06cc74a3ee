import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { faultOfWindow } from '../../../src/model/index.js';
import { coverage, painted, stretchesOf, windowsOf, type Stretch } from '../../../src/preferences/time/week.js';
import { windows } from './support.js';

const WEEK = 10_080;
const minute = (at: number): Stretch => [at, at + 1];
const quarter = fc.integer({ min: 0, max: 671 }).map((n) => n * 15);
const stretch = fc.tuple(quarter, quarter).filter(([a, b]) => a !== b).map(([a, b]): Stretch => [Math.min(a, b), Math.max(a, b)]);

describe('the week that a customer paints', () => {
  it('covers the same minutes however it is written', () => {
    fc.assert(
      fc.property(fc.array(windows, { maxLength: 6 }), (list) => {
        const stretches = stretchesOf(list);
        const again = windowsOf(stretches);
        assert.deepEqual(stretchesOf(again), stretches);
        for (const window of again) assert.equal(faultOfWindow(window), undefined);
      }),
    );
  });

  it('is on where it was painted, off where it was wiped, and as before everywhere else', () => {
    fc.assert(
      fc.property(fc.array(windows, { maxLength: 4 }), stretch, fc.boolean(), quarter, (list, stroke, on, at) => {
        const before = stretchesOf(list);
        const after = painted(before, stroke, on);
        const inside = at >= stroke[0] && at < stroke[1];
        assert.equal(coverage(after, minute(at)), inside ? Number(on) : coverage(before, minute(at)));
        assert.deepEqual(stretchesOf(windowsOf(after)), after);
      }),
    );
  });

  it('writes nights that are alike as one window, and a whole week as one day', () => {
    assert.deepEqual(windowsOf(stretchesOf([{ start: '22:00', end: '07:00' }])), [{ start: '22:00', end: '07:00' }]);
    assert.deepEqual(windowsOf([[0, WEEK]]), [{ start: '00:00', end: '24:00' }]);
    assert.deepEqual(windowsOf([[0, 60], [WEEK - 60, WEEK]]), [{ days: [7], start: '23:00', end: '01:00' }]);
    assert.deepEqual(windowsOf(painted(stretchesOf([{ days: [1, 2], start: '09:00', end: '17:00' }]), [12 * 60, 13 * 60], false)), [
      { days: [1], start: '09:00', end: '12:00' },
      { days: [1], start: '13:00', end: '17:00' },
      { days: [2], start: '09:00', end: '17:00' },
    ]);
  });
});
