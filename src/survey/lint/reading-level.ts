import { localeFor } from '../locale.js';
import { countWords } from '../ways/index.js';

/** How hard a text is to read. */
export interface ReadingLevel {
  readonly words: number;
  readonly sentences: number;
  /** Words of the longest sentence. */
  readonly longest: number;
  /**
   * LIX = words / sentences + 100 x words of more than six letters / words: C. H. Björnsson, Läsbarhet (1968). It needs no list of
   * syllables, so it is the same for all languages with an alphabet; not there for other scripts, nor for fewer than 20 words, where it jumps.
   */
  readonly lix?: number;
  /** By J. Anderson, Lix and Rix (1983): up to 25, 35, 45, 55, above. */
  readonly level?: 'very-easy' | 'easy' | 'medium' | 'hard' | 'very-hard';
}

const FEWEST_WORDS = 20;
const LEVELS = [[25, 'very-easy'], [35, 'easy'], [45, 'medium'], [55, 'hard']] as const;

/** How hard a text is to read; words and sentences are those of its language. */
export function readingLevel(text: string, language: string): ReadingLevel {
  const sentences = [...new Intl.Segmenter(localeFor(language), { granularity: 'sentence' }).segment(text.slice(0, 20_000))].map(({ segment }) => countWords(segment, language)).filter((count) => count > 0);
  const words = sentences.reduce((a, b) => a + b, 0);
  const base = { words, sentences: sentences.length, longest: Math.max(0, ...sentences) };
  if (words < FEWEST_WORDS || !/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\P{L}]*$/u.test(text)) return base;
  const long = text.match(/\p{L}{7,}/gu)?.length ?? 0;
  const lix = words / sentences.length + (100 * long) / words;
  return { ...base, lix, level: LEVELS.find(([most]) => lix <= most)?.[1] ?? 'very-hard' };
}
