import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LONGEST_MATCHED, matchesSafely, safePattern } from '../../../src/core/safe-pattern.js';

const compiled = (source: string, flags?: string): RegExp => {
  const outcome = safePattern(source, flags);
  assert.ok(outcome.ok, source);
  return outcome.value;
};

describe('a pattern from outside', () => {
  it('is compiled when it cannot take long', () => {
    for (const source of ['\\.svg$', '^(ab|cd)$', 'a|b', '^[a-z0-9._-]{1,64}$', '^\\d{4}-\\d{2}-\\d{2}$', '^(?:https?)://', '[(*+?]', '(?<year>\\d{4})', '^.*foo.*$', '(ab)+', 'a{2}', '^\\p{L}+$']) compiled(source);
    assert.equal(matchesSafely(compiled('\\.SVG$', 'i'), 'a.svg'), true);
    assert.equal(matchesSafely(compiled('x'), 'y'), false);
  });

  it('is refused when it repeats what varies, refers back, looks around, or has too many ways', () => {
    for (const source of ['^(a+)+$', '(a*)*', '(a|a)*', '(a|aa)+$', '([a-z]+)*@', '(.*)\\1', '(?=a)a', '(?<!a)b', '(\\w+\\s?)+$', 'a?'.repeat(30) + 'a'.repeat(30), '(a|b)'.repeat(25), '.*.*.*x', '(x{1,9}){1,9}', 'a{1,5000}', 'a'.repeat(129), '(']) {
      assert.equal(safePattern(source).ok, false, source);
    }
  });

  it('is tried on short texts only, and alike each time', () => {
    const pattern = compiled('x', 'g');
    assert.equal(matchesSafely(pattern, 'x'), true);
    assert.equal(matchesSafely(pattern, 'x'), true);
    assert.equal(matchesSafely(pattern, 'x'.repeat(LONGEST_MATCHED + 1)), false);
  });

  it('comes to an end on the worst texts, whatever it is', () => {
    const piece = fc.constantFrom('a', 'b', '.', '(a', '(', ')', '|', '*', '+', '?', '{1,3}', '^', '$', '[ab]', '\\w', '(?:');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }).map((all) => all.join('')), (source) => {
        const outcome = safePattern(source);
        if (outcome.ok) for (const text of [`${'a'.repeat(LONGEST_MATCHED - 1)}!`, 'ab'.repeat(LONGEST_MATCHED / 2)]) matchesSafely(outcome.value, text);
      }),
      { numRuns: 3000 },
    );
  });
});
