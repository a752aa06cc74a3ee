import type { Condition } from '../../model/index.js';
import type { Plain } from '../../model/plugin/plain.js';
import type { Scalar } from '../values.js';
import { among, answered, compared, has, inExpression, joined, not, NotMapped, type PlaceHere } from './conditions.js';
import { isSource, listOf, textOf, type Source } from './importing.js';

/** What an operand of theirs is here: an answer, or a variable of the page. */
export type Operand = (operand: Source) => PlaceHere & { readonly rows?: readonly string[] };

const COMPARES = { equals: '==', doesNotEqual: '!=', isGreaterThan: '>', isLessThan: '<', isGreaterThanOrEqual: '>=', isLessThanOrEqual: '<=', isBefore: '<', isAfter: '>' } as const;

/**
 * A group of conditions as one of ours.
 *
 * @throws NotMapped with the reason
 */
export function groupOf(group: Plain | undefined, operand: Operand, depth = 0): Condition {
  if (!isSource(group) || depth > 10) throw new NotMapped('It has no conditions that can be read.');
  const all = listOf(group['conditions']);
  if (all.length === 0) throw new NotMapped('It has no conditions.');
  return joined(group['connector'] === 'or' ? 'any' : 'all', all.map((one) => (isSource(one) && Array.isArray(one['conditions']) ? groupOf(one, operand, depth + 1) : single(one, operand))));
}

function single(condition: Plain, operand: Operand): Condition {
  if (!isSource(condition) || !isSource(condition['leftOperand'])) throw new NotMapped('A condition looks at nothing.');
  const left = operand(condition['leftOperand']);
  const operator = textOf(condition['operator']) ?? '';
  const right = isSource(condition['rightOperand']) ? condition['rightOperand'] : undefined;
  switch (operator) {
    case 'isSubmitted':
    case 'isSet':
    case 'isNotEmpty':
    case 'isClicked':
      return answered(left);
    case 'isSkipped':
    case 'isNotSet':
    case 'isEmpty':
    case 'isNotClicked':
      return answered(left, false);
    case 'isAccepted':
      return compared(left, '==', true);
    case 'isPartiallySubmitted':
    case 'isCompletelySubmitted':
      if (!left.rows) throw new NotMapped('Only a matrix is answered in part.');
      return operator === 'isPartiallySubmitted' ? answered(left) : joined('all', left.rows.map((row) => answered({ ...left, row })));
    default:
  }
  if (!right) throw new NotMapped(`"${operator}" has nothing to compare with.`);
  if (right['type'] !== 'static') {
    const other = operand(right);
    if (!Object.hasOwn(COMPARES, operator)) throw new NotMapped(`"${operator}" between two answers.`);
    return `${inExpression(left)} ${COMPARES[operator as keyof typeof COMPARES]} ${inExpression(other)}`;
  }
  const values = [right['value']].flat().filter((one): one is Scalar => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean');
  if (values.length === 0) throw new NotMapped('It is compared with nothing.');
  if (Object.hasOwn(COMPARES, operator)) {
    if (operator === 'equals' && values.length > 1) return joined('all', values.map((one) => has(left, one)));
    return compared(left, COMPARES[operator as keyof typeof COMPARES], values[0]!);
  }
  const text = (call: string): string => `${inExpression(left)}.${call}(${JSON.stringify(String(values[0]))})`;
  switch (operator) {
    case 'equalsOneOf':
    case 'includesOneOf':
    case 'isAnyOf':
      return among(left, values);
    case 'doesNotIncludeOneOf':
      return among(left, values, 'noneOf');
    case 'includesAllOf':
      return joined('all', values.map((one) => has(left, one)));
    case 'doesNotIncludeAllOf':
      return not(joined('all', values.map((one) => has(left, one))));
    case 'contains':
      return has(left, values[0]!);
    case 'doesNotContain':
      return not(has(left, values[0]!));
    case 'startsWith':
    case 'endsWith':
      return text(operator);
    case 'doesNotStartWith':
      return not(text('startsWith'));
    case 'doesNotEndWith':
      return not(text('endsWith'));
    default:
      throw new NotMapped(`There is no "${operator}" here.`);
  }
}
