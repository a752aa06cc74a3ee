import type { Ending, Page, Question, Survey } from '../../model/index.js';
import { freeId, placeIds, questionIds } from './ids.js';
import { inserted, moved, pointerOf, stepsOf, valueAt, withValue, without } from './pointer.js';

/** A survey after something was done to it, and where to look now. */
export interface Edit {
  readonly survey: Survey;
  readonly place: string;
}

/** Where a question stands: its page and its place on it, from 0. */
export interface Spot {
  readonly page: number;
  readonly question: number;
}

/** The question that a place is in; undefined if it is in none. */
export function spotOf(place: string): Spot | undefined {
  const [, page, question] = /^\/pages\/(\d+)\/questions\/(\d+)(?:\/|$)/.exec(place) ?? [];
  return page === undefined ? undefined : { page: +page, question: +question! };
}
/** The page that a place is in. */
export function pageOf(place: string): number | undefined {
  const [, page] = /^\/pages\/(\d+)(?:\/|$)/.exec(place) ?? [];
  return page === undefined ? undefined : +page;
}
export const placeOf = ({ page, question }: Spot): string => pointerOf('pages', page, 'questions', question);

const withPages = (survey: Survey, pages: Page[]): Survey => ({ ...survey, pages });
const withQuestions = (survey: Survey, page: number, questions: Question[]): Survey => withValue(survey, pointerOf('pages', page, 'questions'), questions);

/** Sets one value; `undefined` takes it away. Lists and groups that become empty go with it where a survey may lack them. */
export function setValue(survey: Survey, place: string, value: unknown): Edit {
  return { survey: withValue(survey, place, value), place };
}

/** A new page after another. */
export function addPage(survey: Survey, after: number = survey.pages.length - 1): Edit {
  const page: Page = { id: freeId('page', placeIds(survey)), questions: [] };
  return { survey: withPages(survey, inserted(survey.pages, after + 1, page)), place: pointerOf('pages', after + 1) };
}

/** A question at a place; its name is made free. */
export function addQuestion(survey: Survey, at: Spot, question: Question): Edit {
  const page = survey.pages[at.page];
  if (!page) return { survey, place: '' };
  const index = Math.min(at.question, page.questions.length);
  const named = { ...question, id: freeId(question.id, questionIds(survey)) };
  return { survey: withQuestions(survey, at.page, inserted(page.questions, index, named)), place: placeOf({ page: at.page, question: index }) };
}

export function movePage(survey: Survey, from: number, to: number): Edit {
  const stays = to < 0 || to >= survey.pages.length || from === to;
  return stays ? { survey, place: pointerOf('pages', from) } : { survey: withPages(survey, moved(survey.pages, from, to)), place: pointerOf('pages', to) };
}

/** Puts a question before the one that stands at `to`, on the same page or on another. */
export function moveQuestion(survey: Survey, from: Spot, to: Spot): Edit {
  const [source, target] = [survey.pages[from.page], survey.pages[to.page]];
  const question = source?.questions[from.question];
  if (!source || !target || !question) return { survey, place: placeOf(from) };
  const same = from.page === to.page;
  const length = target.questions.length - (same ? 1 : 0);
  const index = Math.max(0, Math.min(to.question, length));
  if (same && index === from.question) return { survey, place: placeOf(from) };
  const left = withQuestions(survey, from.page, without(source.questions, from.question));
  return { survey: withQuestions(left, to.page, inserted(left.pages[to.page]!.questions, index, question)), place: placeOf({ page: to.page, question: index }) };
}

/** One up or down, over the ends of its page to the page beside it. */
export function shiftQuestion(survey: Survey, from: Spot, by: -1 | 1): Edit {
  const here = survey.pages[from.page]?.questions.length ?? 0;
  const next = from.question + by;
  if (next >= 0 && next < here) return moveQuestion(survey, from, { page: from.page, question: next });
  const page = from.page + by;
  const beside = survey.pages[page];
  return beside ? moveQuestion(survey, from, { page, question: by < 0 ? beside.questions.length : 0 }) : { survey, place: placeOf(from) };
}

/** A copy right behind, with names of its own. What looks at the original still does. */
export function duplicate(survey: Survey, place: string): Edit {
  const spot = spotOf(place);
  const original = spot && survey.pages[spot.page]?.questions[spot.question];
  if (original) return addQuestion(survey, { page: spot.page, question: spot.question + 1 }, original);
  const [list, index] = stepsOf(place);
  if (list === 'pages') {
    const page = survey.pages[Number(index)];
    if (!page) return { survey, place };
    const taken = [...questionIds(survey)];
    const questions = page.questions.map((question) => {
      const id = freeId(question.id, taken);
      taken.push(id);
      return { ...question, id };
    });
    const copy: Page = { ...page, id: freeId(page.id, placeIds(survey)), questions };
    return { survey: withPages(survey, inserted(survey.pages, Number(index) + 1, copy)), place: pointerOf('pages', Number(index) + 1) };
  }
  const ending = valueAt(survey, place) as Ending | undefined;
  if (list !== 'endings' || !ending) return { survey, place };
  return { survey: { ...survey, endings: inserted(survey.endings ?? [], Number(index) + 1, { ...ending, id: freeId(ending.id, placeIds(survey)) }) }, place: pointerOf('endings', Number(index) + 1) };
}

/** Takes a question, a page, an ending or an entry of another list away. A survey keeps at least one page. */
export function remove(survey: Survey, place: string): Edit {
  const steps = stepsOf(place);
  const index = Number(steps.at(-1));
  const holder = pointerOf(...steps.slice(0, -1));
  const list = valueAt(survey, holder);
  if (!Array.isArray(list) || !Number.isInteger(index) || index < 0 || index >= list.length) return { survey, place };
  if (holder === '/pages' && list.length === 1) return { survey: withPages(survey, [{ id: survey.pages[0]!.id, questions: [] }]), place: '/pages/0' };
  const left = without(list, index);
  const next = withValue(survey, holder, left.length === 0 && MAY_LACK.has(steps.at(-2)!) ? undefined : left);
  return { survey: next, place: left.length > 0 ? pointerOf(...steps.slice(0, -1), Math.min(index, left.length - 1)) : pointerOf(...steps.slice(0, -2)) };
}

/** Lists that a document leaves out when they are empty. */
const MAY_LACK: ReadonlySet<string> = new Set(['endings', 'variables', 'scores', 'quotas', 'next', 'rules', 'links', 'labels', 'areas']);
