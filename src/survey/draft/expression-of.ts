import type { Comparison, Condition, Question } from '../../model/index.js';

/**
 * A condition that was picked, written as an expression that means the same.
 *
 * @param question looks a question up: several answers are asked for otherwise than one
 */
export function expressionOf(condition: Condition, question: (id: string) => Question | undefined): string {
  return written(condition, question, false);
}

/** @param negated within a "not": there, what cannot be told must be false, or "not" of it could not be told either */
function written(condition: Condition, question: (id: string) => Question | undefined, negated: boolean): string {
  if (typeof condition === 'string') return condition;
  if ('not' in condition) return `!(${written(condition.not, question, true)})`;
  if ('op' in condition) return compared(condition, question, negated);
  const [parts, word] = 'all' in condition ? [condition.all, ' && '] : [condition.any, ' || '];
  return parts.map((one) => (typeof one === 'object' && 'op' in one ? written(one, question, negated) : `(${written(one, question, negated)})`)).join(word);
}

const ORDER = { atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const;

function compared(comparison: Comparison, question: (id: string) => Question | undefined, negated: boolean): string {
  const { of, row } = comparison;
  const dot = of.indexOf('.');
  const [group, id] = [of.slice(0, dot), of.slice(dot + 1)];
  const place = `${field(group, id)}${row === undefined ? '' : step(row)}`;
  const inRow = row === undefined ? '' : `${has(group, id)} && ${isName(row) ? `has(${place})` : `${JSON.stringify(row)} in ${field(group, id)}`}`;
  const there = row === undefined ? has(group, id) : `(${inRow})`;
  const type = group === 'answers' ? question(id)?.type : undefined;
  const several = row === undefined && (type === 'multiple-choice' || type === 'ranking');
  const is = (value: string | number | boolean): string => (several ? `${literal(value)} in ${place}` : `${place} == ${literal(value)}`);
  const among = (values: readonly (string | number | boolean)[]): string =>
    several ? values.map((value) => is(value)).join(' || ') : `${place} in [${values.map(literal).join(', ')}]`;
  const known = (text: string): string => (negated ? `(${there} && ${text})` : text);
  switch (comparison.op) {
    case 'answered':
      return there;
    case 'unanswered':
      return `!${there}`;
    case 'is':
      return known(is(comparison.to));
    // what is not there is not it
    case 'isNot':
      return `(!${there} || !(${is(comparison.to)}))`;
    case 'anyOf':
      return known(`(${among(comparison.to)})`);
    case 'noneOf':
      return `(!${there} || !(${among(comparison.to)}))`;
    default:
      return known(`${place} ${ORDER[comparison.op]} ${literal(comparison.to)}`);
  }
}

const isName = (id: string): boolean => /^[a-z]\w*$/i.test(id) && !RESERVED.has(id);
/** Words of the language, which are no names of fields. */
const RESERVED = new Set(['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while']);
const step = (id: string): string => (isName(id) ? `.${id}` : `[${JSON.stringify(id)}]`);
/** A place as it is written: `answers.nps`, `answers["nps.reason"]`. */
export const field = (group: string, id: string): string => `${group}${step(id)}`;
/** `has` takes a field; for a name with dashes it is asked whether the key is there. */
export const has = (group: string, id: string): string => (isName(id) ? `has(${group}.${id})` : `(${JSON.stringify(id)} in ${group})`);
const literal = (value: string | number | boolean): string => JSON.stringify(value);
