import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Message, Messages } from '../../../components/base/localize.js';
import { messages as ces } from '../../../components/ces-survey/ces-survey.messages.js';
import { messages as complaint } from '../../../components/complaint/complaint.messages.js';
import { messages as csat } from '../../../components/csat-survey/csat-survey.messages.js';
import { messages as nps } from '../../../components/nps-survey/nps-survey.messages.js';
import { messages as followUp } from '../../../components/survey/after/follow-up.messages.js';
import { messages as own } from '../../../components/survey/after/own-answers.messages.js';
import { messages as survey } from '../../../components/survey/survey.messages.js';

const english: Messages = { ...nps, ...csat, ...ces, ...complaint, ...survey, ...followUp, ...own };
const languages = readdirSync('components/locales').flatMap((file) => /^surveys-(?!translation)([a-z]+)\.ts$/.exec(file)?.[1] ?? []);

const forms = (message: Message): readonly string[] => (typeof message === 'string' ? [message] : Object.values(message));
const places = (text: string): ReadonlySet<string> => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));
/** Languages in which "many" is for millions, where `other` does. */
const MILLIONS = new Set(['es', 'fr', 'it', 'pt']);

describe('the languages of surveys', () => {
  it('are at least twelve with English', () => assert.ok(languages.length >= 11, languages.join(', ')));

  for (const language of languages) {
    it(`${language} keeps the places of every text, and has every plural form of the language`, async () => {
      const texts = ((await import(`../../../components/locales/surveys-${language}.js`)) as Readonly<Record<string, Messages>>)[language]!;
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((category) => category !== 'many' || !MILLIONS.has(language));
      for (const [name, message] of Object.entries(english)) {
        const said = texts[name];
        assert.ok(said !== undefined, name);
        const wanted = new Set(forms(message).flatMap((text) => [...places(text)]));
        for (const text of forms(said)) for (const place of places(text)) assert.ok(wanted.has(place), `${name}: {${place}} is not there in English`);
        const inAll = new Set(forms(said).flatMap((text) => [...places(text)]));
        for (const place of wanted) assert.ok(inAll.has(place) || typeof said !== 'string', `${name}: {${place}} is missing`);
        if (typeof said !== 'string' && Object.keys(said).length > 1) for (const category of categories) assert.ok(category in said, `${name}: no form for "${category}"`);
      }
    });
  }
});
