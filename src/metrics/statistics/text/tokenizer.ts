import { CxError } from '../../../core/problem.js';

/** Cuts a text into its words, in order, in the form in which they are counted. */
export type Tokenizer = (text: string) => string[];

export interface TokenizerOptions {
  /** Words that are left out, in any case: `the`, `und`. They go through the same forms as the texts. */
  readonly stopWords?: Iterable<string>;
  /** Words of fewer letters are left out. Default 2. */
  readonly minLength?: number;
}

/**
 * A tokenizer for one language, by the word bounds of Unicode (UAX #29, `Intl.Segmenter`), which also cut Thai, Chinese
 * and Japanese. Words come in lower case by the rules of the language and in one Unicode form (NFKC); curved
 * apostrophes become straight; Arabic loses vowel marks and tatweel, and its forms of alef become one. What has no
 * letter in it (numbers, signs, emoji) is left out.
 *
 * Use it to count words of verbatims. It does not take words to their stem (`delays` is not `delay`), does not cut German
 * compounds, and makes two words of `Check-in`. In which language a text is, the caller must know.
 *
 * @partOf distinguishingWords
 * @param locale a BCP 47 tag: `en`, `de`, `ar`
 * @throws CxError `unknown-locale` for what is no tag; `no-segmenter` where the browser has no `Intl.Segmenter`
 */
export function createTokenizer(locale: string, { stopWords = [], minLength = 2 }: TokenizerOptions = {}): Tokenizer {
  const segmenter = segmenterFor(locale);
  const wordsOf = (text: string): string[] =>
    Array.from(segmenter.segment(text), ({ segment, isWordLike }) => (isWordLike ? foldWords(segment, locale) : '')).filter((word) => /\p{L}/u.test(word));
  const left = new Set([...stopWords].flatMap(wordsOf));
  return (text) => wordsOf(text).filter((word) => !left.has(word) && lengthOf(word) >= minLength);
}

function segmenterFor(locale: string): Intl.Segmenter {
  if (typeof Intl.Segmenter !== 'function') {
    throw new CxError({ code: 'no-segmenter', message: 'This browser cannot cut texts into words (Intl.Segmenter). Use a newer one.' });
  }
  try {
    return new Intl.Segmenter(locale, { granularity: 'word' });
  } catch (cause) {
    throw new CxError({ code: 'unknown-locale', message: `"${locale}" is not a language tag such as "en" or "de-AT".`, where: '/locale' }, { cause });
  }
}

/** Vowel marks and tatweel of Arabic. */
const ARABIC_MARKS = /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED]/gu;
const ALEFS = /[\u0622\u0623\u0625\u0671]/gu;

/**
 * Words in the form in which they are compared: lower case by the rules of the language, one Unicode form, straight apostrophes, Arabic without marks.
 *
 * @partOf distinguishingWords
 */
export function foldWords(word: string, locale: string): string {
  return word
    .normalize('NFKC')
    .toLocaleLowerCase(locale)
    .replaceAll('\u2019', "'")
    .replace(ARABIC_MARKS, '')
    .replace(ALEFS, '\u0627');
}

/** In letters as Unicode counts them, not in UTF-16 units. */
const lengthOf = (word: string): number => Array.from(word).length;
