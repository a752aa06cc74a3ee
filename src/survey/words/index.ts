import { arabic } from './arabic.js';
import { english, type SurveyWordKey, type SurveyWords } from './english.js';
import { german } from './german.js';

export type { SurveyWordKey, SurveyWords };

const LANGUAGES: Readonly<Record<string, SurveyWords>> = { en: english, de: german, ar: arabic };
const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/i;

/** The words of a survey in one language. */
export interface SurveyTexts {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  text(key: SurveyWordKey, values?: Readonly<Record<string, string | number>>): string;
  /** A number as the language writes it. */
  number(value: number): string;
}

/** The words in the first language of those wanted that we have, else in English. Each may be a tag or the header `Accept-Language`. */
export function surveyTexts(...wanted: readonly (string | undefined)[]): SurveyTexts {
  const tags = wanted.flatMap((list) => (list ?? '').split(',').map((tag) => tag.split(';')[0]!.trim().toLowerCase()));
  const language = tags.find((tag) => Object.hasOwn(LANGUAGES, tag.split('-')[0]!))?.split('-')[0] ?? 'en';
  const numbers = new Intl.NumberFormat(language);
  return {
    language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
    number: (value) => numbers.format(value),
    text: (key, values = {}) =>
      LANGUAGES[language]![key].replace(/{(\w+)}/g, (_, name: string) => {
        const value = Object.hasOwn(values, name) ? values[name]! : '';
        return typeof value === 'number' ? numbers.format(value) : value;
      }),
  };
}

/** Is this language written from right to left? */
export const isRightToLeft = (language: string): boolean => RIGHT_TO_LEFT.test(language);
