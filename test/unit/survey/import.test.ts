import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { importFormbricks, importSurveyJs, type Imported } from '../../../src/survey/import/index.js';
import { conditionsOf } from '../../../src/survey/index.js';
import { lintSurvey } from '../../../src/survey/lint/index.js';

const ok = (imported: Imported) => {
  assert.ok(imported.survey, JSON.stringify(imported.problems));
  return imported.survey;
};
const told = ({ items }: Imported, mapped: 'changed' | 'no'): readonly string[] => items.filter((item) => item.mapped === mapped).map(({ where, why }) => `${where}: ${why}`);

const SURVEYJS = {
  title: { default: 'Shop', de: 'Geschäft' }, locale: 'en',
  completedHtml: '<h3>Thank you!</h3><script>alert(1)</script>',
  completedHtmlOnCondition: [{ expression: '{nps} >= 9', html: 'Great &amp; <b>thanks</b>' }, { expression: 'age({x}) > 1', html: 'No' }],
  pages: [
    { name: 'Page One', questionsOrder: 'random', elements: [
      { type: 'rating', name: 'nps', title: 'How likely are you to recommend us?', isRequired: true, rateMin: 0, rateMax: 10, minRateDescription: 'No', maxRateDescription: 'Yes' },
      { type: 'checkbox', name: 'Features!', title: { default: 'Which?', de: 'Welche?' }, visibleIf: '{nps} > 6 and {nps} <= 8', choices: ['Price', { value: 'ui', text: { default: 'Looks', de: 'Aussehen' } }], hasOther: true, showNoneItem: true, validators: [{ type: 'answercount', maxCount: 2 }], choicesOrder: 'random', defaultValue: ['ui'] },
      { type: 'panel', name: 'more', title: 'More', visibleIf: "{Features!} contains 'ui'", elements: [{ type: 'comment', name: 'why', title: 'You gave {nps} for {Features!}, {customer}. Why?', requiredIf: '{nps} = 7', maxLength: 300 }] },
    ] },
    { name: 'p2', visibleIf: '{yes} = true or {m.Speed} anyof [1, 2]', elements: [
      { type: 'boolean', name: 'yes', labelTrue: 'Sure' }, { type: 'matrix', name: 'm', rows: ['Speed', 'Price'], columns: [1, 2, 3] }, { type: 'text', name: 'n', inputType: 'number', min: 1, max: 5, step: 1 },
      { type: 'imagepicker', name: 'pic', choices: [{ value: 'a', imageLink: 'https://example.org/a.png' }, { value: 'b', imageLink: 'javascript:alert(1)' }] }, { type: 'ranking', name: 'r', choices: ['a', 'b'] },
      { type: 'paneldynamic', name: 'd' }, { type: 'html', name: 'h', html: '<p onclick="x()">Hello<br>you</p>' }, { type: 'rating', name: 'stars', rateType: 'stars', rateCount: 5 }, { type: 'dropdown', name: 'empty', choicesByUrl: { url: 'x' } },
    ] },
    { name: 'p3', elements: [{ type: 'multipletext', name: 'who', items: [{ name: 'mail', inputType: 'email' }] }, { type: 'text', name: 'z', enableIf: "{who.mail} notempty and {plan} = 'gold'" }] },
  ],
  triggers: [{ type: 'complete', expression: '{nps} = 0' }, { type: 'skip', expression: "{nps} = 1", gotoName: 'z' }, { type: 'setvalue', setToName: 'x' }],
};

describe('a survey of SurveyJS', () => {
  const imported = importSurveyJs(SURVEYJS);
  const survey = ok(imported);
  const question = (id: string) => survey.pages.flatMap(({ questions }) => questions).find((one) => one.id === id);

  it('comes over: questions, languages, conditions, endings and ways', () => {
    assert.deepEqual(survey.title, { en: 'Shop', de: 'Geschäft' });
    assert.deepEqual(question('nps'), { type: 'nps', id: 'nps', title: 'How likely are you to recommend us?', ends: { low: 'No', high: 'Yes' }, required: true });
    assert.deepEqual(question('features'), {
      type: 'multiple-choice', id: 'features', title: { en: 'Which?', de: 'Welche?' }, shuffle: true, other: true, most: 2,
      choices: [{ id: 'price', text: 'Price' }, { id: 'ui', text: { en: 'Looks', de: 'Aussehen' } }, { id: 'none', text: 'None', alone: true, pinned: true }],
      visibleIf: { all: [{ of: 'answers.nps', op: 'above', to: 6 }, { of: 'answers.nps', op: 'atMost', to: 8 }] },
    });
    assert.deepEqual(question('why'), { type: 'text', id: 'why', title: 'You gave {nps} for {features}, {customer}. Why?', long: true, limit: 300, visibleIf: { of: 'answers.features', op: 'is', to: 'ui' }, required: { of: 'answers.nps', op: 'is', to: 7 } });
    assert.deepEqual(survey.pages[1]!.visibleIf, { any: [{ of: 'answers.yes', op: 'is', to: 'yes' }, { of: 'answers.m', row: 'speed', op: 'anyOf', to: [1, 2] }] });
    assert.deepEqual(survey.pages[0]!.next, [{ when: { of: 'answers.nps', op: 'is', to: 0 }, to: 'completed' }, { when: { of: 'answers.nps', op: 'is', to: 1 }, to: 'p3' }]);
    assert.deepEqual(survey.endings, [{ id: 'ending', when: { of: 'answers.nps', op: 'atLeast', to: 9 }, text: 'Great & thanks' }, { id: 'completed', text: 'Thank you!' }]);
    assert.deepEqual(survey.variables, [{ id: 'customer', kind: 'text', sent: false }, { id: 'plan', kind: 'text', sent: false }]);
    assert.equal(lintSurvey(survey).filter(({ code }) => code === 'unknown-place').length, 0);
  });

  it('keeps no markup and no address that runs', () => {
    assert.ok(!/<\/?[a-z]|javascript:|alert/i.test(JSON.stringify(survey)), JSON.stringify(survey));
    assert.equal(question('h')?.title, 'Hello\nyou');
  });

  it('tells what did not, and why', () => {
    const lost = told(imported, 'no').join('\n');
    for (const part of ['/completedHtmlOnCondition/1/expression: There is no function "age" here.', '/pages/1/elements/5: paneldynamic: There are no repeated parts here.', '/triggers/2: A trigger of type "setvalue"', '/pages/0/elements/1/defaultValue: A survey never answers for somebody.', '/pages/1/elements/8: It has no choices in the document.']) assert.ok(lost.includes(part), `${part}\n${lost}`);
    assert.match(told(imported, 'changed').join('\n'), /"\{plan\}" is no question; the page has to say it, as the variable "plan"/);
    assert.ok(imported.share > 0.7 && imported.share < 1);
  });

  it('gives every question a name of its own, and lets the page say what a text names and did not come over', () => {
    const twice = importSurveyJs({ pages: [1, 2].map((i) => ({ name: `p${i}`, elements: [{ type: 'panel', name: 'box', title: 'Box', elements: [{ type: 'text', name: 'same', title: 'About {grid}' }] }] })), elements: [] });
    assert.deepEqual(ok(twice).pages.map(({ questions }) => questions.map(({ id }) => id)), [['box-heading', 'same'], ['box-heading-2', 'same-2']]);
    const lost = ok(importSurveyJs({ elements: [{ type: 'matrixdynamic', name: 'grid' }, { type: 'text', name: 'q', title: 'About {grid}' }] }));
    assert.deepEqual(lost.variables, [{ id: 'grid', kind: 'text', sent: false }]);
    assert.equal(lintSurvey(lost).filter(({ severity }) => severity === 'error').length, 0);
  });

  it('reads the expressions as SurveyJS does', () => {
    const condition = (expression: string) => {
      const result = importSurveyJs({ elements: [{ type: 'text', name: 'a' }, { type: 'checkbox', name: 'c', choices: ['x', 'y z'] }, { type: 'text', name: 'q', visibleIf: expression }] });
      return result.survey?.pages[0]!.questions[2]!.visibleIf ?? result.items.find(({ mapped }) => mapped === 'no')?.why;
    };
    assert.deepEqual(condition("{a} = 'x' or {c} contains 'y z' and {a} <> 5"), { any: [{ of: 'answers.a', op: 'is', to: 'x' }, { all: [{ of: 'answers.c', op: 'is', to: 'y-z' }, { of: 'answers.a', op: 'isNot', to: 5 }] }] });
    assert.deepEqual(condition('!({a} empty)'), { not: { of: 'answers.a', op: 'unanswered' } });
    assert.deepEqual(condition("{c} allof ['x', 'y z']"), { all: [{ of: 'answers.c', op: 'is', to: 'x' }, { of: 'answers.c', op: 'is', to: 'y-z' }] });
    assert.deepEqual(condition("{a} notcontains 'b'"), { not: 'answers.a.contains("b")' });
    assert.deepEqual(condition('5 < {a}'), { of: 'answers.a', op: 'above', to: 5 });
    assert.equal(condition('{a} > {c}'), 'answers.a > answers.c');
    assert.match(String(condition('{a} + 1 > 2')), /calculates/);
    assert.match(String(condition("{c} = 'nope'")), /There is no choice "nope"/);
    assert.match(String(condition('{a} >')), /ends too early/);
    assert.match(String(condition('{panel.a} = 1')), /repeated part/);
  });
});

const FORMBRICKS = {
  name: 'Churn', welcomeCard: { enabled: true, headline: { default: 'Hello' }, html: { default: '<p>Two questions</p>' } },
  hiddenFields: { enabled: true, fieldIds: ['userId'] }, variables: [{ id: 'v1', name: 'score', type: 'number', value: 0 }],
  blocks: [
    { id: 'b1', name: 'One', elements: [{ id: 'tunaz8ricd4regvkz1j0rbf6', type: 'multipleChoiceSingle', headline: { default: 'Why?', de: 'Warum?' }, required: true, shuffleOption: 'exceptLast', choices: [{ id: 'x1', label: { default: 'Price' } }, { id: 'x2', label: { default: 'Bugs' } }, { id: 'other', label: { default: 'Other' } }] }],
      logic: [{ id: 'l', conditions: { connector: 'or', conditions: [{ leftOperand: { type: 'element', value: 'tunaz8ricd4regvkz1j0rbf6' }, operator: 'equals', rightOperand: { type: 'static', value: 'x2' } }] }, actions: [{ objective: 'jumpToBlock', target: 'b3' }, { objective: 'calculate', variableId: 'v1', operator: 'add', value: { type: 'static', value: 1 } }, { objective: 'requireAnswer', target: 'what' }] }], logicFallback: 'b2' },
    { id: 'b2', name: 'Two', elements: [{ id: 'nps', type: 'nps', headline: { default: 'Recommend?' }, required: false, lowerLabel: { default: 'No' }, upperLabel: { default: 'Yes' } }],
      logic: [{ conditions: { connector: 'and', conditions: [{ leftOperand: { type: 'element', value: 'nps' }, operator: 'isGreaterThanOrEqual', rightOperand: { type: 'static', value: 9 } }, { leftOperand: { type: 'variable', value: 'v1' }, operator: 'isLessThan', rightOperand: { type: 'static', value: 3 } }] }, actions: [{ objective: 'jumpToBlock', target: 'end2' }] }] },
    { id: 'b3', name: 'Three', elements: [
      { id: 'what', type: 'openText', headline: { default: 'You said #recall:tunaz8ricd4regvkz1j0rbf6/fallback:nothing#, #recall:userId/fallback:you#. More?' }, required: false, longAnswer: true, charLimit: { enabled: true, max: 100 } },
      { id: 'agree', type: 'consent', headline: { default: 'Privacy' }, label: { default: 'I agree' }, required: false }, { id: 'pic', type: 'pictureSelection', headline: { default: 'Pick' }, allowMulti: true, choices: [{ id: 'p', imageUrl: 'https://example.org/p.png' }, { id: 'q', imageUrl: 'data:x' }] },
      { id: 'm', type: 'matrix', headline: { default: 'M' }, rows: [{ id: 'r1', label: { default: 'Speed' } }], columns: [{ id: 'k1', label: { default: 'Good' } }] }, { id: 'cal', type: 'cal', headline: { default: 'Call' }, calUserName: 'x' },
      { id: 'contact', type: 'contactInfo', headline: { default: 'Who?' }, firstName: { show: true, required: true }, lastName: { show: true }, email: { show: true, required: false }, phone: { show: false } },
    ] },
  ],
  endings: [{ id: 'end1', type: 'endScreen', headline: { default: 'Thanks' }, buttonLabel: { default: 'Home' }, buttonLink: 'https://example.org/' }, { id: 'end2', type: 'redirectToUrl', label: 'Go', url: 'https://example.org/go' }],
};

describe('a survey of Formbricks', () => {
  const imported = importFormbricks(FORMBRICKS);
  const survey = ok(imported);
  const question = (id: string) => survey.pages.flatMap(({ questions }) => questions).find((one) => one.id === id);

  it('comes over: blocks, logic, recall, hidden fields, endings', () => {
    assert.deepEqual(survey.pages.map(({ id }) => id), ['welcome', 'b1', 'b2', 'b3']);
    assert.deepEqual(survey.pages[1]!.next, [
      { when: { of: 'answers.tunaz8ricd4regvkz1j0rbf6', op: 'is', to: 'x2' }, to: 'b3' },
      { when: { any: [{ of: 'answers.tunaz8ricd4regvkz1j0rbf6', op: 'answered' }, { of: 'answers.tunaz8ricd4regvkz1j0rbf6', op: 'unanswered' }] }, to: 'b2' },
    ]);
    assert.deepEqual(survey.pages[2]!.next, [{ when: { all: [{ of: 'answers.nps', op: 'atLeast', to: 9 }, { of: 'variables.score', op: 'below', to: 3 }] }, to: 'end2' }]);
    const what = question('what');
    assert.ok(what?.type === 'text' && what.limit === 100);
    assert.equal(what.title, 'You said {tunaz8ricd4regvkz1j0rbf6|nothing}, {user-id|you}. More?');
    assert.deepEqual(what.required, { of: 'answers.tunaz8ricd4regvkz1j0rbf6', op: 'is', to: 'x2' });
    assert.deepEqual(survey.variables, [{ id: 'user-id', kind: 'text', sent: true }, { id: 'score', kind: 'number', otherwise: 0 }]);
    assert.deepEqual(survey.endings?.map(({ links }) => links?.[0]?.href), ['https://example.org/', 'https://example.org/go']);
    assert.deepEqual(question('contact'), { type: 'contact', id: 'contact', title: 'Who?', fields: ['name', 'email'], needed: ['name'], purpose: 'Who?' });
    assert.deepEqual(lintSurvey(survey).filter(({ severity }) => severity === 'error'), []);
  });

  it('tells what did not', () => {
    assert.deepEqual(told(imported, 'no'), ['/blocks/2/elements/4: Appointments are not made in a survey.', '/blocks/0/logic/0/actions/1: Write it as a score ("scores").']);
  });

  it('is also read in the form of version 4 and before', () => {
    const old = ok(importFormbricks({ name: 'Old', questions: [{ id: 'q1', type: 'rating', scale: 'star', range: 5, headline: 'Rate', required: true, logic: [{ condition: 'lessThan', value: 3, destination: 'end' }] }, { id: 'q2', type: 'multipleChoiceMulti', headline: 'Which', choices: ['A', 'B'] }], thankYouCard: { enabled: true, headline: 'Thanks' } }));
    assert.deepEqual(old.pages[0]!.next, [{ when: { of: 'answers.q1', op: 'below', to: 3 }, to: 'end' }]);
    assert.deepEqual(old.pages[1]!.questions[0], { type: 'multiple-choice', id: 'q2', title: 'Which', choices: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }] });
  });
});

describe('what is no survey, or a broken one', () => {
  it('never makes an import throw, and what comes out can be read', () => {
    const check = (input: unknown): void => {
      for (const imported of [importSurveyJs(input), importFormbricks(input)]) {
        assert.ok(imported.share >= 0 && imported.share <= 1);
        assert.ok(imported.survey !== undefined || imported.problems.length > 0);
        if (imported.survey) for (const { where } of conditionsOf(imported.survey)) assert.ok(where.startsWith('/'));
      }
    };
    fc.assert(fc.property(fc.anything(), check));
    const noise = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('constructor', '__proto__', '{nps} > 1', '<b>x</b>', 'toString'), fc.array(fc.string()), fc.dictionary(fc.string(), fc.string()));
    const mutated = (base: object) => fc.tuple(fc.nat(), noise).map(([seed, value]) => {
      const copy = structuredClone(base) as Record<string, unknown>;
      const places: (() => void)[] = [];
      const visit = (holder: Record<string, unknown>): void => { for (const key of Object.keys(holder)) { places.push(() => void (holder[key] = value)); if (typeof holder[key] === 'object' && holder[key] !== null) visit(holder[key] as Record<string, unknown>); } };
      visit(copy);
      places[seed % places.length]!();
      return copy;
    });
    fc.assert(fc.property(fc.oneof(mutated(SURVEYJS), mutated(FORMBRICKS)), check), { numRuns: 400 });
  });
});
