import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readNumber } from '../../../components/asking/typed-number.js';

const CASES: readonly (readonly [locale: string, typed: string, number: number | undefined])[] = [
  ['en', '1,234.5', 1234.5], ['en', '1.234', 1.234], ['en', '1,234', 1234], ['en', '1,5', 1.5], ['en', '12,34,567.8', 1_234_567.8],
  ['de', '1.234,5', 1234.5], ['de', '1.234', 1234], ['de', '1,234', 1.234], ['de', '1.5', 1.5], ['de', '-0,5', -0.5],
  ['fr', '1\u202f234,5', 1234.5], ['fr', '1 234 567', 1_234_567], ['de-CH', '1\u2019234.5', 1234.5],
  ['ar-EG', '١٬٢٣٤٫٥', 1234.5], ['ar', '٣٫٥', 3.5], ['hi', '१२', 12], ['ja', '１２３', 123], ['fa', '۱۲٫۵', 12.5],
  ['en', '\u22124', -4], ['en', '.5', 0.5], ['en', '5.', 5], ['en', '  7  ', 7], ['en', '+3', 3], ['en', '\u200e12', 12],
  ['en', '$5', 5], ['de', '5 €', 5], ['en', '5 km', 5], ['en', 'EUR 5', 5],
  ['en', '', undefined], ['en', 'many', undefined], ['en', '1.2.3', undefined], ['en', '1,23,4', undefined], ['en', '1-2', undefined], ['en', '1e5', undefined], ['en', '0x10', undefined], ['en', '5 apples', undefined], ['en', '1 2', undefined],
];

test('numbers as people type them', () => {
  for (const [locale, typed, number] of CASES) assert.equal(readNumber(typed, locale, ['km', 'EUR']), number, `${locale}: ${JSON.stringify(typed)}`);
});

test('what a language writes is read as what it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }), fc.constantFrom('en', 'de', 'fr', 'es', 'it', 'pt', 'pl', 'ar-EG', 'he', 'hi', 'ja', 'de-CH', 'tr', 'en-IN'), (whole, cents, locale) => {
      const value = whole + Math.sign(whole || 1) * (cents / 100);
      // three digits behind the mark of groups is a group, so what has decimals is written with two of them
      const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
      assert.equal(readNumber(written, locale), Number(value.toFixed(2)), `${locale}: ${written}`);
    }),
  );
});

test('nothing that is typed takes long or throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
    const found = readNumber(text, 'en');
    assert.ok(found === undefined || Number.isFinite(found));
  }));
});
