import type { Localised } from '../../model/index.js';
import { own } from '../own.js';
import { english, type Phrasebook } from './english.js';

/** The texts that are there without being asked for. */
export const englishPhrases: Phrasebook = { locale: 'en', words: english };

/** A text with its values put in; `count` chooses the plural form and is written as the language writes numbers. */
export function say({ locale, words }: Phrasebook, key: keyof typeof english, values: Readonly<Record<string, string | number>> = {}): string {
  const found = words[key];
  const count = values['count'];
  const template = typeof found === 'string' ? found : (found[new Intl.PluralRules(locale).select(typeof count === 'number' ? count : 0)] ?? found.other);
  return template.replace(/{(\w+)}/g, (_, name: string) => {
    const value = own(values, name) ?? '';
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}

/** The text in a language: `de-AT`, else `de`, else English, else the first there is; the id of what has no text. */
export function inLanguage(texts: Localised | undefined, locale: string, id: string): string {
  if (!texts) return id;
  return own(texts, locale) ?? own(texts, locale.split('-', 1)[0]!) ?? own(texts, 'en') ?? Object.values(texts)[0] ?? id;
}
