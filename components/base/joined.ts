const ARABIC = { ',': '\u060c', ';': '\u061b' } as const;

/**
 * Names and facts beside one another, with the comma of the language. `Intl.ListFormat` is for sentences: it puts a word before
 * the last, which is wrong between a figure, its n and its interval, and its first list costs a frame.
 */
export const joined = (locale: string, parts: readonly string[], mark: ',' | ';' = ','): string => parts.filter(Boolean).join(`${/^(ar|fa|ur)\b/.test(locale) ? ARABIC[mark] : mark} `);
