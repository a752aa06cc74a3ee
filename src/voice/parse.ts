import type * as z from 'zod/mini';
import { err } from '../core/result.js';
import { parse, type Parsed } from '../model/parse.js';
import { plainCopy } from '../model/plugin/plain.js';
import { withKnownName } from '../model/suggest.js';
import type { Moderation } from './moderation/moderate.js';
import { moderationSchema } from './moderation/schema.js';
import { voiceMessageSchema } from './schema.js';
import { themesSchema } from './themes/schema.js';
import type { Themes } from './themes/themes.js';
import type { VoiceMessage } from './verbatim.js';

/** Reads rules and decisions of moderation from somewhere that cannot be trusted. Never throws; every fault has its place and what is expected there. */
export const parseModeration = (input: unknown): Parsed<Moderation> => read(moderationSchema, input);

/** Reads themes, in the same way. */
export const parseThemes = (input: unknown): Parsed<Themes> => read(themesSchema, input);

/** Reads what a feed says, in the same way. */
export const parseVoiceMessage = (input: unknown): Parsed<VoiceMessage> => parse(voiceMessageSchema, input);

function read<T>(schema: z.ZodMiniType<T>, input: unknown): Parsed<T> {
  const plain = plainCopy(input);
  if (!plain.ok) return err([plain.error]);
  const parsed = parse(schema, plain.value);
  return parsed.ok ? parsed : err(parsed.error.map((problem) => withKnownName(problem, schema, plain.value)));
}
