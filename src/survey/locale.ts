const known = new Map<string, string>();

/** A language tag as `Intl` takes it: our tags may be of a form that it refuses (`abcd`, `en-x`); for those it is English. */
export function localeFor(language: string): string {
  let locale = known.get(language);
  if (locale === undefined) known.set(language, (locale = isLocale(language) ? language : 'en'));
  return locale;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
