import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';

/** What JSON can say. Objects have no prototype, so that `__proto__` and `constructor` are keys like any other. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Deeper than this is no document that a person wrote. */
const DEEPEST = 32;
/** More values than this are not read. */
const MOST_VALUES = 100_000;

/**
 * Copies a document that came from outside into plain data: whatever getters, prototypes or cycles it has are gone,
 * and it can no longer be changed.
 * Never throws.
 */
export function plainCopy(input: unknown): Result<Plain, Problem> {
  let left = MOST_VALUES;
  const refuse = (where: string, expected: string): never => {
    throw new NotPlain(where, expected);
  };
  const copy = (value: unknown, where: string, depth: number): Plain => {
    left -= 1;
    if (left < 0) refuse(where, `part of a document of at most ${MOST_VALUES} values`);
    if (depth > DEEPEST) refuse(where, `nested at most ${DEEPEST} deep`);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : refuse(where, 'a finite number');
    if (Array.isArray(value)) return Object.freeze(Array.from(value as unknown[], (item, i) => copy(item, `${where}/${i}`, depth + 1)));
    if (typeof value !== 'object') return refuse(where, 'a value that JSON can hold');
    const result = Object.create(null) as Record<string, Plain>;
    for (const [key, item] of Object.entries(value)) {
      if (item !== undefined) result[key] = copy(item, `${where}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
    }
    return Object.freeze(result);
  };
  try {
    return ok(copy(input, '', 0));
  } catch (error) {
    if (error instanceof NotPlain) return err({ code: 'not-plain', message: `This must be ${error.expected}.`, where: error.where });
    return err({ code: 'not-plain', message: 'This document cannot be read: one of its values throws when it is looked at.', where: '' });
  }
}

/** Carries the place out of the recursion. */
class NotPlain extends Error {
  readonly where: string;
  readonly expected: string;
  constructor(where: string, expected: string) {
    super(expected);
    this.where = where;
    this.expected = expected;
  }
}
