import { arabicPhrases, englishPhrases, germanPhrases, inLanguage, type Phrasebook } from '../../../preferences/index.js';
import type { Localised } from '../../../model/index.js';
import { arabic } from './arabic.js';
import { english, type PageKey, type PageWords } from './english.js';
import { german } from './german.js';

const LANGUAGES: Readonly<Record<string, { readonly words: PageWords; readonly phrases: Phrasebook }>> = {
  en: { words: english, phrases: englishPhrases },
  de: { words: german, phrases: germanPhrases },
  ar: { words: arabic, phrases: arabicPhrases },
};

/** The texts of a page in one language. */
export interface Texts {
  readonly language: string;
  readonly phrases: Phrasebook;
  text(key: PageKey, values?: Readonly<Record<string, string | number>>): string;
  /** A text of the catalogue. */
  label(texts: Localised | undefined, id: string): string;
  date(moment: string, zone: string | undefined): string;
}

/** The texts in the first language of those wanted that we have: of the address, of the person, of the browser; else in English. */
export function textsFor(...wanted: readonly (string | undefined)[]): Texts {
  const tags = wanted.flatMap((list) => (list ?? '').split(',').map((tag) => tag.split(';')[0]!.trim().slice(0, 2).toLowerCase()));
  const language = tags.find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? 'en';
  const { words, phrases } = LANGUAGES[language]!;
  return {
    language,
    phrases,
    text(key, values = {}) {
      const found = words[key];
      const template = typeof found === 'string' ? found : (found[new Intl.PluralRules(language).select(Number(values['count'] ?? 0))] ?? found.other);
      return template.replace(/{(\w+)}/g, (_, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : ''));
    },
    label: (texts, id) => inLanguage(texts, language, id),
    date: (moment, zone) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: zone ?? 'UTC' }).format(Date.parse(moment)),
  };
}
