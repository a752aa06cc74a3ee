import type { PageRules } from '../../model/index.js';

/** Longer addresses are cut: a pattern is about their beginning. */
const LONGEST = 2048;

/**
 * Does a text match a pattern as a whole? `*` stands for any characters but `/`, `**` for any. All ways are followed at once, so no pattern takes long.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const steps = pattern.match(/\*\*|\*|[^*]/gs) ?? [];
  /** In which steps of the pattern one may stand; past the last one, it matches. */
  let places = new Set([0]);
  const pass = (): void => {
    for (const place of places) if (steps[place]?.startsWith('*')) places.add(place + 1); // a star may stand for nothing
  };
  pass();
  for (let i = 0; i < text.length && places.size > 0; i++) {
    const next = new Set<number>();
    for (const place of places) {
      const step = steps[place];
      if (step === '**' || (step === '*' && text[i] !== '/')) next.add(place);
      else if (step === text[i]) next.add(place + 1);
    }
    places = next;
    pass();
  }
  return places.has(steps.length);
}

/** A pattern with `//` is about the whole address, one that begins with `#` about its end, any other about the path. A `/` at the end does not matter. */
function matches(pattern: string, url: URL): boolean {
  const path = pattern.startsWith('#') ? url.hash : pattern.includes('//') ? url.origin + url.pathname : url.pathname;
  const bare = (text: string): string => (text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text);
  return matchesGlob(bare(pattern), bare(path.slice(0, LONGEST)));
}

/** What page rules say of an address. */
export function judgePage({ include, exclude }: PageRules, page: string): { readonly passed: boolean; readonly code: string; readonly pattern: string } {
  const url = new URL(page, 'https://no-page.invalid');
  const out = exclude?.find((pattern) => matches(pattern, url));
  if (out !== undefined) return { passed: false, code: 'page-excluded', pattern: out };
  const found = include?.find((pattern) => matches(pattern, url));
  if (include && found === undefined) return { passed: false, code: 'page-not-included', pattern: include.join(', ') };
  return { passed: true, code: 'page-fits', pattern: found ?? '' };
}
