import type * as z from 'zod/mini';
import type { Problem } from '../core/problem.js';
import { knownKeys } from './known-keys.js';
import { didYouMean } from './nearest.js';

/** The steps of a JSON Pointer. */
export const stepsOf = (pointer: string): readonly string[] => pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands in a document at a place. */
export const valueAt = (document: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[step], document);

/** Adds to a problem with a name that nobody knows the name that may have been meant. */
export function withKnownName(problem: Problem, schema: z.core.$ZodType, document: unknown): Problem {
  if (problem.code !== 'unrecognized_keys') return problem;
  const path = stepsOf(problem.where ?? '');
  const there = valueAt(document, path);
  if (typeof there !== 'object' || there === null) return problem;
  const known = knownKeys(schema, document, path);
  const meant = Object.keys(there).filter((key) => !known.includes(key)).map((key) => didYouMean(key, known.filter((name) => !Object.hasOwn(there, name))));
  return { ...problem, message: `${problem.message}${meant.find((one) => one !== '') ?? ''}` };
}
