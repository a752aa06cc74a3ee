import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordingHash } from '../../../src/model/index.js';

describe('wordingHash', () => {
  it('is the same for the same words, however they are spaced', () => {
    assert.equal(wordingHash('How likely are you?'), wordingHash('  How\n likely   are you? '));
    assert.match(wordingHash(''), /^[0-9a-z]{9}$/);
  });

  it('differs for words that differ, in any script', () => {
    const words = ['How likely are you?', 'How likely are You?', 'Wie wahrscheinlich ist es?', 'ما مدى احتمال؟', '👍', '👎', ''];
    assert.equal(new Set(words.map(wordingHash)).size, words.length);
  });

  it('does not collide over a hundred thousand numbered questions', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 100_000; i++) seen.add(wordingHash(`Question ${i}: would you recommend us?`));
    assert.equal(seen.size, 100_000);
  });
});
