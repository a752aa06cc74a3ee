import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import '../../../components/locales/ar.js';
import '../../../components/locales/de.js';
import '../../../components/locales/insight/ar.js';
import '../../../components/locales/insight/de.js';
import { Localizer, type Message } from '../../../components/base/localize.js';
import { ar } from '../../../components/scorecard/messages/summary/ar.js';
import { de } from '../../../components/scorecard/messages/summary/de.js';
import { summaryMessages, summaryTexts } from '../../../components/scorecard/messages/summary/en.js';
import { sentencesOf } from '../../../components/scorecard/summary.js';
import type { Cube } from '../../../src/metrics/index.js';
import { readScorecard, readScorecardMix, summarise, type Scorecard, type ScorecardOptions, type Statement } from '../../../src/scorecard/index.js';
import { cubeOf, MONTH, noon, scorecard, type Answers } from './support.js';

const NOV = MONTH('2026-11');
const now = noon('2026-12');

/** The texts of a language, as an element in a page of that language has them. */
function textsIn(lang: string): Localizer {
  const host = { addController() {}, requestUpdate() {}, getRootNode: () => ({}), closest: () => ({ lang }) };
  return new Localizer(host as never, summaryMessages);
}
function summed(document: Scorecard, cube: Cube, options: Partial<ScorecardOptions> = {}): { readonly statements: readonly Statement[]; readonly say: (lang: string) => readonly string[] } {
  const reading = readScorecard(document, cube, { now, ...options });
  const statements = summarise(reading, { mixes: readScorecardMix(document, cube, reading) });
  return { statements, say: (lang) => sentencesOf(statements, reading, textsIn(lang)).map(({ text }) => text.replaceAll('\u00a0', ' ')) };
}
const codes = (statements: readonly Statement[]): readonly string[] => statements.map(({ code }) => code);

/** North falls from 60 to 0 NPS, South stays at 20; CSAT stays at 90 %. */
const cube = cubeOf([
  ['nps', 'north', NOV - 1, 9, 160], ['nps', 'north', NOV - 1, 0, 40], ['nps', 'south', NOV - 1, 9, 120], ['nps', 'south', NOV - 1, 0, 80],
  ['nps', 'north', NOV, 9, 100], ['nps', 'north', NOV, 0, 100], ['nps', 'south', NOV, 9, 120], ['nps', 'south', NOV, 0, 80],
  ['csat', 'north', NOV - 1, 5, 90], ['csat', 'north', NOV - 1, 1, 10], ['csat', 'north', NOV, 5, 91], ['csat', 'north', NOV, 1, 9],
]);
const document = scorecard({
  segments: [{ dimension: 'region', title: { en: 'Region', de: 'Region', ar: 'المنطقة' }, groups: { north: { en: 'North', de: 'Nord', ar: 'الشمال' } } }],
  parts: [
    { id: 'loyalty', title: { en: 'Loyalty', de: 'Treue', ar: 'الولاء' }, figures: [{ id: 'n', metric: 'nps', target: 40, floor: 0, benchmarks: [{ kind: 'industry', source: 'Survey', date: '2024-06-30', value: 34 }] }] },
    { id: 'service', title: { en: 'Service', de: 'Service', ar: 'الخدمة' }, figures: [{ id: 'c', metric: 'csat', target: 80, floor: 0 }, { id: 'e', metric: 'ces', target: 6 }, { id: 'x', title: 'Extra', metric: 'npss' }] },
  ],
});

describe('what is to be said of a scorecard', () => {
  it('is in order: the whole, what changed and who did it, targets, noise, others, what is missing', () => {
    const { statements } = summed(document, cube);
    assert.deepEqual(codes(statements), ['period', 'score', 'statuses', 'weakest', 'changed', 'driver', 'missed', 'noise', 'behind', 'stale-benchmark', 'missing', 'missing']);
    const driver = statements.find(({ code }) => code === 'driver') as Statement & { code: 'driver' };
    assert.deepEqual([driver.driver.id, driver.driver.by, Math.round(driver.driver.effect), Math.round(driver.found.mix.change)], ['north', 'rate', -30, -30]);
    assert.deepEqual(statements.flatMap((one) => (one.code === 'missing' ? [[one.reason, one.figures.map(({ id }) => id)]] : [])), [['no-answers', ['e']], ['unknown-metric', ['x']]]);
  });

  it('is said in plain English, German and Arabic, with n and interval beside every figure', () => {
    const { say } = summed(document, cube);
    assert.deepEqual(say('en'), [
      'November 2026, compared with October 2026.',
      'The whole scores 6.2 out of 10 (5.0 to 7.5 with every figure at the ends of its interval). That rests on 67% of the weight; nothing is put in the place of the rest.',
      'Of 2 figures with a target: 1 on or above it and 1 short of it.',
      'The lowest score is that of Loyalty: 2.5.',
      'Net Promoter Score has got worse: −30.0 points since October 2026, now 10.0 (400 answers, 95% interval 0.2 to 19.6). The change is real.',
      'Most of it comes from North (Region): −30.0 points of −30.0 points, because its own figure changed.',
      'Net Promoter Score is below its target of 40: 10.0 (400 answers, 95% interval 0.2 to 19.6).',
      'Within what chance does: Customer satisfaction (+1.0 percentage point).',
      'Net Promoter Score is behind the industry: −24.0 points against 34 (Survey, Jun 30, 2024).',
      'The benchmark for Net Promoter Score (the industry) is more than a year old: 29 months (Survey, Jun 30, 2024).',
      'Nobody has answered: Customer effort score.',
      'The source has no such figure: Extra.',
    ]);
    const german = say('de');
    assert.match(german[4]!, /^Net Promoter Score ist schlechter geworden: −30,0 Punkte gegenüber Oktober 2026, jetzt 10,0 \(400 Antworten, .*\)\. Die Änderung ist echt\.$/);
    assert.match(german[5]!, /von Nord \(Region\)/);
    const arabic = say('ar');
    assert.match(arabic[4]!, /^ساء صافي نقاط الترويج: /);
    assert.match(arabic[5]!, /\u2068الشمال\u2069/);
    for (const sentence of [...german, ...arabic, ...say('en')]) assert.doesNotMatch(sentence, /\{|undefined|null|NaN|summary\.|figure\./);
  });

  it('says that nothing changed, and that many tests find something by chance', () => {
    const still = cubeOf([['nps', 'a', NOV - 1, 9, 100], ['nps', 'a', NOV, 9, 100]]);
    const { statements, say } = summed(scorecard({ figures: Array.from({ length: 20 }, (_, i) => ({ id: `f${i}`, metric: 'nps' })) }), cubeOf([['nps', 'a', NOV - 1, 9, 90], ['nps', 'a', NOV - 1, 0, 10], ['nps', 'a', NOV, 9, 90], ['nps', 'a', NOV, 0, 10]]));
    assert.deepEqual(codes(statements), ['period', 'no-score', 'nothing-changed', 'noise', 'no-target', 'many-tests']);
    assert.equal(say('en').at(-1), '20 changes were tested; about 1 of them would look real by chance alone.');
    assert.ok(codes(summed(scorecard({ figures: [{ id: 'n', metric: 'nps' }] }), still).statements).includes('period'), 'a figure that cannot be tested is no change');
    assert.deepEqual(summed(document, cubeOf([])).say('en'), ['There are no answers yet.']);
  });

  it('tells of groups that are compared, and of a period that is not over', () => {
    const { say } = summed(scorecard({ figures: [{ id: 'n', metric: 'nps' }] }), cube, { now: noon('2026-11'), segment: { dimension: 'region', value: 'south' }, against: { dimension: 'region', value: 'north' } });
    assert.deepEqual(say('en').filter((_, i) => i !== 1), [
      'November 2026: south compared with north.',
      'Net Promoter Score differs for real: +20.0 points against north, 20.0 (200 answers, 95% interval 6.3 to 33.1).',
      'Without a target: Net Promoter Score.',
      'November 2026 is not over yet.',
    ]);
  });

  it('says nothing of what privacy hides, but that it is hidden', () => {
    const few = cubeOf([['nps', 'a', NOV, 9, 3], ['nps', 'a', NOV - 1, 9, 30]]);
    const { statements, say } = summed(scorecard({ figures: [{ id: 'n', metric: 'nps', target: 10 }] }), few);
    assert.deepEqual(codes(statements), ['period', 'no-score', 'missing']);
    assert.equal(say('en').at(-1), 'Not shown, to protect people, since fewer than 5 answered: Net Promoter Score.');
  });

  it('finds a pattern where the last step alone says nothing', () => {
    const rising = cubeOf(Array.from({ length: 12 }, (_, i): Answers[] => [['nps', 'a', NOV - i, 9, 30 + (i < 7 ? 7 - i : 0)], ['nps', 'a', NOV - i, 0, 30]]).flat());
    const { statements, say } = summed(scorecard({ figures: [{ id: 'n', metric: 'nps' }] }), rising);
    const pattern = statements.find(({ code }) => code === 'pattern') as Statement & { code: 'pattern' };
    assert.equal(pattern.way, 'better');
    assert.ok(say('en').some((sentence) => sentence.startsWith('Net Promoter Score is better than chance explains: ')), say('en').join('\n'));
  });

  it('has an outcome for any answers, in every language, and words of authors stay text', () => {
    const answers: fc.Arbitrary<Answers[]> = fc.array(fc.tuple(fc.constantFrom('nps', 'csat', 'ces'), fc.constantFrom('north', 'south', '', '<b>'), fc.integer({ min: NOV - 13, max: NOV }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 })), { maxLength: 25 }) as fc.Arbitrary<Answers[]>;
    const odd = scorecard({ ...JSON.parse(JSON.stringify(document)), title: '{figure} \u202e<script>', period: { comparison: 'year-before' } });
    fc.assert(fc.property(answers, fc.constantFrom('en', 'de', 'ar'), (given, lang) => {
      for (const sentence of summed(odd, cubeOf(given)).say(lang)) assert.doesNotMatch(sentence, /\{|undefined|null|NaN|Infinity|summary\./);
    }), { numRuns: 60 });
  });
});

describe('the sentences of a summary', () => {
  const forms = (message: Message): readonly string[] => (typeof message === 'string' ? [message] : Object.values(message));
  const places = (text: string): ReadonlySet<string> => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));
  for (const [language, texts] of Object.entries({ de, ar })) {
    it(`have the same places in ${language}, in every plural form that it has`, () => {
      for (const [name, english] of Object.entries(summaryTexts)) {
        const wanted = new Set(forms(english).flatMap((form) => [...places(form)]));
        const message = texts[name as keyof typeof texts];
        if (typeof message !== 'string') assert.deepEqual(Object.keys(message).sort(), [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort(), name);
        for (const form of forms(message)) for (const place of places(form)) assert.ok(wanted.has(place), `${name}: ${place}`);
        const { other } = typeof message === 'string' ? { other: message } : message;
        for (const place of wanted) assert.ok(places(other).has(place), `${name} lacks ${place}`);
      }
    });
  }
});
