/** The largest prime below 2^43: a product with the base still fits a double. */
const PRIME = 8_796_093_022_151;

/**
 * A short name for the exact words of a question: a polynomial hash of their characters, with white space folded. The
 * same words give the same name on every device; it is no secret and no signature.
 */
export function wordingHash(words: string): string {
  let hash = 0;
  for (const character of words.trim().replace(/\s+/g, ' ')) hash = (hash * 977 + character.codePointAt(0)!) % PRIME;
  return hash.toString(36).padStart(9, '0');
}
