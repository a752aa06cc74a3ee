import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { english, type SurveyWordKey } from '../../../src/survey/words/english.js';
import { SURVEY_LANGUAGES, surveyTexts } from '../../../src/survey/words/index.js';
import { usualWords } from '../../../src/survey/usual-words.js';
import { USUAL_FEELINGS } from '../../../src/survey/feelings.js';

const places = (text: string): string[] => [...text.matchAll(/{(\w+)}/g)].map(([, name]) => name!).sort();

describe('the words of surveys outside of the elements', () => {
  it('are there in every language of the elements, whole, with the same places', () => {
    const languages = readdirSync('components/locales').flatMap((file) => /^surveys-(\w+)\.ts$/.exec(file)?.[1] ?? []).filter((name) => name !== 'translation');
    assert.deepEqual(Object.keys(SURVEY_LANGUAGES).sort(), [...languages, 'en'].sort());
    for (const [language, words] of Object.entries(SURVEY_LANGUAGES)) {
      assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort(), language);
      for (const key of Object.keys(english) as SurveyWordKey[]) {
        assert.ok(words[key].trim() !== '', `${language} ${key}`);
        assert.deepEqual(places(words[key]), places(english[key]), `${language} ${key}`);
        // sentences are translated; single words may be the same in two languages
        if (language !== 'en' && english[key].split(' ').length > 3) assert.notEqual(words[key], english[key], `${language} ${key}`);
      }
    }
  });

  it('are written in the direction and the numbers of their language', () => {
    assert.deepEqual(['he', 'ar-EG', 'ja'].map((tag) => surveyTexts(tag).direction), ['rtl', 'rtl', 'ltr']);
    assert.equal(surveyTexts('zh-Hans-CN').language, 'zh');
    assert.equal(surveyTexts('xx, pl;q=0.5').text('yes'), 'Tak');
  });

  it('have the usual feelings and areas', () => {
    for (const word of USUAL_FEELINGS) assert.ok(usualWords({ type: 'emotion', id: 'e', title: 'E' }, word, 'uk')!.match(/\p{Script=Cyrillic}/u));
    assert.equal(usualWords({ type: 'area', id: 'a' }, 'service.phone', 'fr'), 'Par téléphone');
    assert.equal(usualWords({ type: 'area', id: 'a' }, 'nowhere', 'fr'), undefined);
    assert.equal(usualWords({ type: 'emotion', id: 'e', title: 'E' }, 'constructor', 'fr'), undefined);
  });
});
