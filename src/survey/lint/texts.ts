import type { Question, Survey, Words } from '../../model/index.js';

/** What a text is for: questions are looked at otherwise than labels. */
export type TextRole = 'survey-title' | 'page-title' | 'question' | 'description' | 'choice' | 'label' | 'row' | 'message' | 'purpose' | 'ending' | 'offer' | 'link';

/** A text of a document, with its place. */
export interface TextAt {
  readonly words: Words;
  readonly where: string;
  readonly role: TextRole;
  /** The page and the question it belongs to, from 0; endings come after all pages. */
  readonly page: number;
  readonly question: number;
}

/** Every text that a customer may read, in the order of the document. */
export function* textsOf(survey: Survey): Generator<TextAt> {
  const end = survey.pages.length;
  const one = (words: Words | undefined, where: string, role: TextRole, page: number, question = -1): TextAt[] => (words === undefined ? [] : [{ words, where, role, page, question }]);
  yield* one(survey.title, '/title', 'survey-title', 0);
  yield* one(survey.description, '/description', 'description', 0);
  for (const [i, page] of survey.pages.entries()) {
    yield* one(page.title, `/pages/${i}/title`, 'page-title', i);
    yield* one(page.description, `/pages/${i}/description`, 'description', i);
    for (const [j, question] of page.questions.entries()) {
      for (const [words, where, role] of wordsOfQuestion(question)) yield* one(words, `/pages/${i}/questions/${j}${where}`, role, i, j);
    }
  }
  for (const [i, ending] of (survey.endings ?? []).entries()) {
    yield* one(ending.title, `/endings/${i}/title`, 'ending', end);
    yield* one(ending.text, `/endings/${i}/text`, 'ending', end);
    for (const [j, { text }] of (ending.links ?? []).entries()) yield* one(text, `/endings/${i}/links/${j}/text`, 'link', end);
    yield* one(ending.followUp?.offer, `/endings/${i}/followUp/offer`, 'offer', end);
  }
}

type Found = readonly [words: Words | undefined, where: string, role: TextRole];

/** The texts of one question; a statement is no question, so it is not looked at as one. */
function* wordsOfQuestion(question: Question): Generator<Found> {
  yield [question.title, '/title', question.type === 'statement' ? 'description' : 'question'];
  yield [question.description, '/description', 'description'];
  if (question.type === 'statement') return;
  for (const [i, { message }] of (question.rules ?? []).entries()) yield [message, `/rules/${i}/message`, 'message'];
  if ('business' in question) yield [question.business, '/business', 'label'];
  if ('ends' in question && question.ends) yield* [[question.ends.low, '/ends/low', 'label'], [question.ends.high, '/ends/high', 'label']] as const;
  if ('labels' in question) for (const [i, label] of (question.labels ?? []).entries()) yield [label, `/labels/${i}`, 'label'];
  if ('choices' in question) yield* ofChoices(question.choices, '/choices');
  switch (question.type) {
    case 'emotion':
      for (const [i, { text }] of (question.words ?? []).entries()) yield [text, `/words/${i}/text`, 'choice'];
      return;
    case 'matrix':
      for (const [i, { text }] of question.rows.entries()) yield [text, `/rows/${i}/text`, 'row'];
      if (question.answers.kind === 'choices') yield* ofChoices(question.answers.choices, '/answers/choices');
      else for (const [i, label] of (question.answers.labels ?? []).entries()) yield [label, `/answers/labels/${i}`, 'label'];
      return;
    case 'number':
      yield [question.unit, '/unit', 'label'];
      return;
    case 'contact':
      yield [question.purpose, '/purpose', 'purpose'];
      return;
    case 'area':
      yield* ofAreas(question.areas ?? [], '/areas');
      return;
    default:
  }
}

function* ofChoices(choices: readonly { readonly text: Words; readonly image?: { readonly alt?: Words | undefined } | undefined }[], where: string): Generator<Found> {
  for (const [i, { text, image }] of choices.entries()) yield* [[text, `${where}/${i}/text`, 'choice'], [image?.alt, `${where}/${i}/image/alt`, 'label']] as const;
}

interface Branch {
  readonly text: Words;
  readonly areas?: readonly Branch[] | undefined;
}

function* ofAreas(areas: readonly Branch[], where: string): Generator<Found> {
  for (const [i, { text, areas: inner }] of areas.entries()) {
    yield [text, `${where}/${i}/text`, 'choice'];
    yield* ofAreas(inner ?? [], `${where}/${i}/areas`);
  }
}
