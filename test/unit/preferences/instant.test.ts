import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { millisecondsOf, momentOf } from '../../../src/preferences/time/instant.js';

describe('moments', () => {
  it('are read as the language reads them', () => {
    fc.assert(fc.property(fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
      const whole = new Date(Math.floor(date.getTime() / 1000) * 1000);
      assert.equal(millisecondsOf(momentOf(whole.getTime()), ''), whole.getTime());
      assert.equal(millisecondsOf(date.toISOString(), ''), date.getTime());
    }), { numRuns: 5000 });
  });

  it('that do not exist are refused as the language refuses them', () => {
    const pieces = fc.tuple(...['2026', '11', '22', '10', '42', '00'].map((usual) => fc.oneof(fc.constant(usual), fc.stringMatching(usual.length === 4 ? /^[0-9 :-]{4}$/ : /^[0-9 :-]{2}$/))));
    fc.assert(fc.property(pieces, ([year, month, day, hour, minute, second]) => {
      const text = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
      const expected = Date.parse(text);
      if (Number.isNaN(expected)) assert.throws(() => millisecondsOf(text, '/at'), { code: 'bad-moment' });
      else assert.equal(millisecondsOf(text, '/at'), expected);
    }), { numRuns: 5000 });
  });
});
