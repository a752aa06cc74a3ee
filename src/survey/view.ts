import type { Ending, Given, Question, SurveyState, Words } from '../model/index.js';
import { shuffled } from './order.js';
import { said } from './piping.js';
import type { PreparedSurvey } from './prepare.js';
import { progressOf, type Progress } from './progress.js';
import { canGoBack, isRequired, nextPlace, USUAL_ENDING } from './run.js';
import { givenTo, walk } from './walk.js';

/** A question as it is shown now. */
export interface ShownQuestion {
  readonly question: Question;
  /** Nothing where the question is the usual one, for which the element has words. */
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly given: Given | undefined;
}

/** What is before the customer: a page, or the ending. */
export type SurveyView =
  | {
      readonly kind: 'page';
      readonly id: string;
      readonly title: string | undefined;
      readonly description: string | undefined;
      readonly questions: readonly ShownQuestion[];
      readonly canGoBack: boolean;
      /** With the answers so far, this is the last page: going on sends. */
      readonly isLast: boolean;
      readonly progress: Progress;
      /** Words of the document as the customer reads them. */
      readonly say: (words: Words) => string;
    }
  | { readonly kind: 'ending'; readonly ending: Ending; readonly say: (words: Words) => string };

/** What a customer in this state is to see. */
export function viewOf(prepared: PreparedSurvey, state: SurveyState): SurveyView {
  const walked = walk(prepared, state);
  const { scope } = walked;
  const say = (words: Words): string => said(prepared, state, scope, words);
  const maybe = (words: Words | undefined): string | undefined => (words === undefined ? undefined : say(words));
  if (state.ending !== undefined) return { kind: 'ending', ending: prepared.endings.get(state.ending) ?? { id: USUAL_ENDING }, say };
  const { page } = prepared.pages.get(state.path.at(-1)!)!;
  const { questions } = walked.pages.at(-1)!;
  const ordered = page.shuffle ? shuffled(questions, `${state.seed}/${page.id}`, ({ type }) => type === 'statement') : questions;
  return {
    kind: 'page',
    id: page.id,
    title: maybe(page.title),
    description: maybe(page.description),
    questions: ordered.map((question) => ({
      question,
      title: maybe(question.title),
      description: maybe(question.description),
      required: question.type !== 'statement' && isRequired(prepared, question, scope),
      given: givenTo(state.given, question.id),
    })),
    canGoBack: canGoBack(prepared, state),
    isLast: nextPlace(prepared, state, scope).kind === 'ending',
    progress: progressOf(prepared, state),
    say,
  };
}

/** The things to choose from, or the rows, in the order in which this person sees them. */
export function inOrder<T extends { readonly id: string; readonly pinned?: boolean | undefined; readonly alone?: boolean | undefined }>(
  state: Pick<SurveyState, 'seed'>,
  question: { readonly id: string; readonly shuffle?: boolean | undefined },
  things: readonly T[],
): readonly T[] {
  return question.shuffle ? shuffled(things, `${state.seed}/${question.id}`, ({ pinned, alone }) => pinned ?? alone ?? false) : things;
}
