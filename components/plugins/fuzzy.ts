import uFuzzy from '@leeoniya/ufuzzy';

/** How words are told apart, in any script. */
const SCRIPT = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraContr: "'\\p{L}{1,2}\\b",
} as const;
/** What was typed as it stands comes first; then letters may be left out, also across words. */
const MATCHERS = [new uFuzzy({ ...SCRIPT, intraChars: "[\\p{L}\\d']" }), new uFuzzy({ ...SCRIPT, intraChars: '.', intraIns: Infinity })];
/** Up to as many matches are put in order; nobody reads more. */
const MOST_SORTED = 5000;

/** Something that was found, and by what. */
export interface Found<T> {
  readonly item: T;
  /** Which of its texts matched, and which parts of that: from, to, from, to ... */
  readonly text: number;
  readonly ranges: readonly number[];
}

/**
 * Finds things by any of their texts, the best match first; each thing once. Without a query, all of them as they come.
 *
 * @param textsOf what a thing can be found by, what is shown first
 */
export function fuzzySearch<T>(query: string, items: readonly T[], textsOf: (item: T) => readonly string[]): Found<T>[] {
  if (query.trim() === '') return items.map((item) => ({ item, text: 0, ranges: [] }));
  const places = items.flatMap((item) => textsOf(item).map((text, i) => ({ item, text: i, plain: uFuzzy.latinize(text) })));
  const haystack = places.map(({ plain }) => plain);
  const needle = uFuzzy.latinize(query);
  const ranked = MATCHERS.flatMap((matcher) => {
    const [indices, info, order] = matcher.search(haystack, needle, 1, MOST_SORTED);
    if (!indices) return places.flatMap((place) => (place.plain.includes(needle) ? [{ place, ranges: [] as number[] }] : [])); // nothing but signs was typed
    if (!info || !order) return indices.map((at) => ({ place: places[at]!, ranges: [] as number[] }));
    return order.map((at) => ({ place: places[info.idx[at]!]!, ranges: info.ranges[at] ?? [] }));
  });
  const found = new Map<T, Found<T>>();
  for (const { place, ranges } of ranked) {
    if (found.has(place.item)) continue;
    const asShown = place.plain.length === textsOf(place.item)[place.text]!.length; // a letter may have become two
    found.set(place.item, { item: place.item, text: place.text, ranges: asShown ? ranges : [] });
  }
  return [...found.values()];
}
