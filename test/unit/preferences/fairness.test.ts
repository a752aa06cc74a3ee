import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { arabicPhrases, auditCatalogue, auditFairness, englishPhrases, FAIRNESS_RULES, germanPhrases, type FairnessInput, type Way } from '../../../src/preferences/index.js';
import { textsFor } from '../../../src/collector/preferences/page/texts.js';
import { unsubscribePage } from '../../../src/collector/preferences/page/link-pages.js';
import { centrePage } from '../../../src/collector/preferences/page/centre.js';
import { arabic } from '../../../src/collector/preferences/page/arabic.js';
import { english } from '../../../src/collector/preferences/page/english.js';
import { german } from '../../../src/collector/preferences/page/german.js';
import { catalogue, person } from './support.js';

const codes = (input: Partial<FairnessInput>): string[] => auditFairness({ language: 'en', ...input }).map(({ code }) => code);
const yes: Way = { to: 'yes', about: 'offers', label: 'Yes', steps: 1, size: { width: 100, height: 40 }, contrast: 7 };
const no: Way = { ...yes, to: 'no', label: 'No' };
const all: Way = { ...no, to: 'stop-all', about: 'all', label: 'Stop everything' };

describe('auditFairness', () => {
  it('finds nothing in ways of one weight', () => assert.deepEqual(codes({ ways: [yes, no, all] }), []));

  it('finds a no that is harder than a yes', () => {
    const harder = (more: Partial<Way>): string[] => codes({ ways: [yes, { ...no, ...more }, all] });
    assert.deepEqual(harder({ steps: 2 }), ['more-steps']);
    assert.deepEqual(harder({ size: { width: 80, height: 40 } }), ['smaller']);
    assert.deepEqual(harder({ contrast: 4.5 }), ['fainter']);
    assert.deepEqual(harder({ wait: 5 }), ['wait']);
    assert.deepEqual(harder({ signIn: true }), ['sign-in']);
    assert.deepEqual(harder({ fields: ['email', 'reason'] }), ['more-to-type']);
    assert.deepEqual(harder({ label: 'Maybe later' }), ['later']);
    assert.deepEqual(codes({ ways: [yes, all] }), ['no-way-out']);
    assert.deepEqual(codes({ ways: [yes, no] }), ['no-way-out']);
  });

  it('is never unfair to make a no easier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 40, max: 400 }), fc.double({ min: 7, max: 21, noNaN: true }), (fewer, wait, height, contrast) => {
        const slow = { ...yes, steps: 4, wait: 10 };
        assert.deepEqual(codes({ ways: [slow, { ...no, steps: 4 - fewer, wait, size: { width: 100, height }, contrast }, all] }), []);
      }),
    );
  });

  it('finds what is ticked before, and a yes to several things at once', () => {
    const tick = { where: 'a', label: 'Offers', ticked: true, chosen: false, keys: ['topics.offers.on'] };
    assert.deepEqual(codes({ ticks: [tick] }), ['pre-ticked']);
    assert.deepEqual(codes({ ticks: [{ ...tick, chosen: true }, { ...tick, ticked: false }] }), []);
    assert.deepEqual(codes({ ticks: [{ ...tick, ticked: false, keys: ['topics.offers.on', 'topics.tips.on'] }] }), ['bundled']);
    assert.deepEqual(codes({ ticks: [{ ...tick, ticked: false, label: 'Do not unsubscribe me' }] }), ['double-negative']);
  });

  it('finds words that press, in three languages and any typography', () => {
    const pressing: [string, string][] = [
      ['en', 'No thanks, I don’t like saving money'], ['en', 'NO, I PREFER to pay more'], ['en', 'I don\u2019t want better deals'], ['en', 'We’ll miss you!'], ['en', 'Don’t miss out'], ['en', 'Sorry to see you go'],
      ['en-GB', 'Are you sure you want to lose your benefits?'], ['de', 'Nein danke, ich möchte nicht sparen'], ['de-AT', 'Schade, dass Sie gehen'], ['de', 'Das sollten Sie nicht verpassen'], ['ar', 'لا شكرًا، لا أريد التوفير'], ['ar', 'سنفتقدك'],
    ];
    for (const [language, text] of pressing) assert.deepEqual(codes({ language, texts: [{ where: 't', text }] }), ['shaming'], text);
    for (const [language, text] of [['en', 'No, thank you'], ['en', 'Stop Offers'], ['en', 'I missed a message'], ['de', 'Nein, danke'], ['de', 'Angebote abbestellen'], ['ar', 'لا'], ['fr', 'Non merci']]) {
      assert.deepEqual(codes({ language: language!, texts: [{ where: 't', text: text! }] }), [], text);
    }
    assert.deepEqual(codes({ texts: [{ where: 't', text: 'A voluntary recall as a precaution', safety: true }, { where: 'u', text: 'A voluntary survey' }] }), ['plays-down']);
    assert.deepEqual(auditCatalogue({ ...catalogue, topics: { recall: { ...catalogue.topics['recall']!, label: { en: 'Precautionary recall' } } } }).map(({ code, where }) => [code, where]), [['plays-down', '/topics/recall/label/en']]);
  });

  it('says of each finding which rule it offends, and how well we know it', () => {
    const [finding] = auditFairness({ language: 'en', ways: [yes, { ...no, steps: 3 }, all] });
    assert.equal(finding!.message, '"No" takes 3 steps, and only 1 "Yes". A no takes no more steps than a yes.');
    for (const rule of Object.values(FAIRNESS_RULES)) assert.ok(rule.sources.length > 0);
  });

  it('answers at once, whatever the text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 20_000 }), fc.constantFrom('en', 'de', 'ar'), (text, language) => void codes({ language, texts: [{ where: 't', text: text.repeat(20), safety: true }] })), { numRuns: 30 });
    codes({ texts: [{ where: 't', text: `no thanks i ${'do not '.repeat(100_000)}` }] });
  });
});

describe('our own pages', () => {
  const languages = [['en', englishPhrases, english], ['de', germanPhrases, german], ['ar', arabicPhrases, arabic]] as const;

  it('press nobody, in any language', () => {
    for (const [language, phrases, page] of languages) {
      const texts = Object.entries({ ...phrases.words, ...page }).flatMap(([where, words]) => (typeof words === 'string' ? [words] : Object.values(words)).map((text) => ({ where, text })));
      assert.deepEqual(auditFairness({ language, texts }), []);
    }
    assert.deepEqual(auditCatalogue(catalogue), []);
  });

  it('take one step to stop, tick nothing, and ask for nothing', () => {
    for (const [language] of languages) {
      const texts = textsFor(language);
      const stop = unsubscribePage(catalogue, 'tips', '/u/x', texts);
      const ways = [...stop.matchAll(/<button name="scope" value="(\w+)">([^<]*)/g)].map(([, scope, label]): Way => ({ to: scope === 'all' ? 'stop-all' : 'no', about: 'tips', label: label!, steps: 1, fields: [...stop.matchAll(/<input(?! type="hidden")[^>]*name="(\w+)"/g)].map(([, name]) => name!) }));
      assert.equal(ways.length, 4);
      const centre = centrePage({ catalogue, person: { preferences: person({ consents: [] }) }, texts, path: '/p/x', at: '2026-01-05T15:00:00Z' });
      const ticks = [...centre.matchAll(/<input type="(?:radio|checkbox)" name="(topics\.[^"]+)" value="[^"]*"( checked)?>/g)].map(([, name, checked]) => ({ where: name!, label: name!, ticked: checked !== undefined, chosen: false, keys: [name!] }));
      assert.ok(ticks.length > 10);
      assert.deepEqual(auditFairness({ language, ways: [{ to: 'yes', about: 'tips', label: texts.text('yes'), steps: 1 }, ...ways], ticks }), []);
    }
  });
});
