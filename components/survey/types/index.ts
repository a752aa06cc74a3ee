import type { Question, QuestionType } from '../../../src/model/index.js';
import type { QuestionView } from '../../asking/question-view.js';
import type { Message } from '../../base/localize.js';
import { messages } from '../survey.messages.js';
import { choiceView } from './choices.js';
import { scaleView } from './scales.js';
import { statementView } from './statement.js';
import { textView } from './text.js';

/** The name of a view: the type, unless a look of it is so much another thing that it is drawn by another view. */
type ViewName = QuestionType | 'slider' | 'affect-grid';

function nameOf(question: Question): ViewName {
  if (question.type === 'rating' && question.look === 'slider') return 'slider';
  return question.type === 'emotion' && question.look === 'grid' ? 'affect-grid' : question.type;
}

/** A view of some questions, as one of any question; it is only ever handed those for which it is found. */
const view = (one: object): QuestionView => one as QuestionView;

/** Views that most surveys need; they come with the element. */
const COMMON: Partial<Readonly<Record<ViewName, QuestionView>>> = {
  nps: view(scaleView), csat: view(scaleView), ces: view(scaleView), rating: view(scaleView),
  'single-choice': view(choiceView), 'multiple-choice': view(choiceView), text: view(textView), statement: view(statementView),
};

/** Views that are loaded when a survey needs them. */
const APART: Partial<Readonly<Record<ViewName, () => Promise<QuestionView>>>> = {
  emotion: async () => view((await import('./emotion.js')).emotionView),
  'affect-grid': async () => view((await import('./affect-grid.js')).affectGridView),
  ranking: async () => view((await import('./ranking.js')).rankingView),
  matrix: async () => view((await import('./matrix.js')).matrixView),
  slider: async () => view((await import('./slider.js')).sliderView),
  number: async () => view((await import('./number.js')).numberView),
  date: async () => view((await import('./date.js')).dateView),
  contact: async () => view((await import('./contact.js')).contactView),
  consent: async () => view((await import('./consent.js')).consentView),
  area: async () => view((await import('./area.js')).areaView),
  file: async () => view((await import('./file.js')).fileView),
};

/** The English texts of surveys: those that all have, and those of views that were loaded. */
export const english: Record<string, Message> = { ...messages };

const loaded = new Map<ViewName, QuestionView>();

/** The view of a question, if it is there already. */
export function viewFor(question: Question): QuestionView | undefined {
  const name = nameOf(question);
  return COMMON[name] ?? loaded.get(name);
}

/** Loads the views of these questions that are not there yet. Rejects if one cannot be loaded. */
export async function loadViews(questions: readonly Question[]): Promise<void> {
  await Promise.all(
    [...new Set(questions.map(nameOf))].map(async (name) => {
      const load = COMMON[name] || loaded.has(name) ? undefined : APART[name];
      if (!load) return;
      const made = await load();
      Object.assign(english, made.messages);
      loaded.set(name, made);
    }),
  );
}
