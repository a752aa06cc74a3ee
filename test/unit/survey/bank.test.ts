import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseSurvey, prepareSurvey, readExpression } from '../../../src/survey/index.js';
import { BANK, loadTemplate, RATING_STRUCTURE, wayToArea } from '../../../src/survey/bank/index.js';
import { lintSurvey, surveyFigures } from '../../../src/survey/lint/index.js';
import { reportLines, runTests } from '../../../src/survey/testing/index.js';

describe('the bank of surveys', () => {
  it('lists every module once', () => {
    const modules = readdirSync('src/survey/bank').filter((file) => !['index.ts', 'parts.ts'].includes(file)).map((file) => file.replace('.ts', ''));
    assert.deepEqual(BANK.map(({ id }) => id).sort(), modules.sort());
    assert.throws(() => loadTemplate('nothing'), /There is no survey "nothing"/);
  });

  for (const { id, moment, title, reason } of BANK) describe(id, () => {
    it('is read, and the linter has nothing to say of it', async () => {
      const { survey } = await loadTemplate(id);
      assert.equal(survey.id, id);
      assert.equal(survey.moment, moment);
      const parsed = parseSurvey(JSON.parse(JSON.stringify(survey)));
      assert.ok(parsed.ok, JSON.stringify(parsed));
      assert.deepEqual(lintSurvey(survey), []);
    });

    it('is there in English, German, Arabic, French and Spanish, takes less than three minutes, and says what it is for', async () => {
      const { survey } = await loadTemplate(id);
      const figures = surveyFigures(survey)!;
      assert.deepEqual(figures.languages, ['en', 'de', 'ar', 'fr', 'es']);
      assert.ok(figures.exact && figures.minutes.expected < 3, `${figures.minutes.expected} minutes`);
      for (const words of [title, reason]) assert.ok(typeof words === 'object' && ['en', 'de', 'ar', 'fr', 'es'].every((tag) => words[tag]!.length > 3));
    });

    it('does what its tests say, on every branch and to every ending', async () => {
      const { survey, tests } = await loadTemplate(id);
      const report = runTests(prepareSurvey(survey, readExpression), tests);
      assert.ok(report.ok, reportLines(report).join('\n'));
      const { pages, branches, endings } = report.coverage!;
      const possible = new Set(branches.missed.filter((place) => !place.endsWith('/-')));
      assert.deepEqual([pages.missed, [...possible], endings.missed], [[], [], []]);
    });
  });
});

describe('the usual rating structure', () => {
  it('has the five areas of the mission, each with touchpoints, each id once', () => {
    assert.deepEqual(RATING_STRUCTURE.map(({ id }) => id), ['shopping', 'branding', 'service', 'marketing', 'product']);
    const ids = RATING_STRUCTURE.flatMap(({ id, areas = [] }) => [id, ...areas.map((one) => one.id)]);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(RATING_STRUCTURE.every(({ areas = [] }) => areas.length >= 3));
    assert.deepEqual(wayToArea('service.chat').map(({ id }) => id), ['service', 'service.chat']);
    assert.deepEqual(wayToArea('nothing'), []);
  });
});
