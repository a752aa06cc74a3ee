import type { Comparison, Condition, Question } from '../../model/index.js';

/**
 * A condition that was picked, written as an expression that means the same.
 *
 * @param question looks a question up: several answers are asked for otherwise than one
 */
export function expressionOf(condition: Condition, question: (id: string) => Question | undefined): string {
  if (typeof condition === 'string') return condition;
  if ('not' in condition) return `!(${expressionOf(condition.not, question)})`;
  if ('op' in condition) return compared(condition, question);
  const [parts, word] = 'all' in condition ? [condition.all, ' && '] : [condition.any, ' || '];
  return parts.map((one) => (typeof one === 'object' && 'op' in one ? expressionOf(one, question) : `(${expressionOf(one, question)})`)).join(word);
}

const ORDER = { atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const;

function compared(comparison: Comparison, question: (id: string) => Question | undefined): string {
  const { of, row } = comparison;
  const dot = of.indexOf('.');
  const [group, id] = [of.slice(0, dot), of.slice(dot + 1)];
  const place = `${field(group, id)}${row === undefined ? '' : step(row)}`;
  const inRow = row === undefined ? '' : `${has(group, id)} && ${isName(row) ? `has(${place})` : `${JSON.stringify(row)} in ${field(group, id)}`}`;
  const there = row === undefined ? has(group, id) : `(${inRow})`;
  const type = group === 'answers' ? question(id)?.type : undefined;
  const several = row === undefined && (type === 'multiple-choice' || type === 'ranking');
  const is = (value: string | number | boolean): string => (several ? `${written(value)} in ${place}` : `${place} == ${written(value)}`);
  const among = (values: readonly (string | number | boolean)[]): string =>
    several ? values.map((value) => is(value)).join(' || ') : `${place} in [${values.map(written).join(', ')}]`;
  switch (comparison.op) {
    case 'answered':
      return there;
    case 'unanswered':
      return `!${there}`;
    case 'is':
      return is(comparison.to);
    // what is not there is not it
    case 'isNot':
      return `(!${there} || !(${is(comparison.to)}))`;
    case 'anyOf':
      return `(${among(comparison.to)})`;
    case 'noneOf':
      return `(!${there} || !(${among(comparison.to)}))`;
    default:
      return `${place} ${ORDER[comparison.op]} ${written(comparison.to)}`;
  }
}

const isName = (id: string): boolean => /^[a-zA-Z_]\w*$/.test(id);
const step = (id: string): string => (isName(id) ? `.${id}` : `[${JSON.stringify(id)}]`);
const field = (group: string, id: string): string => `${group}${step(id)}`;
/** `has` takes a field; for a name with dashes it is asked whether the key is there. */
const has = (group: string, id: string): string => (isName(id) ? `has(${group}.${id})` : `(${JSON.stringify(id)} in ${group})`);
const written = (value: string | number | boolean): string => JSON.stringify(value);
