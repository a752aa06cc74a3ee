import type * as z from 'zod/mini';
import { npsGroup } from '../metrics/scales/nps-groups.js';
import type { ScoreGroup } from './groups.js';
import type { verbatimSchema, voiceMessageSchema } from './schema.js';

/** What a customer wrote. */
export type Verbatim = z.infer<typeof verbatimSchema>;
/** What a feed of verbatims says. */
export type VoiceMessage = z.infer<typeof voiceMessageSchema>;
export type VerbatimScore = NonNullable<Verbatim['score']>;

const NPS: Readonly<Record<ReturnType<typeof npsGroup>, ScoreGroup>> = { detractor: 'low', passive: 'middle', promoter: 'high' };

/**
 * How good a score is: an NPS by Reichheld's groups; any other by its place on the scale, so that of five stars one and two are low and four and
 * five high, and of seven steps one to three and five to seven.
 *
 * @param lowIsGood the scale runs the other way, as effort does where 5 is much of it
 */
export function scoreGroup(metric: string, value: number, { min, max }: { readonly min: number; readonly max: number }, lowIsGood = false): ScoreGroup {
  if (metric === 'nps' && min === 0 && max === 10) return NPS[npsGroup(value)];
  const place = (value - min) / (max - min);
  const good = lowIsGood ? 1 - place : place;
  return good < 0.4 ? 'low' : good > 0.6 ? 'high' : 'middle';
}

/** The newest first; of two of one moment always the same. */
export const newestFirst = (a: Verbatim, b: Verbatim): number => Date.parse(b.time) - Date.parse(a.time) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
