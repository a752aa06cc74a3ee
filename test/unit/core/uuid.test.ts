import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { uuidv7, uuidv7Maker } from '../../../src/core/index.js';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('uuidv7', () => {
  it('has version, variant and the time', () => {
    const before = Date.now();
    const id = uuidv7();
    assert.match(id, FORM);
    const time = parseInt(id.replace('-', '').slice(0, 12), 16);
    assert.ok(time >= before && time <= Date.now() + 1);
  });

  it('holds the time of the example of RFC 9562, appendix A.6, and the random bits it is given', () => {
    const make = uuidv7Maker({ now: () => 0x017f22e279b0, random: (bytes) => bytes.set([0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]) });
    assert.equal(make(), '017f22e2-79b0-7000-98c4-dc0c0c07398f');
    assert.equal(make(), '017f22e2-79b0-7001-98c4-dc0c0c07398f');
  });

  it('sorts in the order of making whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 300 }), (steps) => {
        let now = 1_700_000_000_000;
        const make = uuidv7Maker({ now: () => now, random: (bytes) => bytes.fill(0xff) });
        const ids = steps.map((step) => {
          now += step - 1; // backwards, standing still, forwards
          return make();
        });
        assert.deepEqual(ids, [...ids].sort());
        assert.equal(new Set(ids).size, ids.length);
      }),
    );
  });

  it('does not repeat itself when thousands are made in one millisecond', () => {
    const make = uuidv7Maker({ now: () => 5, random: (bytes) => bytes.fill(0) });
    const ids = Array.from({ length: 10_000 }, make);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids, [...ids].sort());
  });
});
