import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { plainDay, plainNumber } from '../../../components/journey-map/plain-formats.js';

const LOCALES = ['en', 'en-US', 'en-GB', 'de', 'de-DE'];
/** Numbers as figures are: with few digits or as a division leaves them, small, large, at the edge between two roundings. */
const figure = fc.oneof(
  fc.double({ min: -2000, max: 2000, noNaN: true }), fc.double({ noNaN: true }), fc.integer({ min: -10_000_000, max: 10_000_000 }),
  fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom(10, 100, 1000, 10_000)).map(([k, n]) => k / n),
  fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 500 })).map(([k, n]) => k / n), fc.constantFrom(0, -0, 1.005, 0.575, 0.285, 99.95, 0.9995, 999.9999, 1e21, 1e-7, Number.NaN, Infinity),
);
const options = fc.record({
  style: fc.constantFrom('decimal', 'percent'), signDisplay: fc.constantFrom('auto', 'exceptZero'), minimumFractionDigits: fc.nat(3), maximumFractionDigits: fc.nat(4),
}, { requiredKeys: [] }).filter(({ minimumFractionDigits: least, maximumFractionDigits: most }) => most === undefined || (least ?? 0) <= most) as fc.Arbitrary<Intl.NumberFormatOptions>;

describe('numbers without Intl', () => {
  it('are written as Intl writes them', () => {
    let written = 0;
    fc.assert(fc.property(fc.constantFrom(...LOCALES), figure, options, (locale, value, how) => {
      const plain = plainNumber(locale, value, how);
      if (plain === undefined) return;
      written += 1;
      assert.equal(plain, new Intl.NumberFormat(locale, how).format(value), `${value} ${JSON.stringify(how)}`);
    }), { numRuns: 5000 });
    assert.ok(written > 3000, `only ${written} were written at all`);
  });

  it('are left to Intl in other languages, with other wishes, and where nobody is sure', () => {
    for (const [locale, value, how] of [['ar', 3, {}], ['fr', 1.5, {}], ['de-CH', 1234, {}], ['en-IN', 1e6, {}], ['en', 3, { style: 'unit', unit: 'hour' }], ['en', 3, { notation: 'compact' }], ['en', Number.NaN, {}], ['en', 1e300, {}]] as const) {
      assert.equal(plainNumber(locale, value, how), undefined, `${locale} ${value}`);
    }
  });
});

describe('days without Intl', () => {
  it('are written as Intl writes them', () => {
    fc.assert(fc.property(fc.constantFrom('en', 'en-US', 'de', 'de-DE', 'en-GB', 'ar'), fc.date({ min: new Date('1800-01-01'), max: new Date('2300-01-01'), noInvalidDate: true }), (locale, date) => {
      const plain = plainDay(locale, date.toISOString().slice(0, 10));
      const known = locale !== 'en-GB' && locale !== 'ar';
      assert.equal(plain, known ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(date.toISOString().slice(0, 10))) : undefined);
    }), { numRuns: 1000 });
  });

  it('that there are not are left to Intl', () => {
    for (const date of ['2026-02-30', '2026-13-01', '2026-00-10', 'yesterday', '']) assert.equal(plainDay('en', date), undefined, date);
  });
});
