import type { Comparison, Condition } from '../../model/index.js';
import type { Scalar } from '../values.js';

/** Why a condition of theirs has none of ours. */
export class NotMapped extends Error {}

/** What a name of theirs is here. */
export interface PlaceHere {
  /** `answers.nps`. */
  readonly of: string;
  readonly row?: string;
  readonly kind: 'number' | 'text' | 'one' | 'several' | 'ranking' | 'boolean' | 'matrix' | 'other';
  /** Our value for one of theirs. */
  readonly value: (theirs: Scalar) => Scalar;
}

/** Joins conditions; one alone stays as it is. */
export function joined(kind: 'all' | 'any', conditions: readonly Condition[]): Condition {
  const flat = conditions.flatMap((one) => (typeof one === 'object' && kind in one ? (one as Readonly<Record<string, readonly Condition[]>>)[kind]! : [one]));
  if (flat.length === 1) return flat[0]!;
  if (flat.length > 50) throw new NotMapped('More than fifty conditions are joined.');
  return kind === 'all' ? { all: flat } : { any: flat };
}

export const not = (condition: Condition): Condition => (typeof condition === 'object' && 'not' in condition ? condition.not : { not: condition });

const at = ({ of, row }: PlaceHere): Pick<Comparison, 'of' | 'row'> => ({ of, ...(row !== undefined && { row }) });

/** A comparison of a place with a value. */
export function compared(place: PlaceHere, op: '==' | '!=' | '<' | '<=' | '>' | '>=', theirs: Scalar): Condition {
  const to = place.value(theirs);
  if (op === '==') return { ...at(place), op: 'is', to };
  if (op === '!=') return { ...at(place), op: 'isNot', to };
  const number = typeof to === 'number' ? to : Number.NaN;
  if (Number.isFinite(number)) return { ...at(place), op: ({ '<': 'below', '<=': 'atMost', '>': 'above', '>=': 'atLeast' } as const)[op], to: number };
  return `${inExpression(place)} ${op} ${JSON.stringify(to)}`;
}

export const among = (place: PlaceHere, values: readonly Scalar[], op: 'anyOf' | 'noneOf' = 'anyOf'): Condition => {
  if (values.length === 0) throw new NotMapped('It is compared with an empty list.');
  return { ...at(place), op, to: values.map(place.value) };
};
export const answered = (place: PlaceHere, is = true): Condition => ({ ...at(place), op: is ? 'answered' : 'unanswered' });

/** Does an answer have this in it: a choice among several, or a piece of a text? */
export function has(place: PlaceHere, theirs: Scalar): Condition {
  return place.kind === 'text' || place.kind === 'other' ? `${inExpression(place)}.contains(${JSON.stringify(String(theirs))})` : { ...at(place), op: 'is', to: place.value(theirs) };
}

/** A place as expressions write it. */
export function inExpression({ of, row }: PlaceHere): string {
  const dot = of.indexOf('.');
  const step = (name: string): string => (/^[a-z][a-z0-9_]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`);
  return `${of.slice(0, dot)}${step(of.slice(dot + 1))}${row === undefined ? '' : step(row)}`;
}
