import type { Words } from '../../src/model/index.js';
import { pageOf, spotOf, stepsOf, valueAt } from '../../src/survey/draft/index.js';
import { wordsIn } from '../../src/model/questionnaire/words.js';
import type { View } from './view.js';

/** What a person calls a place: the page with its number, the question by its words. */
export function nameOfPlace(view: Pick<View, 'survey' | 'language' | 'text'>, place: string): string {
  const { survey, language, text } = view;
  const say = (at: string): string => {
    const words = valueAt(survey, at) as Words | undefined;
    const said = words === undefined ? '' : wordsIn(words, language, survey.language).trim();
    return said.length > 70 ? `${said.slice(0, 69)}…` : said;
  };
  const spot = spotOf(place);
  const page = pageOf(place);
  if (spot) {
    const at = `/pages/${spot.page}/questions/${spot.question}`;
    const question = survey.pages[spot.page]?.questions[spot.question];
    return say(`${at}/title`) || (question ? text(`studio.type.${question.type}`) : at);
  }
  // a page that has no title is known by what it asks first
  if (page !== undefined) return [text('studio.page.n', { n: page + 1 }), say(`/pages/${page}/title`) || say(`/pages/${page}/questions/0/title`)].filter(Boolean).join(': ');
  const [list, index] = stepsOf(place);
  if (list === 'endings' && index !== undefined) return [text('studio.ending.n', { n: Number(index) + 1 }), say(`/endings/${index}/title`)].filter(Boolean).join(': ');
  return place === '' ? text('studio.whole') : `${text('studio.whole')}: ${place.slice(1)}`;
}
