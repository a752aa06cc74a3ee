import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BANK, loadTemplate } from '../../../src/survey/bank/index.js';
import { lintSurvey, lintWords, sentence, type Finding, type LintKey } from '../../../src/survey/lint/index.js';
import { english } from '../../../src/survey/lint/words/english.js';

const keys = Object.keys(english) as LintKey[];
const places = (text: string): string[] => [...text.matchAll(/{(\w+)}/g)].map(([, name]) => name!).sort();

/** A survey in which much is wrong. */
const BAD = {
  format: 'cx-survey/1', id: 'bad', title: { en: 'Bad {nobody}', de: '' }, language: 'en', moment: 'after-transaction', variables: [{ id: 'email', kind: 'text', sent: true }, { id: 'idle', kind: 'number' }],
  pages: [
    { id: 'a', questions: [
      { type: 'contact', id: 'who', title: 'Who are you?', purpose: 'x', fields: ['name'], required: true },
      { type: 'nps', id: 'nps', title: 'Would you never recommend our wonderful shop and staff, don’t you agree?', required: true },
      { type: 'rating', id: 'rate', title: 'Rate', scale: { min: 1, max: 20 }, metric: 'ces', required: true },
      { type: 'multiple-choice', id: 'what', title: 'You gave {later}. What?', shuffle: true, required: true, choices: [{ id: 'none', text: 'None of these' }, { id: 'same', text: 'Same' }, { id: 'twice', text: 'Same' }, { id: 'd', text: 'D' }] },
      { type: 'text', id: 'later', title: 'Your e-mail address? {rate}', required: true, visibleIf: 'answers.npss > 11 || answers.nps == "x"' },
      { type: 'text', id: 'gender', title: 'Gender', required: true }, { type: 'consent', id: 'ok', title: 'May we call and write to you?', purpose: 'calls', required: true },
    ], next: [{ when: { of: 'answers.nps', op: 'atLeast', to: 11 }, to: 'b' }, { when: 'answers.', to: 'b' }] },
    { id: 'b', questions: [] },
  ],
  endings: [{ id: 'e', when: { of: 'answers.nps', op: 'is', to: 12 } }],
};

describe('the sentences of the linter', () => {
  it('are there in German and Arabic, each with the same places, and none in English', async () => {
    const [de, ar] = [await lintWords('de-AT'), await lintWords('ar')];
    for (const key of keys) {
      for (const words of [de, ar]) {
        assert.deepEqual(places(words[key]), places(english[key]), key);
        assert.notEqual(words[key], english[key], key);
      }
      assert.match(ar[key], /\p{Script=Arabic}/u, key);
    }
    assert.equal(await lintWords('fr'), english);
  });

  it('say of every finding what its message says, with nothing left open, in every language', async () => {
    const surveys = [BAD, {}, { ...BAD, pages: [{ id: 'a', questions: [] }, { id: 'a', questions: [] }] }, ...(await Promise.all(BANK.map(async ({ id }) => (await loadTemplate(id)).survey)))];
    const all: readonly Finding[] = surveys.flatMap((one) => lintSurvey(one));
    const said = new Set(all.map((one) => one.said.key));
    assert.ok(said.size > 20, [...said].join());
    for (const { said: one, message, fix } of all) {
      if (one.detail === undefined) assert.equal(sentence(one), message);
      else assert.equal(message, one.detail);
      for (const language of ['de', 'ar']) {
        const words = await lintWords(language);
        for (const told of [sentence(one, words), ...(fix ? [sentence(fix.said, words)] : [])]) {
          const open = places(told).filter((name) => !Object.values(one.values ?? {}).some((value) => String(value).includes(`{${name}`)) && !(fix && JSON.stringify(fix.said).includes(`{${name}`)) && !one.meant?.includes(name));
          assert.deepEqual(open, [], told);
        }
      }
    }
    const meant = all.find((one) => one.said.meant !== undefined)!;
    assert.match(sentence(meant.said, await lintWords('de')), /Meinten Sie „nps“\?$/);
  });
});
