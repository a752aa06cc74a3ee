import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { JourneyIndex, lintJourney, parseJourney } from '../../../src/journey/index.js';
import { JOURNEY_TEMPLATES, journeyFromTemplate, TEMPLATE_LANGUAGES, templateLanguage } from '../../../src/journey/templates/index.js';

/** What a map that nothing was measured for has to do next, and no fault. */
const TO_DO = new Set(['no-owner', 'moment-without-measure', 'end-not-measured']);

describe('the templates', () => {
  it('are six, for the kinds of company that were asked for', () => {
    assert.deepEqual(JOURNEY_TEMPLATES.map(({ id }) => id), ['retail', 'bank', 'saas-renewal', 'support-case', 'hotel', 'public-service']);
  });

  for (const template of JOURNEY_TEMPLATES) {
    for (const language of TEMPLATE_LANGUAGES) {
      it(`${template.id} in ${language} is a whole journey that waits for owners and figures only`, () => {
        const journey = journeyFromTemplate(template, { language });
        const parsed = parseJourney(journey);
        assert.ok(parsed.ok && parsed.value.repairs.length === 0, JSON.stringify(parsed));
        const index = new JourneyIndex(journey);
        assert.equal(journey.lang, language);
        assert.ok(index.phases.length >= 4 && index.touchpoints.length >= 9);
        assert.deepEqual(index.touchpoints.map(({ id }) => id), template.phases.flatMap(({ steps }) => steps.map(({ id }) => id)));
        assert.deepEqual([...new Set(lintJourney(index, { today: '2026-11-27' }).map(({ code }) => code))].filter((code) => !TO_DO.has(code)), []);
        for (const record of journey.records) if ('name' in record) assert.equal(/[؀-ۿ]/.test(record.name), language === 'ar', record.name);
      });
    }
  }

  it('speak the language of a tag, or English', () => {
    assert.deepEqual(['de-AT', 'ar-EG', 'fr', ''].map(templateLanguage), ['de', 'ar', 'en', 'en']);
  });
});
