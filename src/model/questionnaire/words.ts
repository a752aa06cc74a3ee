/** Words of an author: in the language of the document, or by language. Never markup. */
export type Words = string | Readonly<Record<string, string>>;

/**
 * The words in a language: in that very one, in its language without region, in that of the document, or in the first there is.
 *
 * @param language wanted
 * @param fallback the language of the document
 */
export function wordsIn(said: Words, language: string, fallback: string): string {
  if (typeof said === 'string') return said;
  for (const tag of [language, language.split('-')[0]!, fallback, fallback.split('-')[0]!]) {
    if (Object.hasOwn(said, tag)) return said[tag]!;
  }
  return Object.values(said)[0] ?? '';
}

/** The languages in which these words are written; none if they are in that of the document. */
export function languagesOf(said: Words): readonly string[] {
  return typeof said === 'string' ? [] : Object.keys(said);
}
