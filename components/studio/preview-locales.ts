/** What a survey itself says ("Next", "required") in languages that the page may not have loaded: brought when the preview shows them. */
const LOADERS: Readonly<Record<string, () => Promise<unknown>>> = {
  ar: () => import('../locales/surveys-ar.js'),
  de: () => import('../locales/surveys-de.js'),
};
const asked = new Set<string>();

/** Brings the texts of a language, once; without a connection the preview stays in English. */
export function bringLocale(language: string): void {
  const base = language.split('-')[0]!.toLowerCase();
  if (!Object.hasOwn(LOADERS, base) || asked.has(base)) return;
  asked.add(base);
  LOADERS[base]!().catch(() => asked.delete(base));
}
