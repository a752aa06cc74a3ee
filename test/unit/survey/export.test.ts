import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { makeEvent } from '../../../src/model/make-event.js';
import type { Survey } from '../../../src/model/index.js';
import { parseSurvey } from '../../../src/survey/index.js';
import { csvOf, dictionaryOf, ndjsonOf, responseTable, surveyJson } from '../../../src/survey/export/index.js';
import { surveys } from '../../support/surveys.js';
import { go, sent, start, survey, text } from './support.js';

const prepared = survey({
  variables: [{ id: 'product', kind: 'text', sent: true }],
  pages: [{ id: 'p', questions: [
    { type: 'nps', id: 'nps' }, { type: 'multiple-choice', id: 'what', title: 'What?', other: true, choices: [{ id: 'a', text: 'A, big' }, { id: 'b', text: 'B' }] }, { type: 'matrix', id: 'm', title: 'M', rows: [{ id: 'x', text: 'X' }, { id: 'y', text: 'Y' }], answers: { kind: 'scale', scale: { min: 1, max: 5 } } },
    { type: 'ranking', id: 'r', title: 'R', choices: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }] }, { type: 'text', id: 'why', title: { en: 'Why?', de: 'Warum?' } }, { type: 'contact', id: 'who', title: 'Who', fields: ['name', 'email'], purpose: 'P' }, { type: 'emotion', id: 'felt', title: 'Felt' },
    { type: 'consent', id: 'ok', title: 'OK?', purpose: 'call' }, { type: 'statement', id: 's', title: 'S' },
  ] }],
  scores: [{ kind: 'sum', id: 'sum', of: ['nps'], sent: true }],
});
const event = (given: Parameters<typeof go>[2]) => makeEvent('cx.response.submitted', sent(prepared, go(prepared, start(prepared, { product: '=cmd()' }), given!)), { source: 'https://shop.example/' });
const full = event({
  nps: { kind: 'score', value: 9 }, what: { kind: 'choice', choices: ['a'], other: 'Else' }, m: { kind: 'matrix', rows: { x: 5 } }, r: { kind: 'ranking', order: ['b', 'a'] }, why: text('=1+1, "x"\n-2'),
  who: { kind: 'contact', details: { name: 'Ada', email: 'ada@example.org' } }, felt: { kind: 'emotion', word: 'calm', intensity: 4 }, ok: { kind: 'consent', given: true },
});

describe('responses as a table', () => {
  it('are one row each, with a column a question, a row of a matrix and a part of an answer', () => {
    const table = responseTable(prepared.survey, [full, event({})]);
    const rows = Papa.parse<Record<string, string>>(csvOf(table), { header: true, skipEmptyLines: true }).data;
    const { response, time, ...first } = rows[0]!;
    assert.ok(response && time);
    assert.deepEqual(first, { revision: '', seconds: '4', ending: 'end', 'field.product': "'=cmd()", nps: '9', what: 'a', 'what.other': 'Else', 'm.x': '5', 'm.y': '', r: 'b|a', why: "'=1+1, \"x\"\n-2", felt: 'calm', 'felt.intensity': '4', 'felt.pleasure': '', 'felt.energy': '', ok: 'true', 'score.sum': '9' });
    assert.equal(rows[1]!['nps'], '');
    assert.equal(rows.length, 2);
  });

  it('can have several choices in columns of their own, and personal details where they are asked for', () => {
    const { columns, rows } = responseTable(prepared.survey, [full], { choices: 'one-hot', personal: true });
    const cells = Object.fromEntries(columns.map(({ name }, i) => [name, rows[0]![i]]));
    assert.deepEqual([cells['what:a'], cells['what:b'], cells['r:a'], cells['r:b'], cells['who.email']], [1, 0, 2, 1, 'ada@example.org']);
    assert.ok(columns.find(({ name }) => name === 'who.name')?.personal);
  });

  it('come with a dictionary, in a language', () => {
    const table = responseTable(prepared.survey, [full], { language: 'de' });
    const rows = Papa.parse<Record<string, string>>(dictionaryOf(table), { header: true, skipEmptyLines: true }).data;
    assert.deepEqual(rows.map(({ column }) => column), table.columns.map(({ name }) => name));
    assert.equal(rows.find(({ column }) => column === 'why')?.['label'], 'Warum?');
    assert.equal(rows.find(({ column }) => column === 'what')?.['values'], 'a = A, big; b = B');
    assert.equal(rows.find(({ column }) => column === 'm.x')?.['values'], '1 to 5');
  });

  it('keep answers to questions that the survey no longer has, and leave out other surveys', () => {
    const changed: Survey = { ...prepared.survey, pages: [{ id: 'p', questions: prepared.survey.pages[0]!.questions.slice(0, 1) }] };
    const { columns, rows } = responseTable(changed, [full]);
    assert.ok(['what', 'm.x', 'why'].every((name) => columns.some((column) => column.name === name)));
    assert.ok(!JSON.stringify(rows).includes('ada@'), 'contact details of a question that is gone are not written');
    assert.equal(responseTable({ ...changed, id: 'other' }, [full]).rows.length, 0);
  });

  it('are NDJSON with numbers as numbers', () => {
    const [line] = ndjsonOf(responseTable(prepared.survey, [full])).trim().split('\n');
    const row = JSON.parse(line!) as Record<string, unknown>;
    assert.deepEqual([row['nps'], row['ok'], row['why'], 'm.y' in row], [9, true, '=1+1, "x"\n-2', false]);
  });

  it('are never run by a spreadsheet, and read back as they were', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=1', '+1+1', '-x', '@a', '\tx', '\rx', '"', 'a,b', 'a\r\nb', 'x;=HYPERLINK(1)', 'x\t@SUM(1)')), (said) => {
      const answered = event({ why: text(said) });
      const csv = csvOf(responseTable(prepared.survey, [answered]));
      const { data, errors } = Papa.parse<string[]>(csv);
      assert.deepEqual(errors, []);
      const cell = data[1]![data[0]!.indexOf('why')]!;
      for (const part of cell.split(/[;\t]/)) assert.ok(!/^[=@\r\n]/.test(part) && !/^[+-](?![\d.,])/.test(part), JSON.stringify(cell));
      const answer = answered.data.answers.find(({ question }) => question === 'why');
      const kept = answer?.kind === 'text' ? answer.text : '';
      assert.equal(cell.replaceAll("'", ''), kept.replaceAll("'", ''), 'nothing is added but apostrophes');
    }));
  });
});

describe('a survey as text', () => {
  const shuffledKeys = (value: unknown): unknown => (Array.isArray(value) ? value.map(shuffledKeys) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([key, one]) => [key, shuffledKeys(one)])) : value);

  it('is the same whatever the order of its keys, and reads back as the same survey', () => {
    fc.assert(fc.property(surveys(), (drawn) => {
      const json = surveyJson(drawn);
      assert.equal(surveyJson(shuffledKeys(drawn) as Survey), json);
      const parsed = parseSurvey(JSON.parse(json));
      assert.ok(parsed.ok);
      assert.deepEqual(JSON.parse(JSON.stringify(parsed.value)), JSON.parse(JSON.stringify(drawn)));
    }), { numRuns: 50 });
    assert.match(surveyJson(prepared.survey), /^\{\n {2}"format": "cx-survey\/1",\n {2}"id": "test",\n {2}"title"/);
  });
});
