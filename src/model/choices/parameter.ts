import * as z from 'zod/mini';
import type { Problem } from '../../core/problem.js';
import { line, text } from '../text.js';
import { keyName, localised } from './names.js';

const about = { label: localised(200), description: z.optional(localised(1000)) };
const options = z.array(z.strictObject({ id: keyName(), label: localised(200) })).check(z.minLength(1), z.maxLength(200));

/**
 * A question of the host's own: what there is to choose. An answer is a boolean, a whole number, a text, the id of an
 * option, or a list of ids.
 */
export const parameterSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('boolean'), ...about }),
  z
    .strictObject({ type: z.literal('integer'), min: z.int(), max: z.int(), ...about })
    .check(z.refine(({ min, max }) => min <= max, { path: ['max'], error: 'at least the minimum' })),
  z.strictObject({ type: z.literal('text'), maxLength: z.int().check(z.gte(1), z.lte(10_000)), ...about }),
  z.strictObject({ type: z.literal('choice'), options, ...about }),
  z.strictObject({ type: z.literal('choices'), options, most: z.optional(z.int().check(z.gte(1))), ...about }),
]);
export type Parameter = z.infer<typeof parameterSchema>;

/** What a customer may answer to any {@link Parameter}. */
export const parameterValueSchema = z.union([z.boolean(), z.int(), text(10_000), z.array(line(64)).check(z.maxLength(200))]);
export type ParameterValue = z.infer<typeof parameterValueSchema>;

/** What is wrong with an answer; nothing if all is well. Code: `bad-answer`. */
export function faultOfAnswer(parameter: Parameter, value: ParameterValue): Problem | undefined {
  const must = wanted(parameter, value);
  return must === null ? undefined : { code: 'bad-answer', message: `The answer must be ${must}.` };
}

function wanted(parameter: Parameter, value: ParameterValue): string | null {
  switch (parameter.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'yes or no';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= parameter.min && value <= parameter.max
        ? null
        : `a whole number from ${parameter.min} to ${parameter.max}`;
    case 'text':
      return typeof value === 'string' && value.length <= parameter.maxLength ? null : `a text of at most ${parameter.maxLength} characters`;
    case 'choice':
      return typeof value === 'string' && parameter.options.some(({ id }) => id === value) ? null : `one of ${idsOf(parameter.options)}`;
    case 'choices': {
      const most = parameter.most ?? parameter.options.length;
      const fits = Array.isArray(value) && new Set(value).size === value.length && value.length <= most;
      return fits && value.every((one) => parameter.options.some(({ id }) => id === one)) ? null : `at most ${most} of ${idsOf(parameter.options)}, each once`;
    }
  }
}

const idsOf = (options: readonly { readonly id: string }[]): string => options.map(({ id }) => id).join(', ');
