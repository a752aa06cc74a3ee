const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', hellip: '…', ndash: '–', mdash: '—' };

/** The words of a text that may have markup in it. What was markup is gone; nothing of it is kept as such. */
export function plainWords(text: string): { readonly text: string; readonly hadMarkup: boolean } {
  const bare = text
    .replace(/<(script|style|iframe|object|template)\b[^]*?(<\/\1\s*>|$)/gi, '')
    .replace(/<!--[^]*?(-->|$)/g, '')
    .replace(/<(br|\/p|\/div|\/h[1-6]|\/li|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
  const said = bare.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    const lower = name.toLowerCase();
    const point = lower.startsWith('#x') ? parseInt(lower.slice(2), 16) : lower.startsWith('#') ? Number(lower.slice(1)) : undefined;
    if (point === undefined) return ENTITIES[lower] ?? whole;
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '';
  });
  return { text: said.replace(/\0|\p{Surrogate}/gu, '').replace(/[ \t]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n').trim(), hadMarkup: bare !== text };
}
