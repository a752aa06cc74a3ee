import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';

/** What JSON can say. Objects have no prototype, so that `__proto__` and `constructor` are keys like any other. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Deeper than this is no document that a person wrote. */
const DEEPEST = 32;
/** More values than this are not read. */
const MOST_VALUES = 100_000;

/** How much is read, where a kind of document may be larger than others. */
export interface PlainLimits {
  readonly values?: number;
}

/**
 * Copies a document that came from outside into plain data: whatever getters, prototypes or cycles it has are gone,
 * and it can no longer be changed. Never throws.
 */
export function plainCopy(input: unknown, { values = MOST_VALUES }: PlainLimits = {}): Result<Plain, Problem> {
  const walk: Walk = { most: values, left: values, path: [] };
  try {
    return ok(copy(input, walk));
  } catch (error) {
    if (error instanceof NotPlain) return err({ code: 'not-plain', message: `This must be ${error.message}.`, where: pointer(walk.path) });
    return err({ code: 'not-plain', message: 'This document cannot be read: one of its values throws when it is looked at.', where: '' });
  }
}

/** Where we are, and how many values may still come. */
interface Walk {
  readonly most: number;
  left: number;
  readonly path: (string | number)[];
}

function copy(value: unknown, walk: Walk): Plain {
  walk.left -= 1;
  if (walk.left < 0) throw new NotPlain(`part of a document of at most ${walk.most} values`);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      throw new NotPlain('a finite number');
    case 'object':
      break;
    default:
      throw new NotPlain('a value that JSON can hold');
  }
  if (value === null) return value;
  if (walk.path.length >= DEEPEST) throw new NotPlain(`nested at most ${DEEPEST} deep`);
  if (Array.isArray(value)) {
    const items: Plain[] = [];
    for (let i = 0; i < value.length; i++) items.push(inside(i, (value as unknown[])[i], walk));
    return Object.freeze(items);
  }
  const result = Object.create(null) as Record<string, Plain>;
  for (const key of Object.keys(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (item !== undefined) result[key] = inside(key, item, walk);
  }
  return Object.freeze(result);
}

function inside(step: string | number, value: unknown, walk: Walk): Plain {
  walk.path.push(step);
  const result = copy(value, walk);
  walk.path.pop();
  return result;
}

/** RFC 6901. */
function pointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What was expected instead; carried out of the recursion. */
class NotPlain extends Error {}
