import fc from 'fast-check';
import type { Condition, Given, Question, Survey } from '../../src/model/index.js';
import { scaleOf } from '../../src/survey/index.js';

/**
 * Documents that the schema takes, drawn at random: several pages and types, conditions of every form that look at what comes before (and
 * sometimes at what does not), rules, quotas, endings. Whether one can be gone through is for the linter to say.
 */
export const surveys = (): fc.Arbitrary<Survey> =>
  fc.array(fc.array(questionShape, { minLength: 0, maxLength: 3 }), { minLength: 1, maxLength: 5 }).chain((shapes) => {
    let count = 0;
    const named = shapes.map((page) => page.map((shape) => ({ ...shape, id: `q${(count += 1)}` })));
    const all = named.flat() as Question[];
    const condition = conditions(all);
    const maybe = <T>(arbitrary: fc.Arbitrary<T>, weight = 4): fc.Arbitrary<T | undefined> => fc.oneof({ arbitrary: fc.constant(undefined), weight }, { arbitrary, weight: 1 });
    const question = (shape: Question): fc.Arbitrary<Question> =>
      shape.type === 'statement'
        ? fc.record({ visibleIf: maybe(condition) }).map((more) => clean({ ...shape, ...more }))
        : fc
            .record({ visibleIf: maybe(condition), required: maybe(fc.oneof(fc.constant(true), condition), 1), rules: maybe(fc.array(condition.map((holds) => ({ holds, message: 'No' })), { minLength: 1, maxLength: 2 }), 8) })
            .map((more) => clean({ ...shape, ...more }));
    const targets = (i: number): string[] => [...named.slice(i + 1).map((_, k) => `p${i + 1 + k}`), 'e0', 'e1'];
    const pages = fc.tuple(
      ...named.map((questions, i) =>
        fc
          .record({ questions: fc.tuple(...questions.map((one) => question(one as Question))), title: maybe(fc.constant('Page')), visibleIf: maybe(condition), next: maybe(fc.array(fc.record({ when: condition, to: fc.constantFrom(...targets(i)) }), { maxLength: 2 }), 2) })
          .map((page) => clean({ id: `p${i}`, ...page })),
      ),
    );
    return fc
      .record({ pages, when: maybe(condition), quota: maybe(fc.record({ when: condition, limit: fc.nat(3) }), 6) })
      .map(({ pages, when, quota }) => clean({
        format: 'cx-survey/1', id: 'drawn', title: 'Drawn', language: 'en', pages,
        variables: [{ id: 'plan', kind: 'text' }, { id: 'visits', kind: 'number', otherwise: 3 }],
        endings: [clean({ id: 'e0', when }), { id: 'e1' }],
        quotas: quota && [{ id: 'full', ...quota, to: 'e1' }],
      }) as unknown as Survey);
  });

/** Without what is not there, as JSON would have it. */
const clean = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

const choiceOf = (ids: readonly string[]): { id: string; text: string }[] => ids.map((id) => ({ id, text: id.toUpperCase() }));
const questionShape = fc.oneof(
  fc.constantFrom<object>({ type: 'nps' }, { type: 'csat' }, { type: 'ces' }, { type: 'statement', title: 'Read' }, { type: 'text', title: 'Why?' }, { type: 'consent', title: 'May we?', purpose: 'call' }, { type: 'emotion', title: 'Felt?' }),
  fc.record({ type: fc.constant('rating'), title: fc.constant('Rate'), scale: fc.constantFrom({ min: 0, max: 3 }, { min: 1, max: 20 }) }),
  fc.record({ type: fc.constant('single-choice'), title: fc.constant('One'), choices: fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map(choiceOf), other: fc.boolean() }),
  fc.record({ type: fc.constant('multiple-choice'), title: fc.constant('Some'), choices: fc.constant(choiceOf(['a', 'b', 'c'])), least: fc.nat(2), most: fc.integer({ min: 2, max: 3 }) }),
  fc.record({ type: fc.constant('number'), title: fc.constant('How many'), min: fc.integer({ min: -2, max: 2 }), max: fc.integer({ min: 2, max: 9 }) }),
  fc.record({ type: fc.constant('ranking'), title: fc.constant('Order'), choices: fc.constant(choiceOf(['a', 'b'])) }),
  fc.constant({ type: 'matrix', title: 'Rows', rows: choiceOf(['x', 'y']), answers: { kind: 'scale', scale: { min: 1, max: 5 } } }),
);

function conditions(questions: readonly Question[]): fc.Arbitrary<Condition> {
  const asked = questions.filter(({ type }) => type !== 'statement');
  const place = fc.constantFrom<{ of: string; row?: string }>(...asked.map((question) => ({ of: `answers.${question.id}`, ...(question.type === 'matrix' && { row: 'x' }) })), { of: 'variables.plan' }, { of: 'variables.visits' });
  const number = fc.integer({ min: -1, max: 12 });
  const scalar = fc.oneof(number, fc.constantFrom('a', 'b', 'gold'), fc.boolean());
  const comparison = fc.oneof(
    fc.tuple(place, fc.constantFrom('atLeast', 'atMost', 'above', 'below'), number).map(([at, op, to]) => ({ ...at, op, to })),
    fc.tuple(place, fc.constantFrom('is', 'isNot'), scalar).map(([at, op, to]) => ({ ...at, op, to })),
    fc.tuple(place, fc.constantFrom('anyOf', 'noneOf'), fc.array(scalar, { minLength: 1, maxLength: 3 })).map(([at, op, to]) => ({ ...at, op, to })),
    fc.tuple(place, fc.constantFrom('answered', 'unanswered')).map(([at, op]) => ({ ...at, op })),
  ) as fc.Arbitrary<Condition>;
  const expression = fc.tuple(place.filter(({ row }) => row === undefined), fc.constantFrom('<=', '>', '==', '!='), number).map(([{ of }, op, to]) => `${of} ${op} ${to}`);
  return fc.oneof({ arbitrary: comparison, weight: 5 }, { arbitrary: expression, weight: 1 }, { arbitrary: fc.array(comparison, { minLength: 1, maxLength: 2 }).map((all) => ({ all })), weight: 1 }, { arbitrary: fc.array(comparison, { minLength: 1, maxLength: 2 }).map((any) => ({ any })), weight: 1 }, { arbitrary: comparison.map((not) => ({ not })), weight: 1 });
}

/** Any answer to a question, right or wrong, also one that was not meant. */
export function anyAnswer(question: Question): fc.Arbitrary<Given | null> {
  const scale = scaleOf(question);
  const text = fc.string({ maxLength: 30 }).map((said) => ({ kind: 'text', text: said }) as const);
  const ids = 'choices' in question ? question.choices.map(({ id }) => id) : ['a'];
  const right: fc.Arbitrary<Given> = scale
    ? fc.integer({ min: scale.min, max: scale.max }).map((value) => ({ kind: 'score', value }))
    : question.type === 'single-choice' || question.type === 'multiple-choice' || question.type === 'area' ? fc.subarray(ids).map((choices) => ({ kind: 'choice', choices }))
    : question.type === 'ranking' ? fc.shuffledSubarray(ids).map((order) => ({ kind: 'ranking', order }))
    : question.type === 'matrix' ? fc.dictionary(fc.constantFrom('x', 'y'), fc.integer({ min: 1, max: 5 })).map((rows) => ({ kind: 'matrix', rows }))
    : question.type === 'number' ? fc.integer({ min: -3, max: 10 }).map((value) => ({ kind: 'number', value }))
    : question.type === 'consent' ? fc.boolean().map((given) => ({ kind: 'consent', given }))
    : question.type === 'emotion' ? fc.constantFrom('joy', 'anger').map((word) => ({ kind: 'emotion', word }))
    : text;
  return fc.oneof({ arbitrary: right, weight: 8 }, { arbitrary: fc.constant(null), weight: 2 }, { arbitrary: text, weight: 1 });
}
