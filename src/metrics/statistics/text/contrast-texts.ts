import { finite, notNegative } from '../../checks.js';
import { atOnce } from '../../steps.js';
import { distinguishingWords, type DistinguishingOptions, type DistinguishingWord, type WordCounts } from './log-odds.js';
import type { Tokenizer } from './tokenizer.js';

/** A word that tells two groups of texts apart, with the texts that have it. */
export interface ContrastedWord extends DistinguishingWord {
  /** Which texts of the first and of the second group have it, by their places from 0, in order. */
  readonly inA: readonly number[];
  readonly inB: readonly number[];
}

export interface ContrastOptions extends Omit<DistinguishingOptions, 'background'> {
  /** Words that fewer texts have, of the group that says it more, are left out. Default 5. */
  readonly leastTexts?: number;
  /** Groups of fewer texts are not compared. Default 20. */
  readonly leastGroup?: number;
  /** Words nearer to the middle tell nobody apart, in standard errors. Default 1.5. */
  readonly leastZ?: number;
}

/** The words that tell two groups of texts apart, or why they cannot be told. */
export type TextContrast =
  | {
      readonly kind: 'contrast';
      /** Said more by the first group, the furthest apart first. */
      readonly ofA: readonly ContrastedWord[];
      /** Said more by the second group, the furthest apart first. */
      readonly ofB: readonly ContrastedWord[];
      /** Texts with a word in them. */
      readonly n: { readonly a: number; readonly b: number };
    }
  | { readonly kind: 'too-few-texts'; readonly n: { readonly a: number; readonly b: number }; readonly needed: number };

/**
 * The words that tell two groups of texts apart, with the texts they stand in: {@link distinguishingWords}, each text
 * counted once for a word. z goes by all words that were said, so where one group writes longer texts a word can be more
 * frequent among the words of the other and stand in no more of its texts: such words are left out. So are words of few
 * texts, and groups of few texts are not compared: a word that two people used is an anecdote, and may name them.
 *
 * Use it for "what do detractors talk about that promoters do not?", to be read with the texts themselves. Not as a
 * test, nor on texts that were not masked before.
 *
 * @formula z of distinguishingWords, texts as counts
 * @source Monroe, Colaresi & Quinn 2008, Political Analysis 16:372
 * @throws CxError `not-a-number`, `out-of-range`
 */
export function contrastTexts(a: readonly string[], b: readonly string[], tokenize: Tokenizer, options: ContrastOptions = {}): TextContrast {
  return atOnce(contrastSteps(a, b, tokenize, options));
}

/** How many texts are cut into words between two pauses. */
const TEXTS = 64;

/**
 * The same as {@link contrastTexts}, as a generator that pauses every few texts and tells the part done, 0..1: for `inSteps`,
 * so that thousands of texts do not hold up a page.
 *
 * @partOf distinguishingWords
 * @throws CxError as `contrastTexts`, at the first step or the last
 */
export function* contrastSteps(
  a: readonly string[], b: readonly string[], tokenize: Tokenizer, { leastTexts = 5, leastGroup = 20, leastZ = 1.5, ...options }: ContrastOptions = {},
): Generator<number, TextContrast, void> {
  notNegative(leastTexts, '/leastTexts');
  notNegative(leastGroup, '/leastGroup');
  finite(leastZ, '/leastZ');
  const all = Math.max(1, a.length + b.length);
  const inA = yield* placesOf(a, tokenize, (done) => done / all);
  const inB = yield* placesOf(b, tokenize, (done) => (a.length + done) / all);
  const n = { a: inA.spoken, b: inB.spoken };
  if (n.a < leastGroup || n.b < leastGroup) return { kind: 'too-few-texts', n, needed: leastGroup };
  const words = distinguishingWords(inA.counts, inB.counts, options).map((word): ContrastedWord => ({ ...word, inA: inA.places.get(word.word) ?? [], inB: inB.places.get(word.word) ?? [] }));
  return {
    kind: 'contrast',
    ofA: words.filter((word) => word.z >= leastZ && word.a >= leastTexts && word.a * n.b > word.b * n.a),
    ofB: words.filter((word) => word.z <= -leastZ && word.b >= leastTexts && word.b * n.a > word.a * n.b).reverse(),
    n,
  };
}

interface Places {
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly counts: WordCounts;
  /** Texts with any word in them. */
  readonly spoken: number;
}

function* placesOf(texts: readonly string[], tokenize: Tokenizer, part: (done: number) => number): Generator<number, Places, void> {
  const places = new Map<string, number[]>();
  let spoken = 0;
  for (const [place, text] of texts.entries()) {
    const words = new Set(tokenize(text));
    if (words.size > 0) spoken += 1;
    for (const word of words) {
      const found = places.get(word);
      if (found) found.push(place);
      else places.set(word, [place]);
    }
    if (place % TEXTS === TEXTS - 1) yield part(place + 1);
  }
  return { places, counts: new Map([...places].map(([word, found]) => [word, found.length])), spoken };
}
