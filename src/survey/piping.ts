import type { Question, SurveyState, Words } from '../model/index.js';
import { flatAreas } from '../model/questionnaire/areas.js';
import { wordsIn } from '../model/questionnaire/words.js';
import { localeFor } from './locale.js';
import type { PreparedSurvey } from './prepare.js';
import { givenTo } from './walk.js';
import type { Scope } from './values.js';

/** A place in a text: `{name}`, or `{name|friend}` for what stands there if nothing is known. */
const PLACE = /\{([a-z][a-z0-9._-]*)(?:\|([^{}|]*))?\}/g;

/** The names that a text asks for. */
export function placesIn(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map(([, name]) => name!);
}

/**
 * A text as the customer reads it: in their language, with variables, scores and earlier answers in their places. What comes from
 * the page or the customer stays text, and nothing in it is a place again.
 */
export function said(prepared: PreparedSurvey, state: Pick<SurveyState, 'language' | 'given'>, scope: Scope, words: Words): string {
  const text = wordsIn(words, state.language, prepared.survey.language);
  return text.replace(PLACE, (whole, name: string, fallback?: string) => {
    const value = valueFor(prepared, state, scope, name);
    if (value === undefined) return isKnown(prepared, name) ? (fallback ?? '') : (fallback ?? whole);
    return value;
  });
}

function isKnown({ survey, questions }: PreparedSurvey, name: string): boolean {
  return questions.has(name) || [...(survey.variables ?? []), ...(survey.scores ?? [])].some(({ id }) => id === name);
}

function valueFor(prepared: PreparedSurvey, state: Pick<SurveyState, 'language' | 'given'>, { answers, variables, scores }: Scope, name: string): string | undefined {
  for (const among of [variables, scores]) if (Object.hasOwn(among, name)) return written(among[name]!, state.language);
  if (!Object.hasOwn(answers, name)) return undefined;
  const question = prepared.questions.get(name)!;
  const labels = labelsOf(question);
  const label = (id: string): string => (labels.has(id) ? wordsIn(labels.get(id)!, state.language, prepared.survey.language) : (prepared.usual?.(question, id, state.language) ?? id));
  const given = givenTo(state.given, name)!;
  switch (given.kind) {
    case 'choice':
      return listed([...given.choices.map(label), ...(given.other === undefined ? [] : [given.other])], state.language);
    case 'ranking':
      return listed(given.order.map(label), state.language);
    case 'emotion':
      return label(given.word);
    case 'text':
      return given.text.trim() || undefined;
    case 'contact':
      return given.details.name?.trim() || undefined;
    case 'date':
      return new Intl.DateTimeFormat(localeFor(state.language), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${given.date}T00:00:00Z`));
    default: {
      const value = answers[name]!;
      return typeof value === 'object' ? undefined : written(value, state.language);
    }
  }
}

/** The words of what can be chosen, by id. */
function labelsOf(question: Question): ReadonlyMap<string, Words> {
  if ('choices' in question) return new Map(question.choices.map(({ id, text }) => [id, text]));
  if (question.type === 'emotion') return new Map((question.words ?? []).map(({ id, text }) => [id, text]));
  if (question.type === 'area') return new Map(flatAreas(question.areas ?? []).map(({ id, text }) => [id, text]));
  return new Map();
}

function written(value: string | number | boolean, language: string): string {
  return typeof value === 'number' ? new Intl.NumberFormat(localeFor(language), { maximumFractionDigits: 2 }).format(value) : `${value}`;
}

function listed(items: readonly string[], language: string): string {
  return new Intl.ListFormat(localeFor(language), { type: 'conjunction' }).format(items);
}
