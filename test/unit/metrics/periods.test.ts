import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dayCounter, dayNumber, firstDay, parsePeriod, periodKey, periodOfDay, PERIOD_UNITS, utcDay } from '../../../src/metrics/index.js';

describe('periods', () => {
  it('are written as people write them', () => {
    const day = dayNumber(2026, 11, 22);
    assert.deepEqual(PERIOD_UNITS.map((unit) => periodKey(unit, periodOfDay(unit, day))), ['2026-11-22', '2026-W47', '2026-11', '2026-Q4', '2026']);
    assert.deepEqual([2020, 2021, 2024].map((year) => periodKey('week', periodOfDay('week', dayNumber(year, 12, 31)))), ['2020-W53', '2021-W52', '2025-W01']);
    assert.equal(periodKey('month', periodOfDay('month', dayNumber(1969, 7, 20))), '1969-07');
    assert.equal(dayNumber(99, 1, 1), -683368);
  });

  it('come back from what was written, and hold their own first day, for two thousand years', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_UNITS), fc.integer({ min: -500_000, max: 500_000 }), (unit, day) => {
        const period = periodOfDay(unit, day);
        assert.deepEqual(parsePeriod(periodKey(unit, period)), { unit, period });
        assert.ok(firstDay(unit, period) <= day && firstDay(unit, period + 1) > day);
        assert.equal(periodOfDay(unit, firstDay(unit, period)), period);
      }),
    );
  });

  it('that do not exist are not read', () => {
    for (const key of ['', '2026-13', '2026-02-30', '2026-W54', '2025-W53', '2026-Q5', '2026-00', '26', '2026-1', 'toString', '2026-11-22T00:00']) {
      assert.equal(parsePeriod(key), null, key);
    }
  });
});

describe('days in a time zone', () => {
  it('are those on the clocks there, over changes of the clock and over a skipped day', () => {
    const at = (zone: string, time: string): string => periodKey('day', dayCounter(zone)(Date.parse(time)));
    assert.equal(at('Europe/Vienna', '2026-03-28T22:59:59Z'), '2026-03-28');
    assert.equal(at('Europe/Vienna', '2026-03-28T23:00:00Z'), '2026-03-29');
    assert.equal(at('Europe/Vienna', '2026-03-29T21:59:59Z'), '2026-03-29'); // a day of 23 hours
    assert.equal(at('Europe/Vienna', '2026-03-29T22:00:00Z'), '2026-03-30');
    assert.equal(at('America/New_York', '2026-11-01T04:00:00Z'), '2026-11-01');
    assert.equal(at('America/New_York', '2026-11-02T04:59:59Z'), '2026-11-01'); // a day of 25 hours
    assert.equal(at('Pacific/Apia', '2011-12-30T09:59:59Z'), '2011-12-29');
    assert.equal(at('Pacific/Apia', '2011-12-30T10:00:00Z'), '2011-12-31'); // the 30th was left out
    assert.equal(at('Asia/Kolkata', '1965-12-31T18:30:00Z'), '1966-01-01');
  });

  it('are the same whether told in order or not', () => {
    const ordered = dayCounter('America/Sao_Paulo');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_900_000_000_000 }), { maxLength: 40 }), (times) => {
        for (const time of times) assert.equal(ordered(time), dayCounter('America/Sao_Paulo')(time));
      }),
      { numRuns: 30 },
    );
    assert.equal(dayCounter('UTC'), utcDay);
  });

  it('need a zone that exists', () => {
    assert.throws(() => dayCounter('Mars/Olympus'), { code: 'unknown-zone' });
  });
});
