import { wordsIn } from '../model/questionnaire/words.js';
import { wayToArea } from '../model/rating-structure.js';
import { isUsualFeeling } from './feelings.js';
import type { UsualWords } from './prepare.js';
import { surveyTexts } from './words/index.js';

/** Usual areas and feelings in the languages that we have: for who shows surveys without the elements, which have words of their own. */
export const usualWords: UsualWords = (question, answer, language) => {
  if (question.type === 'emotion' && !question.words && isUsualFeeling(answer)) return surveyTexts(language).text(answer);
  const area = question.type === 'area' && !question.areas ? wayToArea(answer).at(-1) : undefined;
  return area && wordsIn(area.text, language, 'en');
};
