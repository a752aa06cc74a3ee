import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { prepareSurvey, readExpression } from '../../../src/survey/index.js';
import { reportLines, runSurveyTests, runTests, type SurveyTest } from '../../../src/survey/testing/index.js';
import { lintSurveyFiles, testSurveyFiles, type Said } from '../../../src/sdk/cli/survey-files.js';
import { CX_ELEMENTS } from '../../support/commands.js';
import { surveys } from '../../support/surveys.js';

const SURVEY = {
  format: 'cx-survey/1', id: 'test', title: 'Test', language: 'en',
  variables: [{ id: 'product', kind: 'text', sent: true }],
  pages: [
    { id: 'rate', questions: [{ type: 'nps', id: 'nps', required: true }], next: [{ when: { of: 'answers.nps', op: 'atLeast', to: 9 }, to: 'praise' }] },
    { id: 'why', questions: [{ type: 'text', id: 'why', title: { en: 'Why {nps}?', de: 'Warum {nps}?' } }, { type: 'multiple-choice', id: 'what', title: 'What?', shuffle: true, choices: [{ id: 'a', text: 'A', points: 2 }, { id: 'b', text: 'B' }, { id: 'c', text: 'C' }] }], next: [{ when: 'answers.nps <= 8', to: 'sorry' }] },
    { id: 'praise', questions: [{ type: 'contact', id: 'who', title: 'Who?', fields: ['name', 'email'], purpose: 'To thank you' }] },
  ],
  scores: [{ kind: 'sum', id: 'warmth', of: ['nps', 'what'] }],
  quotas: [{ id: 'happy', when: { of: 'answers.nps', op: 'atLeast', to: 9 }, limit: 2, to: 'full' }],
  endings: [{ id: 'glad', when: { of: 'answers.nps', op: 'atLeast', to: 9 }, followUp: { kind: 'review', offer: 'Review?' } }, { id: 'sorry' }, { id: 'full', screenedOut: true }],
};
const run = (...tests: SurveyTest[]) => runSurveyTests({ format: 'cx-survey-tests/1', survey: SURVEY, tests });
const misses = (test: Omit<SurveyTest, 'name'>): readonly string[] => run({ name: 'one', ...test }).tests[0]!.misses.map(({ step, what, expected, actual }) => `${step ?? 'end'} ${what}: ${JSON.stringify(expected)} / ${JSON.stringify(actual)}`);

describe('tests of a survey', () => {
  it('pass where all comes as expected', () => {
    const report = run(
      { name: 'low', language: 'de', variables: { product: 'Acme' }, now: '2026-03-01T10:00:00Z', steps: [
        { expect: { page: 'rate', problems: ['nps required'], shown: ['nps'], progress: 0 } },
        { answer: { nps: 4 }, wait: 20, expect: { page: 'why', titles: { why: 'Warum 4?' }, problems: [] } },
        { answer: { why: 'Slow', what: ['a', 'b'] }, go: 'reload', expect: { page: 'why' } },
        { go: 'back', expect: { page: 'rate' } }, {}, { language: 'en', go: 'stay', expect: { titles: { why: 'Why 4?' } } },
        { wait: 10, expect: { ending: 'sorry', page: null } },
      ], expect: { path: ['rate', 'why'], ending: 'sorry', sent: { nps: 4, why: 'Slow', what: ['a', 'b'], who: null }, sentOnly: ['nps', 'why', 'what'], scores: { warmth: 6 }, fields: { product: 'Acme' }, followUp: null, seconds: 30 } },
      { name: 'high', steps: [{ answer: { nps: 10 } }, { answer: { who: { name: 'Ada', email: 'ada@example.org' } } }], expect: { ending: 'glad', followUp: 'review', sent: { who: { email: 'ada@example.org', name: 'Ada' } } } },
      { name: 'too late', quotas: { happy: 2 }, steps: [{ answer: { nps: 9 } }], expect: { ending: 'full', sentOnly: [] } },
    );
    assert.ok(report.ok, reportLines(report).join('\n'));
    assert.deepEqual(report.coverage, {
      pages: { visited: 3, total: 3, missed: [] }, questions: { visited: 4, total: 4, missed: [] },
      branches: { visited: 3, total: 4, missed: ['/pages/1/next/-'] }, endings: { visited: 3, total: 3, missed: [] }, share: 6 / 7,
    });
  });

  it('say what did not, at which step', () => {
    assert.deepEqual(misses({ steps: [{ answer: { nps: 9 }, expect: { page: 'why' } }], expect: { ending: 'sorry', sent: { nps: 8, why: 'x' } } }), ['0 page: "why" / "praise"', 'end ending: "sorry" / "none: it is on page \\"praise\\""', 'end sent.nps: 8 / 9', 'end sent.why: "x" / null']);
    assert.match(misses({ steps: [{ answer: { npss: 9 } }] })[0]!, /Did you mean \\"nps\\"/);
    assert.match(misses({ steps: [{ answer: { why: 'early' } }] })[0]!, /"\\"why\\" is not shown on page \\"rate\\""/);
    assert.match(misses({ steps: [{ answer: { nps: 'nine' } }] })[0]!, /an answer to a question of type nps/);
    const report = run({ name: 'wrong', steps: [], expect: { ending: 'glad' } });
    assert.deepEqual(reportLines(report).slice(0, 3), ['not ok: wrong', '  way: rate > no ending', '  at the end: ending is "none: it is on page \\"rate\\"", expected "glad"']);
  });

  it('ask for coverage, if they want', () => {
    const tests = [{ name: 'one', steps: [{ answer: { nps: 10 } }, {}] }];
    assert.equal(runSurveyTests({ format: 'cx-survey-tests/1', survey: SURVEY, tests, coverage: 0.2 }).ok, true);
    const report = runSurveyTests({ format: 'cx-survey-tests/1', survey: SURVEY, tests, coverage: 0.9 });
    assert.equal(report.ok, false);
    assert.match(reportLines(report).at(-1)!, /1 of 1 tests passed; less was visited/);
  });

  it('give the same order for one seed', () => {
    const order = (seed: string) => run({ name: 'one', seed, steps: [{ answer: { nps: 1 } }] });
    assert.deepEqual(order('a'), order('a'));
  });

  it('never throw for what is in a file, and tell what is wrong with it', () => {
    fc.assert(fc.property(fc.anything(), fc.anything(), (file, survey) => void runSurveyTests(file, survey)));
    fc.assert(fc.property(surveys(), fc.array(fc.dictionary(fc.constantFrom('q1', 'q2', 'q3', 'x'), fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.string())))), (survey, answers) => {
      const report = runTests(prepareSurvey(survey, readExpression), [{ name: 'any', steps: answers.map((answer) => ({ answer })) }]);
      assert.equal(report.problems.length, 0);
    }), { numRuns: 100 });
    const broken = (parts: object) => runSurveyTests({ format: 'cx-survey-tests/1', survey: SURVEY, tests: [{ name: 'x', steps: [] }], ...parts }).problems.map(({ where, message }) => `${where}: ${message}`);
    assert.match(broken({ tests: [{ name: 'x', steps: [{ anser: {} }] }] })[0]!, /\/tests\/0\/steps\/0: Nothing here is called "anser"/);
    assert.match(broken({ survey: 'other.json' })[0]!, /"other.json" was not handed over/);
    assert.match(broken({ survey: { ...SURVEY, pages: [{ id: 'p', questions: [{ type: 'nps', id: 'nps', visibleIf: 'answers.' }] }, ...SURVEY.pages.slice(1)] } })[0]!, /\/survey\/pages\/0\/questions\/0\/visibleIf/);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cx-surveys-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: unknown): string => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return join(folder, name);
  };
  const said = ({ lines, ok }: Said) => ({ ok, said: lines.join('\n').replaceAll(`${folder}/`, '') });

  it('lints, mends and tests files', () => {
    const misspelt = write('misspelt.json', { ...SURVEY, pages: [{ ...SURVEY.pages[0], questions: [{ type: 'nps', id: 'nps', requird: true }] }, ...SURVEY.pages.slice(1)] });
    const lint = said(lintSurveyFiles([misspelt]));
    assert.equal(lint.ok, false);
    assert.match(lint.said, /misspelt\.json\/pages\/0\/questions\/0: error form: Nothing here is called "requird"\. Did you mean "required"\?/);
    const mended = said(lintSurveyFiles([misspelt], { fix: true }));
    assert.ok(mended.ok, mended.said);
    assert.match(mended.said, /1 mended|2 mended/);
    assert.equal((JSON.parse(readFileSync(misspelt, 'utf8')) as { pages: { questions: { required?: boolean }[] }[] }).pages[0]!.questions[0]!.required, true);

    write('survey.json', SURVEY);
    const good = write('good.json', { format: 'cx-survey-tests/1', survey: './survey.json', tests: [{ name: 'low', steps: [{ answer: { nps: 1 } }, {}], expect: { ending: 'sorry' } }] });
    const bad = write('bad.json', { format: 'cx-survey-tests/1', survey: './survey.json', tests: [{ name: 'low', steps: [{ answer: { nps: 1 } }], expect: { ending: 'sorry' } }] });
    assert.equal(testSurveyFiles([good]).ok, true);
    const both = said(testSurveyFiles([good, bad]));
    assert.equal(both.ok, false);
    assert.match(both.said, /not visited: \/pages\/2.*\n.*1 of 1 tests passed[^]*at the end: ending is/);
    assert.throws(() => testSurveyFiles([write('none.json', '{')]), /none\.json cannot be read/);

    const run = (...args: string[]) => spawnSync(process.execPath, [...CX_ELEMENTS, ...args], { encoding: 'utf8' });
    const tested = run('test-survey', bad);
    assert.deepEqual([tested.status, tested.stdout.includes('not ok: low')], [1, true]);
    assert.match(run('lint-survey').stdout, /lint-survey <file\.json \.\.\.>/);
  });
});
