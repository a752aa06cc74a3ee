import { matchesSafely } from '../../core/safe-pattern.js';

/** What one term asks of a key. */
export type Test =
  /** Is it there and not empty, zero or false? */
  | { readonly op: 'has' }
  | { readonly op: 'equals'; readonly text: string }
  /** Undefined where the right side is no number: then it never holds. */
  | { readonly op: '<' | '<=' | '>' | '>='; readonly number: number | undefined }
  | { readonly op: 'matches'; readonly pattern: RegExp }
  /** Is its value among those of another key? */
  | { readonly op: 'in'; readonly list: string };

/** A term with its place in the text of the clause. */
export interface Term {
  readonly kind: 'term';
  readonly key: string;
  readonly test: Test;
  /** The test must fail. */
  readonly negated: boolean;
  readonly at: number;
  readonly end: number;
}

/** A clause that was read. */
export type When = { readonly kind: 'constant'; readonly value: boolean } | { readonly kind: 'all' | 'any'; readonly parts: readonly When[] } | Term;

/** Gives the value of a context key; undefined where it is not set. */
export type Lookup = (key: string) => unknown;

export const ALWAYS: When = { kind: 'constant', value: true };
export const NEVER: When = { kind: 'constant', value: false };

const OPPOSITE = { '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const;

/** The opposite. Of `n > 5` it is `n <= 5`, so that both are false for what is no number. */
export function negate(when: When): When {
  switch (when.kind) {
    case 'constant':
      return when.value ? NEVER : ALWAYS;
    case 'term': {
      const { test } = when;
      return 'number' in test ? { ...when, test: { op: OPPOSITE[test.op], number: test.number } } : { ...when, negated: !when.negated };
    }
    default:
      return group(when.kind === 'all' ? 'any' : 'all', when.parts.map(negate));
  }
}

/**
 * Joins parts by "and" (`all`) or "or" (`any`). Constants and repeats fall away, and what holds never or always is seen
 * where a term meets its opposite; nothing is multiplied out.
 */
export function group(kind: 'all' | 'any', parts: readonly When[]): When {
  const ends = kind === 'any'; // the value of a part that settles the whole
  const kept = new Map<string, When>();
  for (const part of parts.flatMap((one) => (one.kind === kind ? one.parts : [one]))) {
    if (part.kind === 'constant') {
      if (part.value === ends) return part;
    } else kept.set(signature(part), part);
  }
  for (const part of kept.values()) if (part.kind === 'term' && kept.has(signature(negate(part)))) return ends ? ALWAYS : NEVER;
  const [first, ...others] = kept.values();
  if (!first) return ends ? NEVER : ALWAYS;
  return others.length === 0 ? first : { kind, parts: [first, ...others] };
}

function signature(when: When): string {
  if (when.kind === 'constant') return String(when.value);
  if (when.kind !== 'term') return `${when.kind}(${when.parts.map(signature).join(' ')})`;
  const { op, ...rest } = when.test;
  return JSON.stringify([when.key, op, when.negated, ...Object.values(rest).map(String)]);
}

/** Does it hold? */
export function evaluate(when: When, lookup: Lookup): boolean {
  switch (when.kind) {
    case 'constant':
      return when.value;
    case 'all':
      return when.parts.every((part) => evaluate(part, lookup));
    case 'any':
      return when.parts.some((part) => evaluate(part, lookup));
    case 'term':
      return holds(when.test, lookup(when.key), lookup) !== when.negated;
  }
}

/** The keys it depends on, in order. */
export function keysOf(when: When, into = new Set<string>()): string[] {
  if (when.kind === 'all' || when.kind === 'any') for (const part of when.parts) keysOf(part, into);
  else if (when.kind === 'term') {
    into.add(when.key);
    if (when.test.op === 'in') into.add(when.test.list);
  }
  return [...into].sort();
}

function holds(test: Test, value: unknown, lookup: Lookup): boolean {
  switch (test.op) {
    case 'has':
      return Boolean(value);
    case 'equals':
      return equals(value, test.text);
    case 'matches':
      return matchesSafely(test.pattern, textOf(value));
    case 'in': {
      const list = lookup(test.list);
      if (Array.isArray(list)) return list.includes(value);
      return typeof value === 'string' && typeof list === 'object' && list !== null && Object.hasOwn(list, value);
    }
    default: {
      if (test.number === undefined) return false;
      const left = Number.parseFloat(textOf(value));
      switch (test.op) {
        case '<':
          return left < test.number;
        case '<=':
          return left <= test.number;
        case '>':
          return left > test.number;
        case '>=':
          return left >= test.number;
      }
    }
  }
}

/** Equal to a text as JavaScript's `==` has it, which clauses written for VS Code expect: 9 is '9', 0 is ''. */
function equals(value: unknown, text: string): boolean {
  switch (typeof value) {
    case 'string':
      return value === text;
    case 'number':
    case 'boolean':
      return Number(value) === Number(text);
    case 'object':
      return value !== null && textOf(value) === text;
    default:
      return false;
  }
}

/** As JavaScript writes it; objects that cannot be written are the empty text. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return '';
  }
}
