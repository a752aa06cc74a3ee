import type { Survey } from '../model/index.js';
import { languagesOf } from '../model/questionnaire/words.js';

/** Are there words of the survey in this language, in any of its regions? */
export function speaks({ language, title, pages }: Survey, tag: string): boolean {
  const base = tag.split('-')[0];
  const alike = (other: string): boolean => other.split('-')[0] === base;
  const titles = [title, ...pages.flatMap((page) => [page.title, ...page.questions.map((question) => question.title)])];
  return base !== '' && (alike(language) || titles.some((words) => words !== undefined && languagesOf(words).some(alike)));
}
