import { arabic } from './arabic.js';
import { chinese } from './chinese.js';
import { dutch } from './dutch.js';
import { english, type SurveyWordKey, type SurveyWords } from './english.js';
import { french } from './french.js';
import { german } from './german.js';
import { hebrew } from './hebrew.js';
import { italian } from './italian.js';
import { japanese } from './japanese.js';
import { korean } from './korean.js';
import { polish } from './polish.js';
import { portuguese } from './portuguese.js';
import { spanish } from './spanish.js';
import { turkish } from './turkish.js';
import { ukrainian } from './ukrainian.js';
import { isRightToLeft } from '../../core/direction.js';

export type { SurveyWordKey, SurveyWords };

/** By their language: those that the elements have, too. */
export const SURVEY_LANGUAGES: Readonly<Record<string, SurveyWords>> = { en: english, ar: arabic, de: german, es: spanish, fr: french, he: hebrew, it: italian, ja: japanese, ko: korean, nl: dutch, pl: polish, pt: portuguese, tr: turkish, uk: ukrainian, zh: chinese };

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
  const language = tags.find((tag) => Object.hasOwn(SURVEY_LANGUAGES, tag.split('-')[0]!))?.split('-')[0] ?? 'en';
  const numbers = new Intl.NumberFormat(language);
  return {
    language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
    number: (value) => numbers.format(value),
    text: (key, values = {}) =>
      SURVEY_LANGUAGES[language]![key].replace(/{(\w+)}/g, (_, name: string) => {
        const value = Object.hasOwn(values, name) ? values[name]! : '';
        return typeof value === 'number' ? numbers.format(value) : value;
      }),
  };
}
