import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { manualClock } from '../../../src/core/index.js';

describe('manualClock', () => {
  it('calls what falls due, in order of time, each at its own time', () => {
    const clock = manualClock(1000);
    const heard: [string, number][] = [];
    clock.after(50, () => heard.push(['b', clock.now()]));
    clock.after(20, () => {
      heard.push(['a', clock.now()]);
      clock.after(10, () => heard.push(['chained', clock.now()]));
    });
    clock.after(500, () => heard.push(['later', clock.now()]));
    clock.after(30, () => heard.push(['called off', clock.now()])).dispose();
    clock.advance(100);
    assert.deepEqual(heard, [['a', 1020], ['chained', 1030], ['b', 1050]]);
    assert.equal(clock.now(), 1100);
    assert.equal(clock.pending, 1);
  });
});
