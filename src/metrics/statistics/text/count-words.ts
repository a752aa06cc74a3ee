import type { WordCounts } from './log-odds.js';
import type { Tokenizer } from './tokenizer.js';

/**
 * How many texts have each word, or, with `everyTime`, how often it was said. Empty for no texts.
 *
 * Use it before {@link distinguishingWords}; by texts, since one who says "never" ten times is one customer.
 *
 * @partOf distinguishingWords
 */
export function countWords(texts: Iterable<string>, tokenize: Tokenizer, { everyTime = false }: { readonly everyTime?: boolean } = {}): WordCounts {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const words = tokenize(text);
    for (const word of everyTime ? words : new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
