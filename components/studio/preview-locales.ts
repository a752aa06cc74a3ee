/** What a survey itself says ("Next", "required") in languages that the page may not have loaded: brought when the preview shows them. */
const LOADERS: Readonly<Record<string, () => Promise<unknown>>> = {
  ar: () => import('../locales/surveys-ar.js'),
  de: () => import('../locales/surveys-de.js'),
  es: () => import('../locales/surveys-es.js'),
  fr: () => import('../locales/surveys-fr.js'),
  he: () => import('../locales/surveys-he.js'),
  it: () => import('../locales/surveys-it.js'),
  ja: () => import('../locales/surveys-ja.js'),
  ko: () => import('../locales/surveys-ko.js'),
  nl: () => import('../locales/surveys-nl.js'),
  pl: () => import('../locales/surveys-pl.js'),
  pt: () => import('../locales/surveys-pt.js'),
  tr: () => import('../locales/surveys-tr.js'),
  uk: () => import('../locales/surveys-uk.js'),
  zh: () => import('../locales/surveys-zh.js'),
};
const asked = new Set<string>();

/** Brings the texts of a language, once; without a connection the preview stays in English. */
export function bringLocale(language: string): void {
  const base = language.split('-')[0]!.toLowerCase();
  if (!Object.hasOwn(LOADERS, base) || asked.has(base)) return;
  asked.add(base);
  LOADERS[base]!().catch(() => asked.delete(base));
}
