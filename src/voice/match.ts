import { foldWords } from '../metrics/statistics/text/tokenizer.js';

/** Does a text say it? */
export type Matcher = (text: FoldedText) => boolean;

/** A text as it is compared. */
export interface FoldedText {
  readonly whole: string;
  /** The words, with a blank before and after each. */
  readonly words: string;
}

/** Scripts that are written without blanks between words: there, any place in the text will do. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const BETWEEN = /[^\p{L}\p{N}\p{M}']+/gu;

/** A text in the form in which it is compared: without case, accents of one form, and signs. */
export function foldText(text: string, language = 'en'): FoldedText {
  const whole = foldWords(text, language);
  return { whole, words: ` ${whole.replace(BETWEEN, ' ').trim()} ` };
}

/**
 * Looks for a word or some words in a row, in any case; a star at the end stands for whatever comes: `deliver*` finds "delivered". Nothing else has a meaning, so
 * no rule can hold up a page.
 */
export function matcherOf(pattern: string, language = 'en'): Matcher {
  const open = /\*\s*$/u.test(pattern);
  const folded = foldText(pattern.replaceAll('*', ' '), language);
  const words = folded.words.trim();
  if (words === '') return () => false;
  if (UNSPACED.test(words)) return ({ whole }) => whole.includes(words);
  const needle = open ? ` ${words}` : ` ${words} `;
  return (text) => text.words.includes(needle);
}

/** Any of several. */
export function anyOf(patterns: readonly string[], language?: string): Matcher {
  const matchers = patterns.map((pattern) => matcherOf(pattern, language));
  return (text) => matchers.some((matches) => matches(text));
}
