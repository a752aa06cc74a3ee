import * as z from 'zod/mini';
import { LONGEST_PATTERN, safePattern } from '../../../core/safe-pattern.js';
import { text } from '../../text.js';
import { contributedId, title } from '../names.js';
import { settingFault } from './setting-value.js';

const common = {
  key: contributedId(),
  title: z.optional(title()),
  description: z.optional(title(600)),
  /** Settings are shown in this order, then by key. */
  order: z.optional(z.int()),
  /** Why it should not be used any more, and what to use. */
  deprecated: z.optional(title(400)),
};

const setting = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('boolean'), default: z.boolean() }),
  z.strictObject({
    ...common,
    type: z.literal('string'),
    default: text(4000),
    enum: z.optional(z.array(text(200)).check(z.minLength(1), z.maxLength(100))),
    enumDescriptions: z.optional(z.array(title(400)).check(z.maxLength(100))),
    maxLength: z.optional(z.int().check(z.minimum(0))),
    pattern: z.optional(z.string().check(z.maxLength(LONGEST_PATTERN), z.refine((source) => safePattern(source).ok, { error: 'a regular expression that cannot take long: no repeats within repeats, no references back, few alternatives' }))),
  }),
  z.strictObject({ ...common, type: z.enum(['number', 'integer']), default: z.number(), minimum: z.optional(z.number()), maximum: z.optional(z.number()) }),
  z.strictObject({ ...common, type: z.literal('strings'), default: z.array(text(400)).check(z.maxLength(200)), enum: z.optional(z.array(text(200)).check(z.minLength(1), z.maxLength(100))) }),
]);

/** A setting with its type, its default and what it may be. */
export const configuration = setting.check(
  z.refine((one) => settingFault(one, one.default) === undefined, { error: 'a setting whose default is one of its own values', path: ['default'] }),
);

/** A setting that a plugin declares. */
export type Setting = z.infer<typeof setting>;
