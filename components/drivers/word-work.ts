import type { Verbatims } from '../../src/metrics/documents/drivers.js';
import { contrastSteps, type ContrastedWord } from '../../src/metrics/statistics/text/contrast-texts.js';
import { stopWords } from '../../src/metrics/statistics/text/stop-words.js';
import { createTokenizer, type Tokenizer } from '../../src/metrics/statistics/text/tokenizer.js';
import { inSteps, type StopSignal } from '../../src/metrics/steps.js';
import { NPS_GROUPS } from './sections/words.js';
import { maskText } from '../../src/survey/masking/mask.js';

/** A text with what is personal in it hidden. */
export interface MaskedText {
  readonly text: string;
  readonly language: string;
  readonly score: number;
}

/** What two groups of texts say unlike often, with the texts. */
export type WordState =
  | { readonly kind: 'none' }
  | { readonly kind: 'working' }
  | { readonly kind: 'too-few-texts'; readonly needed: number }
  | {
      readonly kind: 'contrast';
      readonly ofLow: readonly ContrastedWord[];
      readonly ofHigh: readonly ContrastedWord[];
      /** Texts with a word in them, of each group. */
      readonly n: { readonly a: number; readonly b: number };
      readonly low: readonly MaskedText[];
      readonly high: readonly MaskedText[];
      /** Cuts a text into words, as they were counted. */
      readonly tokenize: Tokenizer;
    };

/** Texts masked between two pauses. */
const TEXTS = 32;

/** Groups of fewer texts are not compared. */
export const LEAST_GROUP = 20;

/** Masks all texts, then tells the two groups apart; texts are never counted or shown as they came. */
export function contrastOf(verbatims: Verbatims, leastTexts: number, signal: StopSignal): Promise<WordState> {
  return inSteps(steps(verbatims, leastTexts), { signal });
}

function* steps({ language, groups = NPS_GROUPS, texts }: Verbatims, leastTexts: number): Generator<number, WordState, void> {
  const low: MaskedText[] = [];
  const high: MaskedText[] = [];
  for (const [i, one] of texts.entries()) {
    const side = one.score <= groups.lowTo ? low : one.score >= groups.highFrom ? high : null;
    side?.push({ text: maskText(one.text).text, language: one.language ?? language, score: one.score });
    if (i % TEXTS === TEXTS - 1) yield i / texts.length / 2;
  }
  const tokenize = createTokenizer(language, { stopWords: stopWords(language) });
  const found = yield* contrastSteps(low.map(({ text }) => text), high.map(({ text }) => text), tokenize, { leastTexts, leastGroup: Math.max(LEAST_GROUP, leastTexts) });
  return found.kind === 'contrast' ? { kind: 'contrast', ofLow: found.ofA, ofHigh: found.ofB, n: found.n, low, high, tokenize } : { kind: 'too-few-texts', needed: found.needed };
}
