import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseSurvey, QUESTION_TYPES } from '../../../src/model/index.js';
import { letIn } from '../../../src/model/questionnaire/form/index.js';
import { BANK, loadTemplate } from '../../../src/survey/bank/index.js';
// @ts-expect-error a script, without types
import { FILE, surveyForm } from '../../../scripts/survey-form.mjs';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Every kind of question with every setting, and everything that is around questions. */
const whole: Json = (() => {
  const when: Json = { any: [{ of: 'answers.nps', op: 'atMost', to: 6 }, { not: { all: [{ of: 'variables.plan', op: 'anyOf', to: ['a', 1, true] }, { of: 'scores.risk', op: 'answered' }, 'answers.nps > 3'] } }, { of: 'answers.matrix', row: 'a', op: 'is', to: 3 }] };
  const common: Json = { title: { en: 'Why?', 'pt-BR': 'Por quê?' }, description: 'More', required: when, visibleIf: when, rules: [{ holds: when, message: 'No' }], touchpoint: 'shop', area: 'value.price' };
  const rated = { wording: 'one', ends: { low: 'bad', high: { en: 'good' } } };
  const choices = [{ id: 'a', text: 'A', image: { src: 'https://example.org/a.png', alt: 'A' }, points: 1.5 }, { id: 'b', text: { en: 'B' }, alone: true, pinned: true }];
  const questions: Json[] = [
    { type: 'nps', id: 'nps', ...common, ...rated, business: 'Us' }, { type: 'csat', id: 'csat', ...common, ...rated, look: 'smileys' }, { type: 'ces', id: 'ces', ...common, ...rated, business: 'Us' },
    { type: 'rating', id: 'rating', ...common, ...rated, metric: 'ease', scale: { min: 1, max: 3 }, look: 'slider', labels: ['1', '2', { en: '3' }] },
    { type: 'emotion', id: 'emotion', ...common, look: 'grid', words: [{ id: 'glad', text: 'Glad' }, { id: 'sad', text: 'Sad' }], intensity: false },
    { type: 'single-choice', id: 'single', ...common, choices, shuffle: true, look: 'dropdown', other: true },
    { type: 'multiple-choice', id: 'multiple', ...common, choices, shuffle: true, look: 'images', other: true, least: 1, most: 2 },
    { type: 'ranking', id: 'ranking', ...common, choices, shuffle: false, top: 2 },
    { type: 'matrix', id: 'matrix', ...common, ...rated, rows: [{ id: 'a', text: 'A' }], shuffle: true, answers: { kind: 'scale', scale: { min: 1, max: 2 }, metric: 'ease', labels: ['1', '2'] } },
    { type: 'matrix', id: 'table', ...common, rows: [{ id: 'a', text: 'A' }], answers: { kind: 'choices', choices } },
    { type: 'text', id: 'text', ...common, long: true, format: 'email', limit: 9, least: 1, mask: false },
    { type: 'number', id: 'number', ...common, min: 0, max: 1.5, decimals: 1, unit: 'km', currency: 'EUR' }, { type: 'date', id: 'date', ...common, min: '2026-01-01', max: '2028-02-29' },
    { type: 'contact', id: 'contact', ...common, fields: ['name', 'email'], needed: ['email'], purpose: 'To call' }, { type: 'consent', id: 'consent', ...common, purpose: 'calls', notice: 'v1' },
    { type: 'area', id: 'which', ...common, areas: [{ id: 'value', text: 'Value', areas: [{ id: 'price', text: { en: 'Price' } }] }] },
    { type: 'file', id: 'file', ...common, accept: ['image/*'], most: 2, largest: 1000, screenshot: true }, { type: 'statement', id: 'said', title: 'Hello', description: 'World', visibleIf: when },
    { type: 'custom', id: 'own', ...common, wording: 'one', kind: 'acme.emoji.emoji', settings: { deep: { er: [1, null, 'x'] } } },
  ];
  return {
    format: 'cx-survey/1', id: 'whole', revision: '2', title: 'All', description: { en: 'All there is' }, language: 'en', touchpoint: 'shop', journey: 'buying', moment: 'any-time', resumable: true, back: false,
    variables: [{ id: 'plan', kind: 'text', otherwise: 'free', sent: true }],
    pages: [{ id: 'one', title: 'One', description: 'First', questions, shuffle: true, visibleIf: when, next: [{ when, to: 'end' }] }],
    endings: [{ id: 'end', when, title: 'Thanks', text: 'Bye', links: [{ text: 'Home', href: '/' }], followUp: { kind: 'call-back', offer: 'A call?', days: 2, href: 'https://example.org/', contact: ['phone'] } }, { id: 'out', screenedOut: true }],
    scores: [{ kind: 'sum', id: 'risk', of: ['nps'], sent: true }, { kind: 'expression', id: 'more', expression: 'answers.nps + 1' }],
    quotas: [{ id: 'full', when, limit: 10, to: 'out' }],
  };
})();
const documents = [whole, ...(await Promise.all(BANK.map(async ({ id }) => JSON.parse(JSON.stringify((await loadTemplate(id)).survey)) as Json)))];

/** Something that may or may not fit, wherever it is put. */
const other = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 1, 1.5, 10_001, 1e21, Infinity, '', 'a', 'A', 'answers.nps', 'x'.repeat(65), 'x'.repeat(5001), 'two\nlines', 'nul\0', '\ud800', '2026-02-30', 'javascript:alert(1)', '//evil', 'https://a b', 'en', 'not a tag!', [], {}, [1], { en: 'x' }, { en: 1 }, { 'not a tag!': 'x' }, { min: 3, max: 1 }, { min: 0, max: 1002 }, { min: 0.5, max: 2 }),
  fc.constantFrom<Json>(...QUESTION_TYPES, 'sum', 'expression', 'answered', 'above', 'choices', 'scale'),
  fc.jsonValue() as fc.Arbitrary<Json>,
);

/** Puts something else at a place, or takes it away, or adds to it; numbers choose the way there. */
function changed(value: Json, [step, ...rest]: readonly number[], how: 'put' | 'drop' | 'add' | 'twice', thing: Json): Json {
  if (typeof value !== 'object' || value === null || step === undefined || Object.keys(value).length === 0) return how === 'put' ? thing : value;
  const entries = Object.entries(value);
  const [key, inner] = entries[step % entries.length]!;
  if (rest.length > 0) return Array.isArray(value) ? value.with(+key, changed(inner, rest, how, thing)) : { ...value, [key]: changed(inner, rest, how, thing) };
  if (how === 'put') return Array.isArray(value) ? value.with(+key, thing) : { ...value, [key]: thing };
  if (how === 'drop') return Array.isArray(value) ? value.toSpliced(+key, 1) : Object.fromEntries(entries.filter(([name]) => name !== key));
  if (Array.isArray(value)) return how === 'add' ? [...value, thing] : Array.from({ length: 600 }, () => inner);
  return { ...value, [how === 'add' ? 'more' : '__proto__']: thing };
}

describe('the form of a survey', () => {
  it('is made of the schema: the file is what the script writes today', () => {
    assert.equal(readFileSync(FILE, 'utf8'), surveyForm());
  });

  it('takes the documents that the parser takes, and gives the same', () => {
    for (const document of documents) {
      const parsed = parseSurvey(document);
      assert.ok(parsed.ok, JSON.stringify(parsed.ok ? '' : parsed.error));
      assert.deepEqual(JSON.parse(JSON.stringify(letIn(document))), JSON.parse(JSON.stringify(parsed.value)));
    }
  });

  it('refuses what the parser refuses, and takes what it takes, whatever was done to a document', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.nat(documents.length - 1), fc.array(fc.nat(40), { minLength: 1, maxLength: 9 }), fc.constantFrom('put', 'drop', 'add', 'twice'), other, (document, way, how, thing) => {
        const input = changed(documents[document]!, way, how, thing);
        const parsed = parseSurvey(input);
        // the schema leaves `__proto__` out and goes on; the form leaves such a document to the schema
        if (JSON.stringify(input).includes('"__proto__"')) assert.ok(parsed.ok || letIn(input) === undefined);
        else assert.equal(letIn(input) !== undefined, parsed.ok, JSON.stringify(parsed.ok ? way : parsed.error));
        taken += parsed.ok ? 1 : 0;
      }),
      { numRuns: 4000 },
    );
    assert.ok(taken > 400 && taken < 3600, `${taken}`); // both happen often
  });

  it('lets in no number without an end, as JSON may have it', () => {
    const endless = JSON.parse(JSON.stringify(whole).replace('"points":1.5', '"points":1e999')) as unknown;
    assert.equal(letIn(endless), undefined);
    assert.equal(parseSurvey(endless).ok, false);
  });

  it('leaves a setting called __proto__ to the schema', () => {
    const input = JSON.parse(JSON.stringify(whole).replace('"settings":{', '"settings":{"__proto__":{"a":1},')) as Json;
    assert.ok(JSON.stringify(input).includes('"__proto__"') && letIn(whole) !== undefined);
    assert.equal(letIn(input), undefined);
  });

  it('never throws, nor does the parser', () => {
    assert.equal(parseSurvey({ format: {} }).ok, false); // an object without a prototype has no text

    fc.assert(fc.property(fc.anything(), (input) => void letIn(input)));
    assert.equal(letIn({ get format() { throw new Error('no'); } }), undefined);
    assert.equal(letIn({ ...(whole as object), pages: new Proxy([], { get: () => { throw new Error('no'); } }) }), undefined);
  });
});
