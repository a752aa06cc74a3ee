import type { QuestionType } from '../../../src/model/index.js';
import type { QuestionView } from '../../asking/question-view.js';
import { registerMessages } from '../../base/localize.js';
import { choiceView } from './choices.js';
import { scaleView } from './scales.js';
import { statementView } from './statement.js';
import { textView } from './text.js';

/** A view of some types, as one of any type; it is only ever handed questions of the type under which it is found. */
const view = (one: object): QuestionView => one as QuestionView;

/** Types that most surveys have; they come with the element. */
const COMMON: Partial<Readonly<Record<QuestionType, QuestionView>>> = {
  nps: view(scaleView), csat: view(scaleView), ces: view(scaleView), rating: view(scaleView),
  'single-choice': view(choiceView), 'multiple-choice': view(choiceView), text: view(textView), statement: view(statementView),
};

/** Types that are loaded when a survey has them. */
const APART: Partial<Readonly<Record<QuestionType, () => Promise<QuestionView>>>> = {};

const loaded = new Map<QuestionType, QuestionView>();

/** The view of a type, if it is there already. */
export function viewOfType(type: QuestionType): QuestionView | undefined {
  return COMMON[type] ?? loaded.get(type);
}

/** Loads the views of these types that are not there yet. Rejects if one cannot be loaded. */
export async function loadTypes(types: Iterable<QuestionType>): Promise<void> {
  await Promise.all(
    [...new Set(types)].map(async (type) => {
      const load = viewOfType(type) ? undefined : APART[type];
      if (!load) return;
      const made = await load();
      if (!loaded.has(type) && made.messages) registerMessages('en', made.messages);
      loaded.set(type, made);
    }),
  );
}
