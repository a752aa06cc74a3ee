import type * as z from 'zod/mini';
import { wordingHash } from '../../model/wording.js';
import { anyOf, foldText, type Matcher } from '../match.js';
import type { Verbatim } from '../verbatim.js';
import { MODERATION_FORMAT, type HidingReason } from './reasons.js';
import type { moderationSchema } from './schema.js';

export type Moderation = z.infer<typeof moderationSchema>;
/** What a person decided of some words. */
export type Decision = Moderation['decisions'][string];

/** How a verbatim stands. */
export type Standing =
  | { readonly state: 'shown'; readonly by: 'person' | 'rules' }
  /** It waits for a person. */
  | { readonly state: 'held'; readonly reason: HidingReason | 'not-looked-at' }
  | { readonly state: 'hidden'; readonly by: 'person' | 'rules'; readonly reason: HidingReason };

/** Rules of a company that has not said any: what had personal data in it waits for a person. */
export const DEFAULT_MODERATION: Moderation = { format: MODERATION_FORMAT, hold: 'suspicious', rules: [], decisions: {} };

/** How verbatims stand by some rules and decisions. A decision holds for the words that were looked at: other words of the same answer are looked at anew. */
export function moderator({ hold, rules, decisions }: Moderation): (verbatim: Verbatim) => Standing {
  const compiled = rules.map((rule) => ({ ...rule, byLanguage: new Map<string, Matcher>() }));
  const matches = (rule: (typeof compiled)[number], { text, language = 'en' }: Verbatim): boolean => {
    let matcher = rule.byLanguage.get(language);
    if (!matcher) rule.byLanguage.set(language, (matcher = anyOf(rule.words, language)));
    return matcher(foldText(text, language));
  };
  return (verbatim) => {
    const decision = Object.hasOwn(decisions, verbatim.id) ? decisions[verbatim.id]! : undefined;
    if (decision && decision.words === wordingHash(verbatim.text)) {
      return decision.state === 'shown' ? { state: 'shown', by: 'person' } : { state: 'hidden', by: 'person', reason: decision.reason ?? 'other' };
    }
    const met = compiled.filter((rule) => matches(rule, verbatim));
    const hiding = met.find(({ does }) => does === 'hide');
    if (hiding) return { state: 'hidden', by: 'rules', reason: hiding.reason };
    if (met[0]) return { state: 'held', reason: met[0].reason };
    if (hold !== 'rules' && verbatim.masked.length > 0) return { state: 'held', reason: 'personal-data' };
    return hold === 'everything' ? { state: 'held', reason: 'not-looked-at' } : { state: 'shown', by: 'rules' };
  };
}

/** What a person decides, of the words as they are. */
export function decide(moderation: Moderation, { id, text }: Pick<Verbatim, 'id' | 'text'>, choice: { readonly state: 'shown' } | { readonly state: 'hidden'; readonly reason: HidingReason }, stamp: { readonly at: string; readonly by?: string | undefined }): Moderation {
  const decision: Decision = { state: choice.state, ...(choice.state === 'hidden' && { reason: choice.reason }), at: stamp.at, ...(stamp.by !== undefined && { by: stamp.by }), words: wordingHash(text) };
  return { ...moderation, decisions: { ...moderation.decisions, [id]: decision } };
}

/** Takes a decision back: by the rules it stands as if nobody had looked. */
export function undecide(moderation: Moderation, id: string): Moderation {
  const { [id]: _gone, ...decisions } = moderation.decisions;
  return { ...moderation, decisions };
}
