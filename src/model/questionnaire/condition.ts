import * as z from 'zod/mini';
import { line, slug } from '../text.js';

/** What a condition can look at: `answers.nps`, `variables.plan`, `scores.risk`. What follows the first dot is an id. */
const place = () => z.string().check(z.regex(/^(answers|variables|scores)\.[a-z][a-z0-9._-]{0,63}$/, 'a place such as "answers.nps", "variables.plan" or "scores.risk"'));
const scalar = () => z.union([z.string().check(z.maxLength(200)), z.number(), z.boolean()], 'a text, a number, true or false');

const looksAt = {
  of: place(),
  /** The row, where the answer is to a matrix. */
  row: z.optional(slug()),
};

/** How a place can be compared. */
export const OPERATORS = ['is', 'isNot', 'anyOf', 'noneOf', 'atLeast', 'atMost', 'above', 'below', 'answered', 'unanswered'] as const;

export const comparisonSchema = z.discriminatedUnion('op', [
  z.strictObject({ ...looksAt, op: z.enum(['atLeast', 'atMost', 'above', 'below']), to: z.number() }),
  z.strictObject({ ...looksAt, op: z.enum(['is', 'isNot']), to: scalar() }),
  /** `anyOf`: the answer, or one of the answers, is among these. */
  z.strictObject({ ...looksAt, op: z.enum(['anyOf', 'noneOf']), to: z.array(scalar()).check(z.minLength(1), z.maxLength(200)) }),
  z.strictObject({ ...looksAt, op: z.enum(['answered', 'unanswered']) }),
]);
export type Comparison = z.infer<typeof comparisonSchema>;

/**
 * When something is so: a comparison that a person can pick from lists, several of them joined, or an expression in the language of
 * docs/expressions.md over `answers`, `variables` and `scores`.
 */
export type Condition =
  | string
  | Comparison
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** What is said where no form of a condition fits; `condition-problem.ts` says more. */
export const CONDITION_EXPECTED = 'an expression, a comparison such as { "of": "answers.nps", "op": "atMost", "to": 6 }, or such joined by "all", "any" or "not"';

const several = () => z.array(z.lazy(() => condition)).check(z.minLength(1), z.maxLength(50));

export const condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    line(2000),
    comparisonSchema,
    z.strictObject({ all: several() }),
    z.strictObject({ any: several() }),
    z.strictObject({ not: condition }),
  ], CONDITION_EXPECTED),
) as z.ZodMiniType<Condition>;
