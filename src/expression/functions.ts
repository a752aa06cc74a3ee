import type { FunctionName, ValueType } from './ast.js';
import { textSize, UNKNOWN, type Unknown, type Value } from './values.js';

/** A function that expressions may call. */
export interface ExpressionFunction {
  readonly name: FunctionName;
  /** How it is written: `size(x)`, `x.size()` or `math.abs(x)`; `x.size()` and `size(x)` are both right. */
  readonly form: 'method' | 'either' | 'math';
  /** What it takes, the thing before the dot first. `collection` is a list, a map or a text. */
  readonly takes: readonly (ValueType | 'collection')[];
  /** May there be more of the last kind? */
  readonly more?: true;
  readonly gives: ValueType;
  /** In a few words, for the documentation. */
  readonly about: string;
  /** Only ever given what it takes. */
  readonly of: (...args: never[]) => Value | Unknown;
}

const whole = (value: number): number | Unknown => (Number.isFinite(value) ? value : UNKNOWN);

/** Every function there is. Names and meaning are those of CEL, its `strings` and `math` extensions. */
export const FUNCTIONS: readonly ExpressionFunction[] = [
  {
    name: 'size', form: 'either', takes: ['collection'], gives: 'number', about: 'entries of a list or map, characters of a text',
    of: (value: string | readonly Value[] | object) => (typeof value === 'string' ? textSize(value) : Array.isArray(value) ? value.length : Object.keys(value).length),
  },
  { name: 'startsWith', form: 'method', takes: ['string', 'string'], gives: 'boolean', about: 'does it begin so?', of: (text: string, part: string) => text.startsWith(part) },
  { name: 'endsWith', form: 'method', takes: ['string', 'string'], gives: 'boolean', about: 'does it end so?', of: (text: string, part: string) => text.endsWith(part) },
  { name: 'contains', form: 'method', takes: ['string', 'string'], gives: 'boolean', about: 'is it in there?', of: (text: string, part: string) => text.includes(part) },
  {
    name: 'lowerAscii', form: 'method', takes: ['string'], gives: 'string', about: 'A-Z made small, all else as it is',
    of: (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  },
  {
    name: 'sum', form: 'method', takes: ['list'], gives: 'number', about: 'the sum of a list of numbers; 0 of an empty one',
    of: (list: readonly Value[]) => (list.every((value) => typeof value === 'number') ? whole((list as readonly number[]).reduce((a, b) => a + b, 0)) : UNKNOWN),
  },
  { name: 'abs', form: 'math', takes: ['number'], gives: 'number', about: 'without its sign', of: Math.abs },
  { name: 'floor', form: 'math', takes: ['number'], gives: 'number', about: 'the whole number at or below', of: Math.floor },
  { name: 'ceil', form: 'math', takes: ['number'], gives: 'number', about: 'the whole number at or above', of: Math.ceil },
  { name: 'least', form: 'math', takes: ['number', 'number'], more: true, gives: 'number', about: 'the least of some numbers', of: Math.min },
  { name: 'greatest', form: 'math', takes: ['number', 'number'], more: true, gives: 'number', about: 'the greatest of some numbers', of: Math.max },
];

const BY_NAME = new Map(FUNCTIONS.map((one) => [one.name as string, one]));

/** The function of a name, if there is one. */
export function functionNamed(name: string): ExpressionFunction | undefined {
  return BY_NAME.get(name);
}

/** How a function is written, for messages and documentation: `text.startsWith(text)`. */
export function written({ name, form, takes, more }: ExpressionFunction): string {
  const names = takes.map((type) => (type === 'string' ? 'text' : type === 'collection' ? 'value' : type));
  const list = (some: readonly string[]): string => `${some.join(', ')}${more ? ', ...' : ''}`;
  if (form === 'math') return `math.${name}(${list(names)})`;
  return form === 'either' ? `${name}(${list(names)})` : `${names[0]!}.${name}(${list(names.slice(1))})`;
}
