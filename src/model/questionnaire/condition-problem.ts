import type { Problem } from '../../core/problem.js';
import { didYouMean } from '../nearest.js';
import { parse } from '../parse.js';
import { comparisonSchema, condition, OPERATORS } from './condition.js';

/**
 * What is wrong within a condition. A union says only that none of its forms fits; this looks which form is meant, and goes to the part that
 * does not fit.
 *
 * @param where the place of the condition: a JSON Pointer
 */
export function conditionProblem(value: unknown, where: string): Problem | undefined {
  if (condition.safeParse(value).success || typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const key of ['all', 'any'] as const) {
    const parts = Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
    if (!Array.isArray(parts)) continue;
    for (const [i, part] of parts.entries()) {
      const inner = conditionProblem(part, `${where}/${key}/${i}`);
      if (inner) return inner;
    }
  }
  if (Object.hasOwn(value, 'not')) return conditionProblem((value as { readonly not: unknown }).not, `${where}/not`);
  const keys = Object.keys(value);
  if (!keys.some((key) => key === 'of' || key === 'op')) {
    const [meant] = keys.map((key) => didYouMean(key, ['all', 'any', 'not', 'of', 'op'])).filter(Boolean);
    return meant === undefined ? undefined : { code: 'unrecognized_keys', message: `Nothing here is called "${keys[0]}".${meant}`, where };
  }
  const parsed = parse(comparisonSchema, value);
  if (parsed.ok) return undefined;
  const [first] = parsed.error;
  const { op } = value as { readonly op?: unknown };
  if (typeof op !== 'string') return { code: 'invalid_value', message: `This is missing; it must be ${OPERATORS.join(', ')}.`, where: `${where}/op` };
  if (!(OPERATORS as readonly string[]).includes(op)) return { code: 'invalid_value', message: `This must be ${OPERATORS.join(', ')}.${didYouMean(op, OPERATORS)}`, where: `${where}/op` };
  const unknown = keys.find((key) => !['of', 'row', 'op', 'to'].includes(key));
  if (unknown !== undefined) return { code: 'unrecognized_keys', message: `Nothing here is called "${unknown}".${didYouMean(unknown, ['of', 'row', 'op', 'to'])}`, where };
  return { ...first!, where: `${where}${first!.where ?? ''}` };
}
