import type { Given, Question, Scale, SurveyState, VariableValue } from '../../model/index.js';
import { scaleOf } from '../scale.js';
import type { PreparedSurvey } from '../prepare.js';
import { answerQuestion, goOn, startSurvey } from '../run.js';

/** Somebody who answers in one manner: what the way looks like for those who are cross, in between, and pleased. */
export const PERSONAS = ['detractor', 'passive', 'promoter'] as const;
export type Persona = (typeof PERSONAS)[number];

/** Who tries a survey out, and when: nothing of it is sent. */
export interface TryOut {
  readonly response: string;
  readonly now: number;
  readonly language: string;
  /** What the page says, of the variables of the survey. */
  readonly variables?: Readonly<Record<string, VariableValue>>;
}

/** The answer of such a person to a question; undefined where there is nothing to say, or nobody knows how (files, plugins). */
export function answerOf(question: Question, persona: Persona): Given | undefined {
  const scale = scaleOf(question);
  if (scale) return { kind: 'score', value: stepFor(scale, persona) };
  switch (question.type) {
    case 'single-choice':
    case 'multiple-choice': {
      const least = question.type === 'multiple-choice' ? Math.max(1, question.least ?? 1) : 1;
      const together = question.choices.filter(({ alone }) => !alone || least === 1);
      const chosen = persona === 'promoter' ? together.slice(0, least) : persona === 'detractor' ? together.slice(-least) : together.slice(Math.floor((together.length - least) / 2)).slice(0, least);
      return chosen.length > 0 ? { kind: 'choice', choices: chosen.map(({ id }) => id) } : undefined;
    }
    case 'area': {
      const first = question.areas?.[0];
      return first ? { kind: 'choice', choices: [first.id] } : undefined;
    }
    case 'ranking':
      return { kind: 'ranking', order: question.choices.slice(0, question.top ?? question.choices.length).map(({ id }) => id) };
    case 'matrix': {
      const { answers } = question;
      const value = answers.kind === 'scale' ? stepFor(answers.scale, persona) : answers.choices.at(persona === 'promoter' ? 0 : -1)!.id;
      return { kind: 'matrix', rows: Object.fromEntries(question.rows.map(({ id }) => [id, value])) };
    }
    case 'text':
      return question.required === undefined || question.required === false ? undefined : { kind: 'text', text: TEXTS[question.format ?? 'any'].padEnd(question.least ?? 0, '…').slice(0, question.limit ?? 2000) };
    case 'number':
      return question.required ? { kind: 'number', value: question.min ?? Math.min(1, question.max ?? 1) } : undefined;
    case 'date':
      return question.required ? { kind: 'date', date: question.min ?? question.max ?? '2026-01-01' } : undefined;
    case 'emotion': {
      const { words = [] } = question;
      const word = persona === 'detractor' ? words.at(-1) : words[0];
      return { kind: 'emotion', word: word?.id ?? (persona === 'detractor' ? 'angry' : 'happy'), ...(question.intensity !== false && { intensity: persona === 'passive' ? 2 : 4 }) };
    }
    case 'consent':
      return { kind: 'consent', given: persona === 'promoter' || question.required === true };
    default:
      return undefined;
  }
}

const TEXTS = { any: '…', email: 'name@example.org', phone: '+44 20 7946 0000', url: 'https://example.org' } as const;

function stepFor({ min, max }: Scale, persona: Persona): number {
  if (persona === 'detractor') return min;
  if (persona === 'promoter') return max;
  // the middle of five steps and of seven; on 0 to 10 those in between give 7 or 8
  return max - min === 10 ? min + 7 : Math.round((min + max) / 2);
}

/** A way through a survey: the pages that were seen, and where it ended; no ending where it could not go on. */
export interface TriedWay {
  readonly state: SurveyState;
  readonly pages: readonly string[];
  readonly ending: string | undefined;
}

/** Goes through a survey as a person does who answers everything in one manner. */
export function goAs(prepared: PreparedSurvey, persona: Persona, who: TryOut): TriedWay {
  return goWith(prepared, (question) => answerOf(question, persona), who);
}

/** Goes through a survey with these answers, as far as they lead. */
export function goWith(prepared: PreparedSurvey, answer: (question: Question) => Given | undefined, who: TryOut): TriedWay {
  let state = startSurvey(prepared, who);
  for (const question of prepared.questions.values()) state = answered(prepared, state, question, answer(question));
  for (let i = 0; i <= prepared.survey.pages.length && state.ending === undefined; i += 1) {
    const next = goOn(prepared, state);
    if (!next.ok) break;
    state = next.value;
  }
  return { state, pages: state.path, ending: state.ending };
}

function answered(prepared: PreparedSurvey, state: SurveyState, question: Question, given: Given | undefined): SurveyState {
  return given ? answerQuestion(prepared, state, question.id, given) : state;
}

/** The same way, with the customer back at its beginning and all answers filled in. */
export function atStart(prepared: PreparedSurvey, { state }: TriedWay): SurveyState {
  const { ending: _ended, ...open } = state;
  return { ...open, path: state.path.slice(0, 1).filter((id) => prepared.pages.has(id)) };
}
