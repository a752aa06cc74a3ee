import type { Question, Survey, Words } from '../../model/index.js';
import { wordsIn } from '../../model/questionnaire/words.js';
import { localeFor } from '../locale.js';

/**
 * Words that are read in a minute, and the standard deviation among readers: S. Trauzettel-Klosinski, K. Dietz, Standardized assessment
 * of reading performance: the new international reading speed texts IReST, Invest. Ophthalmol. Vis. Sci. 53 (2012), table 2.
 * Other languages are taken as the mean of these.
 */
export const WORDS_PER_MINUTE: Readonly<Record<string, readonly [mean: number, deviation: number]>> = {
  ar: [138, 20], zh: [158, 19], nl: [202, 29], en: [228, 30], fi: [161, 18], fr: [195, 26], de: [179, 17], he: [187, 29], it: [188, 28],
  ja: [193, 30], pl: [166, 23], pt: [181, 29], ru: [184, 32], sl: [180, 30], es: [218, 28], sv: [199, 34], tr: [166, 25],
};
const OTHER_LANGUAGES = [184, 29] as const;

/** From the fastest to the slowest nine of ten: 1.645 standard deviations; thinking and handling differ more than reading. */
const READERS = 1.645;
const HANDS = [0.5, 2] as const;

/**
 * Seconds to think and to handle an answer, beside reading. Our assumption for a phone: a tap and a moment for a rating, a look through
 * for choices, 40 characters at 36 words a minute for a line (K. Palin and others, How do people type on mobile devices, 2019).
 */
export const ANSWERING_SECONDS: Readonly<Record<Question['type'], number>> = {
  'nps': 4, 'csat': 3, 'ces': 4, 'rating': 4, 'emotion': 6, 'single-choice': 3, 'multiple-choice': 5, 'ranking': 8, 'matrix': 2, 'text': 25, 'number': 5, 'date': 7,
  'contact': 8, 'consent': 4, 'area': 6, 'file': 25, 'statement': 0, 'custom': 6,
};

/** From the fast to the slow, with what is expected between. */
export interface Seconds {
  readonly fast: number;
  readonly expected: number;
  readonly slow: number;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** How many words a text has, as its language counts them. */
export function countWords(text: string, language: string): number {
  let segmenter = segmenters.get(language);
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(localeFor(language), { granularity: 'word' })));
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text.slice(0, 20_000))) if (isWordLike) count += 1;
  return count;
}

/** How long a question takes somebody who reads and answers it. */
export function secondsFor(question: Question, survey: Survey, language = survey.language): Seconds {
  const texts = [question.title, question.description, ...('choices' in question ? question.choices.map(({ text }) => text) : []), ...(question.type === 'matrix' ? question.rows.map(({ text }) => text) : [])];
  const words = texts.reduce((sum, one) => sum + wordsOf(one, language, survey.language), 0) + (question.title === undefined ? 14 : 0);
  const hands = ANSWERING_SECONDS[question.type] * (question.type === 'matrix' ? question.rows.length : question.type === 'contact' ? question.fields.length : question.type === 'ranking' ? Math.max(1, Math.min(question.top ?? 20, question.choices.length) / 2) : 1);
  return reading(words, language, hands);
}

/** How long words alone take. */
export function secondsToRead(words: readonly (Words | undefined)[], survey: Survey, language = survey.language): Seconds {
  return reading(words.reduce((sum, one) => sum + wordsOf(one, language, survey.language), 0), language, 0);
}

function reading(words: number, language: string, hands: number): Seconds {
  const [mean, deviation] = WORDS_PER_MINUTE[language.split('-')[0]!.toLowerCase()] ?? OTHER_LANGUAGES;
  const at = (speed: number): number => (words / speed) * 60;
  return { fast: at(mean + READERS * deviation) + hands * HANDS[0], expected: at(mean) + hands, slow: at(mean - READERS * deviation) + hands * HANDS[1] };
}

const wordsOf = (words: Words | undefined, language: string, fallback: string): number => (words === undefined ? 0 : countWords(wordsIn(words, language, fallback), language));
