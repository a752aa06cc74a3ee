import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages } from '../../../components/survey/types/area.js';
import { ar } from '../../../components/locales/surveys-ar.js';
import { de } from '../../../components/locales/surveys-de.js';
import { RATING_STRUCTURE } from '../../../src/model/rating-structure.js';
import type { Area } from '../../../src/model/index.js';

test('the usual areas are called alike in the data and in the survey', () => {
  const all = (areas: readonly Area[]): readonly Area[] => areas.flatMap((area) => [area, ...all(area.areas ?? [])]);
  const names = all(RATING_STRUCTURE);
  assert.ok(names.length > 20);
  for (const { id, text } of names) {
    const key = `survey.area.${id}` as keyof typeof messages;
    const said = text as Readonly<Record<string, string>>; // the bank says them in more languages
    assert.deepEqual({ en: messages[key], de: de[key], ar: ar[key] }, { en: said['en'], de: said['de'], ar: said['ar'] }, id);
  }
});
