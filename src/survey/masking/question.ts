import { storable } from '../../core/storable.js';
import type { Question } from '../../model/index.js';
import { maskText, type PersonalKind } from './mask.js';

/** What is left as it is in the answer to a question, because it was asked for; undefined if nothing is looked for. */
export function maskedKinds(question: Question): { readonly without: readonly PersonalKind[] } | undefined {
  if (question.type !== 'text') return { without: [] };
  if (question.mask === false) return undefined;
  return { without: question.format === 'email' ? ['email'] : question.format === 'phone' ? ['phone', 'national-id'] : [] };
}

/** An answer in words as it is sent. */
export function maskedFor(question: Question, text: string): string {
  const masked = maskedKinds(question);
  return masked ? maskText(text, masked.without).text : text;
}

/** A comment as it is sent, where there is no document that says more of it. */
export function maskedComment(text: string): string {
  return storable(maskText(text.trim()).text);
}
