import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { QUESTION_TYPES } from '../../../src/model/index.js';
import { surveyTables, withTables } from '../../../scripts/docs/survey-tables.mjs';

describe('docs/surveys-authoring.md', () => {
  const page = readFileSync('docs/surveys-authoring.md', 'utf8');

  it('has the tables that the code makes (npm run docs -- surveys)', async () => {
    const tables = await surveyTables();
    assert.deepEqual([...page.matchAll(/<!-- table: (\w+) -->/g)].map(([, name]) => name), Object.keys(tables));
    assert.equal(withTables(page, tables), page);
  });

  it('tells of every type of question', () => {
    for (const type of QUESTION_TYPES) assert.ok(page.includes(`| \`${type}\``) || page.includes(`, \`${type}\``), type);
  });
});
