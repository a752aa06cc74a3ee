import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseSurvey, QUESTION_TYPES, surveySchema, type Condition, type Question, type Survey } from '../../../src/model/index.js';
import { parse } from '../../../src/model/parse.js';
import { BANK, loadTemplate } from '../../../src/survey/bank/index.js';
import { holdsOf } from '../../../src/survey/conditions.js';
import {
  act, addPage, addQuestion, begin, blankSurvey, comparisonOf, duplicate, expressionOf, goAs, idFrom, mapJson, movePage, moveQuestion, newQuestion, offsetOf, opsFor, ownWords,
  PERSONAS, placeIn, placeOf, placesOf, reach, redo, remove, rename, settle, shiftQuestion, undo, valueAt, withValue, withWords, type Edit, type PickedType, type TriedWay,
} from '../../../src/survey/draft/index.js';
import { readExpression } from '../../../src/survey/expressions.js';
import { prepareSurvey } from '../../../src/survey/prepare.js';
import type { Scope } from '../../../src/survey/values.js';

const WORDS = { choice: (n: number): string => `Choice ${n}` };
const TYPES = QUESTION_TYPES.filter((type): type is PickedType => type !== 'custom');
const templates: readonly Survey[] = await Promise.all(BANK.map(async ({ id }) => (await loadTemplate(id)).survey));
const some = fc.constantFrom(...templates);
const who = { response: '01890000-0000-7000-8000-000000000000', now: 0, language: 'en' };

/** Anything that the buttons of the studio do, at a place that numbers choose. */
const doing = fc.tuple(fc.constantFrom('page', 'question', 'page-move', 'question-move', 'shift', 'double', 'double-page', 'remove', 'remove-page'), fc.nat(), fc.nat(), fc.nat(), fc.constantFrom(...TYPES));
function doIt(survey: Survey, [what, a, b, c, type]: readonly [string, number, number, number, PickedType]): Edit {
  const page = a % survey.pages.length;
  const count = survey.pages[page]!.questions.length;
  const spot = { page, question: count === 0 ? 0 : b % count };
  switch (what) {
    case 'page':
      return addPage(survey, page);
    case 'question':
      return addQuestion(survey, spot, newQuestion(type, type, WORDS));
    case 'page-move':
      return movePage(survey, page, c % (survey.pages.length + 2));
    case 'question-move':
      return moveQuestion(survey, spot, { page: c % survey.pages.length, question: b });
    case 'shift':
      return shiftQuestion(survey, spot, c % 2 === 0 ? 1 : -1);
    case 'double':
      return duplicate(survey, placeOf(spot));
    case 'double-page':
      return duplicate(survey, `/pages/${page}`);
    case 'remove':
      return remove(survey, placeOf(spot));
    default:
      return remove(survey, `/pages/${page}`);
  }
}

describe('the draft of a survey', () => {
  it('always has the form of a survey, with names that are there once, whatever is done to it', () => {
    fc.assert(fc.property(some, fc.array(doing, { maxLength: 12 }), (survey, acts) => {
      let now = survey;
      for (const one of acts) {
        now = doIt(now, one).survey;
        const formed = parse(surveySchema, now);
        assert.ok(formed.ok, JSON.stringify(formed.ok ? '' : formed.error));
        const twice = parseSurvey(now);
        assert.ok(twice.ok || twice.error.every(({ code }) => code !== 'id-twice'));
      }
    }), { numRuns: 60 });
  });

  it('takes every act back, and does it again, with the place that was looked at', () => {
    fc.assert(fc.property(some, fc.array(doing, { minLength: 1, maxLength: 10 }), (survey, acts) => {
      const states = [begin(survey)];
      for (const one of acts) {
        const { survey: next, place } = doIt(states.at(-1)!.now.state, one);
        states.push(act(states.at(-1)!, { state: next, place }, { key: 'x' }));
      }
      let history = states.at(-1)!;
      const done = history.past.length;
      for (let i = 0; i < done; i += 1) history = undo(history);
      assert.equal(history.now.state, survey);
      assert.equal(undo(history), history);
      for (let i = 0; i < done; i += 1) history = redo(history);
      assert.deepEqual(history.now.state, states.at(-1)!.now.state);
    }), { numRuns: 60 });
  });

  it('makes one act of the letters of a text, until it is settled', () => {
    let history = begin('');
    for (const text of ['H', 'Ha', 'Hat']) history = act(history, { state: text, place: '/title' }, { key: 'x' }, '/title');
    assert.equal(history.past.length, 1);
    history = act(settle(history), { state: 'Hats', place: '/title' }, { key: 'x' }, '/title');
    assert.equal(history.past.length, 2);
    assert.equal(undo(history).now.state, 'Hat');
    assert.equal(undo(undo(history)).now.state, '');
    // what was taken back and then written over is gone
    const other = act(undo(history), { state: 'Hut', place: '' }, { key: 'x' });
    assert.equal(redo(other), other);
  });

  it('keeps what it does not touch, and plugins their settings', () => {
    const custom: Question = { type: 'custom', id: 'mine', title: 'Mine', kind: 'acme.emoji.emoji', settings: { nested: { '{nps}': ['{nps}', 'answers.nps'] } } };
    const survey: Survey = { ...templates[0]!, pages: [...templates[0]!.pages, { id: 'p', questions: [custom] }] };
    const renamed = rename(survey, '/pages/0/questions/0', 'score');
    assert.ok(typeof renamed !== 'string');
    assert.deepEqual(renamed.survey.pages.at(-1)!.questions[0], custom);
    assert.deepEqual(withValue(survey, '/pages/99/title', 'x').pages, survey.pages);
    assert.equal(withValue(survey, '/title', survey.title).pages, survey.pages);
  });

  it('gives a name to a question in everything that names it, so that people go the same ways', () => {
    for (const survey of templates) {
      for (const [i, page] of survey.pages.entries()) {
        for (const [j] of page.questions.entries()) {
          const renamed = rename(survey, `/pages/${i}/questions/${j}`, 'quite-another');
          assert.ok(typeof renamed !== 'string' && parseSurvey(renamed.survey).ok, survey.id);
          for (const persona of PERSONAS) {
            const before: TriedWay = goAs(prepareSurvey(survey, readExpression), persona, who);
            const after: TriedWay = goAs(prepareSurvey(renamed.survey, readExpression), persona, who);
            assert.deepEqual([after.pages, after.ending], [before.pages, before.ending], `${survey.id} ${persona}`);
          }
        }
      }
    }
  });

  it('finds a name in expressions in every form in which it can be asked for', () => {
    const named = (id: string, to: string, expression: string): unknown => {
      const survey: Survey = { ...blankSurvey('en'), pages: [{ id: 'a', questions: [{ type: 'nps', id }, { type: 'nps', id: 'a' }] }, { id: 'b', questions: [], visibleIf: expression }], scores: [{ kind: 'expression', id: 's', expression }] };
      const renamed = rename(survey, '/pages/0/questions/0', to);
      assert.ok(typeof renamed !== 'string');
      assert.equal(valueAt(renamed.survey, '/scores/0/expression'), valueAt(renamed.survey, '/pages/1/visibleIf'));
      return valueAt(renamed.survey, '/scores/0/expression');
    };
    assert.equal(named('a-b', 'c.d', 'answers["a-b"] > 6 && "a-b" in answers'), 'answers["c.d"] > 6 && "c.d" in answers');
    assert.equal(named('a-b', 'c', "has(answers.a) && answers['a-b'] + answers.a > 6"), 'has(answers.a) && answers.c + answers.a > 6');
    assert.equal(named('nps', 'a-b', 'has(answers.nps) && answers.nps.row1 > 6 && variables.nps == "answers.nps"'), '("a-b" in answers) && answers["a-b"].row1 > 6 && variables.nps == "answers.nps"');
    assert.equal(named('nps', 'score', 'answers.nps-answers.a > 0 || answers.npsx == 1'), 'answers.score-answers.a > 0 || answers.npsx == 1');
    assert.equal(named('nps', 'score', 'answers.nps >'), 'answers.nps >'); // cannot be read
  });

  it('gives a name to a page and an ending, and refuses names that are none or taken', () => {
    const survey: Survey = { ...blankSurvey('en'), pages: [{ id: 'a', questions: [{ type: 'nps', id: 'nps' }], next: [{ when: { of: 'answers.nps', op: 'is', to: 1 }, to: 'end' }] }, { id: 'b', questions: [] }], endings: [{ id: 'end' }] };
    const renamed = rename(survey, '/endings/0', 'finish');
    assert.ok(typeof renamed !== 'string');
    assert.equal(valueAt(renamed.survey, '/pages/0/next/0/to'), 'finish');
    assert.equal(rename(survey, '/endings/0', 'a'), 'name-taken');
    assert.equal(rename(survey, '/endings/0', 'No name'), 'bad-name');
  });

  it('moves over the ends of a page, and stops at the ends of the survey', () => {
    const survey: Survey = { ...blankSurvey('en'), pages: [{ id: 'a', questions: [{ type: 'nps', id: 'one' }] }, { id: 'b', questions: [{ type: 'nps', id: 'two' }] }] };
    assert.equal(shiftQuestion(survey, { page: 0, question: 0 }, -1).survey, survey);
    const down = shiftQuestion(survey, { page: 0, question: 0 }, 1);
    assert.equal(down.place, '/pages/1/questions/0');
    assert.deepEqual(shiftQuestion(down.survey, { page: 1, question: 0 }, -1), { survey: { ...survey }, place: '/pages/0/questions/0' });
  });

  it('makes names of words of any script', () => {
    assert.equal(idFrom('Größe & Preis!', 'choice-1'), 'gro-e-preis');
    assert.equal(idFrom('السعر', 'choice-1'), 'choice-1');
    assert.equal(idFrom('2nd choice', 'choice-1'), 'nd-choice');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^[a-z][a-z0-9._-]{0,63}$/.test(idFrom(text, 'x'))));
  });

  it('keeps words by language, and only as many names of languages as are needed', () => {
    assert.equal(withWords(undefined, 'en', 'Yes', 'en'), 'Yes');
    assert.deepEqual(withWords('Yes', 'de', 'Ja', 'en'), { en: 'Yes', de: 'Ja' });
    assert.equal(withWords({ en: 'Yes', de: 'Ja' }, 'de', '', 'en'), 'Yes');
    assert.equal(ownWords({ en: 'Yes' }, 'de', 'en'), '');
    assert.equal(ownWords('Yes', 'en', 'en'), 'Yes');
  });
});

describe('conditions that are picked', () => {
  it('can be made of everything that a survey asks, and are taken', () => {
    for (const survey of templates) {
      for (const place of placesOf(survey)) {
        for (const op of opsFor(place)) {
          const when = comparisonOf(place, op);
          const read = parse(surveySchema, { ...survey, endings: [{ id: 'only', when }] });
          assert.ok(read.ok, `${survey.id} ${JSON.stringify(when)}`);
        }
      }
    }
  });

  it('mean the same as the expression they become', () => {
    const survey: Survey = {
      ...blankSurvey('en'), variables: [{ id: 'plan', kind: 'text' }, { id: 'a-b', kind: 'number' }],
      pages: [{ id: 'p', questions: [
        { type: 'nps', id: 'nps' }, { type: 'csat', id: 'c-s' }, newQuestion('single-choice', 'one', WORDS), newQuestion('multiple-choice', 'many', WORDS), newQuestion('matrix', 'table', WORDS), newQuestion('consent', 'ok', WORDS), newQuestion('text', 'why', WORDS),
      ] }],
    };
    const questions = new Map(survey.pages[0]!.questions.map((question) => [question.id, question]));
    const places = placesOf(survey);
    const comparison = fc.constantFrom(...places).chain((place) => fc.constantFrom(...opsFor(place)).map((op) => comparisonOf(place, op)));
    const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
      any: fc.oneof({ maxDepth: 3 }, comparison, fc.record({ not: tie('any') }), fc.record({ all: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }), fc.record({ any: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) })),
    })).any;
    const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
    const scopes = fc.record({
      'nps': maybe(fc.integer({ min: 0, max: 10 })), 'c-s': maybe(fc.integer({ min: 1, max: 5 })), 'one': maybe(fc.constantFrom('choice-1', 'choice-2')),
      'many': maybe(fc.subarray(['choice-1', 'choice-2', 'choice-3'], { minLength: 1 })), 'table': maybe(fc.constantFrom({ 'row-1': 3 }, { 'row-2': 1 })), 'ok': maybe(fc.boolean()), 'why': maybe(fc.constantFrom('', 'x')),
    });
    const variables = fc.record({ 'plan': maybe(fc.constantFrom('', 'gold')), 'a-b': maybe(fc.integer({ min: 0, max: 2 })) });
    const given = (all: object): Record<string, never> => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<string, never>;
    fc.assert(fc.property(condition, scopes, variables, (picked, answers, known) => {
      const scope: Scope = { answers: given(answers), variables: given(known), scores: {} };
      const written = expressionOf(picked, (id) => questions.get(id));
      assert.equal(holdsOf(written, readExpression)(scope), holdsOf(picked, readExpression)(scope), `${JSON.stringify(picked)} became ${written} for ${JSON.stringify(scope)}`);
    }), { numRuns: 500 });
  });
});

describe('trying a survey out', () => {
  it('gets to every question of the bank', () => {
    for (const survey of templates) {
      const prepared = prepareSurvey(survey, readExpression);
      for (const page of survey.pages) {
        for (const { id } of page.questions) {
          const state = reach(prepared, { page: page.id, question: id }, who);
          assert.equal(state?.path.at(-1), page.id, `${survey.id}: ${id}`);
        }
      }
    }
  });

  it('says that nobody gets to what is never shown', () => {
    const survey: Survey = { ...blankSurvey('en'), pages: [{ id: 'a', questions: [{ type: 'nps', id: 'nps' }, { type: 'csat', id: 'never', visibleIf: { of: 'answers.nps', op: 'above', to: 10 } }] }] };
    assert.equal(reach(prepareSurvey(survey), { page: 'a', question: 'never' }, who), undefined);
  });

  it('lets every persona come to an end', () => {
    for (const survey of templates) for (const persona of PERSONAS) assert.notEqual(goAs(prepareSurvey(survey, readExpression), persona, who).ending, undefined, `${survey.id} ${persona}`);
  });
});

describe('the places of a JSON text', () => {
  it('agrees with the parser of the engine on what is JSON', () => {
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(fc.property(fc.json(), (text) => mapJson(text).ok));
    fc.assert(fc.property(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', '\\', '0', ' ', 'x', '\n', '-'), (text, at, put) => {
      const broken = text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1);
      assert.equal(mapJson(broken).ok, isJson(broken), broken);
    }), { numRuns: 2000 });
  });

  it('says where each value begins, and where a text stops being JSON', () => {
    const text = '{\n  "pages": [\n    { "id": "a~b/c" }\n  ]\n}';
    const map = mapJson(text);
    assert.ok(map.ok);
    assert.equal(text.slice(offsetOf(map.offsets, '/pages/0/id')).startsWith('"a~b'), true);
    assert.equal(offsetOf(map.offsets, '/pages/0/none/here'), offsetOf(map.offsets, '/pages/0'));
    assert.deepEqual(placeIn(text, offsetOf(map.offsets, '/pages/0')), { offset: 19, line: 3, column: 5 });
    for (const [broken, expected, line] of [['{"a":1,}', 'key', 1], ['{\n"a" 1}', 'colon', 2], ['[1 2]', 'comma-or-end', 1], ['{"a":\n"x', 'string-end', 2], ['[01]', 'number', 1], ['{} {}', 'end', 1], ['', 'value', 1], ['["\\q"]', 'escape', 1]] as const) {
      const found = mapJson(broken);
      assert.ok(!found.ok && found.fault.expected === expected && found.fault.line === line, `${broken}: ${JSON.stringify(found)}`);
    }
    assert.ok(!mapJson('['.repeat(10_000)).ok);
  });
});
