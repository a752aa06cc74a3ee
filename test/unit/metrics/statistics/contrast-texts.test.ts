import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { contrastTexts, countWords, createTokenizer, distinguishingWords, type ContrastedWord, type TextContrast } from '../../../../src/metrics/index.js';

const english = createTokenizer('en');
const times = (n: number, text: string): string[] => Array.from({ length: n }, () => text);

function contrast(found: TextContrast): Extract<TextContrast, { kind: 'contrast' }> {
  if (found.kind !== 'contrast') assert.fail(JSON.stringify(found));
  return found;
}
const said = (words: readonly ContrastedWord[]): string[] => words.map(({ word }) => word);

describe('texts of two groups', () => {
  const late = [...times(12, 'Late again, late, LATE'), ...times(10, 'The bus was fine'), ...times(4, 'Rude driver')];
  const kind = [...times(14, 'Kind and quick'), ...times(10, 'The bus was fine'), 'Late once'];

  it('are told apart by words, with the texts that have them, each counted once', () => {
    const { ofA, ofB, n } = contrast(contrastTexts(late, kind, english));
    assert.deepEqual(n, { a: 26, b: 25 });
    assert.equal(said(ofA)[0], 'late');
    assert.deepEqual([ofA[0]!.a, ofA[0]!.b, ofA[0]!.inA, ofA[0]!.inB], [12, 1, Array.from({ length: 12 }, (_, i) => i), [24]]);
    assert.deepEqual(said(ofB).sort(), ['and', 'kind', 'quick']);
    assert.ok(!said([...ofA, ...ofB]).includes('bus'));
  });

  it('hide words of few texts, and are not compared when there are few texts', () => {
    assert.ok(!said(contrast(contrastTexts(late, kind, english)).ofA).includes('rude'));
    assert.ok(said(contrast(contrastTexts(late, kind, english, { leastTexts: 4, leastZ: 0.5 })).ofA).includes('rude'));
    assert.deepEqual(contrastTexts(late.slice(0, 19), kind, english), { kind: 'too-few-texts', n: { a: 19, b: 25 }, needed: 20 });
    // what has no word in it is no text
    assert.deepEqual(contrastTexts([...late.slice(0, 19), '!!!', ''], kind, english), { kind: 'too-few-texts', n: { a: 19, b: 25 }, needed: 20 });
  });

  it('do not take for theirs what only weighs more because they write less', () => {
    const long = times(40, 'not the app nor the branch nor anybody answered me for days on end');
    const found = contrast(contrastTexts([...long, ...times(10, 'fine')], [...times(30, 'not bad'), ...times(20, 'kind')], english));
    assert.ok(!said(found.ofB).includes('not'), 'it stands in 80 % of the long texts and in 60 % of the short');
  });

  it('are read in scripts from right to left', () => {
    const { ofA, ofB } = contrast(contrastTexts(times(20, 'التأخير كبير'), times(20, 'موظفون لطفاء'), createTokenizer('ar')));
    assert.deepEqual(said(ofA).sort(), ['التاخير', 'كبير']);
    assert.deepEqual(said(ofB).sort(), ['لطفاء', 'موظفون']);
  });

  const word = fc.constantFrom('late', 'bus', 'kind', 'price', 'app');
  const texts = fc.array(fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')), { maxLength: 60 });
  it('give the words of distinguishingWords, none below the count, and the other way round when turned round', () => {
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 1, max: 8 }), (a, b, leastTexts) => {
        const options = { leastTexts, leastGroup: 1, leastZ: 1 };
        const found = contrastTexts(a, b, english, options);
        const turned = contrastTexts(b, a, english, options);
        if (found.kind !== 'contrast' || turned.kind !== 'contrast') return assert.equal(found.kind, turned.kind);
        assert.deepEqual(new Set(said(found.ofA)), new Set(said(turned.ofB)));
        const all = new Map(distinguishingWords(countWords(a, english), countWords(b, english)).map((one) => [one.word, one]));
        for (const one of [...found.ofA, ...found.ofB]) {
          const { z, a: inA, b: inB } = all.get(one.word)!;
          assert.deepEqual([one.z, one.inA.length, one.inB.length], [z, inA, inB]);
          assert.ok(Math.max(inA, inB) >= leastTexts && Math.abs(z) >= 1);
          assert.equal(z > 0, inA / found.n.a > inB / found.n.b, 'more of its texts have it');
          for (const place of one.inA) assert.ok(english(a[place]!).includes(one.word));
        }
        return undefined;
      }),
    );
  });
});
