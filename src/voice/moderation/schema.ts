import * as z from 'zod/mini';
import { line, moment, slug } from '../../model/text.js';
import { HIDING_REASONS, MODERATION_FORMAT } from './reasons.js';

const rule = z.strictObject({
  id: slug(),
  /** Words and phrases; a star at the end stands for whatever comes. */
  words: z.array(line(120)).check(z.minLength(1), z.maxLength(500)),
  /** Waits for a person, or is not shown at all. */
  does: z.enum(['hold', 'hide']),
  reason: z.enum(HIDING_REASONS),
});

const decision = z.strictObject({
  state: z.enum(['shown', 'hidden']),
  reason: z.optional(z.enum(HIDING_REASONS)),
  at: moment(),
  by: z.optional(line(120)),
  /** The name of the very words that were looked at: of other words nothing was decided. */
  words: line(40),
});

/** By which rules verbatims are shown, and what people decided. */
export const moderationSchema = z.strictObject({
  format: z.literal(MODERATION_FORMAT),
  /** What waits for a person: everything, what a rule or personal data gives reason for, or only what a rule says. */
  hold: z.enum(['everything', 'suspicious', 'rules']),
  rules: z.array(rule).check(z.maxLength(200)),
  decisions: z.record(line(200), decision),
});
