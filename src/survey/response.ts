import { storable } from '../core/storable.js';
import type { Answer, CxEventData, Given, Instrument, Question, SurveyState, Taken } from '../model/index.js';
import { wordsIn } from '../model/questionnaire/words.js';
import { wordingHash } from '../model/wording.js';
import { isEmpty } from './check-answer.js';
import type { PreparedSurvey } from './prepare.js';
import { metricOf, scaleOf, USUAL_WORDING } from './scale.js';
import { givenTo, walk } from './walk.js';

/** Hides personal data in what was written in answer to a question. */
export type Hide = (question: Question, text: string) => string;

/**
 * What is sent: the answers on the way taken, hidden fields and scores that the survey says are sent, and the ending. Programs take
 * `responseOf` of cx-elements/survey; an element that loads what hides personal data apart hands it over here.
 *
 * @param hide nothing that was written is sent but through it
 */
export function responseWith(prepared: PreparedSurvey, state: SurveyState, now: number, hide: Hide): CxEventData<'cx.response.submitted'> {
  const { survey } = prepared;
  const { pages, scope } = walk(prepared, state);
  const shown = pages.flatMap(({ questions }) => questions);
  const fields = (survey.variables ?? []).filter(({ id, sent }) => sent && Object.hasOwn(scope.variables, id)).map(({ id }) => [id, scope.variables[id]!] as const);
  const scores = (survey.scores ?? []).filter(({ id, sent }) => sent && Object.hasOwn(scope.scores, id)).map(({ id }) => [id, scope.scores[id]!] as const);
  return {
    response: state.response,
    survey: survey.id,
    ...(survey.revision !== undefined && { revision: survey.revision }),
    ...(survey.touchpoint !== undefined && { touchpoint: survey.touchpoint }),
    ...(survey.journey !== undefined && { journey: survey.journey }),
    answers: shown.flatMap((question) => {
      const given = givenTo(state.given, question.id);
      return given && !isEmpty(given) ? answersOf(prepared, state, question, given, hide, Object.hasOwn(state.taken, question.id) ? state.taken[question.id]! : {}) : [];
    }),
    duration: Math.max(0, Math.round(now - state.startedAt)),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
    ...(scores.length > 0 && { scores: Object.fromEntries(scores) }),
    ...(state.ending !== undefined && { ending: state.ending }),
  };
}

/** A text as it is sent. */
const sendable = (text: string): string => storable(text.trim());
/** One line of it. */
const oneLine = (text: string): string => sendable(text).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** The answers of the event model that an answer stands for: one, but for a matrix, which gives one for each of its rows. */
function answersOf(prepared: PreparedSurvey, state: SurveyState, question: Question, given: Given, hide: Hide, taken: Taken): readonly Answer[] {
  const { id } = question;
  switch (given.kind) {
    case 'score': {
      const scale = scaleOf(question) ?? taken.scale;
      return scale ? [{ kind: 'score', question: id, value: given.value, instrument: instrumentOf(prepared, state, question, scale, metricOf(question), taken) }] : [];
    }
    case 'matrix':
      return question.type !== 'matrix' ? [] : question.rows.flatMap((row): Answer[] => {
        const value = Object.hasOwn(given.rows, row.id) ? given.rows[row.id] : undefined;
        const name = rowName(id, row.id);
        if (typeof value === 'string') return [{ kind: 'choice', question: name, choices: [value] }];
        if (value === undefined || question.answers.kind !== 'scale') return [];
        // every row is a question of its own, so it counts for itself and has its own wording
        const wording = question.wording ?? wordingHash(`${wordsIn(question.title, prepared.survey.language, prepared.survey.language)} ${wordsIn(row.text, prepared.survey.language, prepared.survey.language)}`);
        const metric = question.answers.metric ?? name;
        return [{ kind: 'score', question: name, value, instrument: { ...instrumentOf(prepared, state, question, question.answers.scale, metric, taken), wording } }];
      });
    case 'choice':
      return [{ kind: 'choice', question: id, choices: [...given.choices], ...(given.other !== undefined && { other: sendable(hide(question, given.other)) }) }];
    case 'ranking':
      return [{ kind: 'ranking', question: id, order: [...given.order] }];
    case 'text':
      return [{ kind: 'text', question: id, text: sendable(hide(question, given.text)), language: state.language }];
    case 'number': {
      const { unit, currency } = question.type === 'number' ? question : {};
      const named = currency ?? (unit && wordsIn(unit, prepared.survey.language, prepared.survey.language));
      return [{ kind: 'number', question: id, value: given.value, ...(named && { unit: named }) }];
    }
    case 'date':
      return [{ kind: 'date', question: id, date: given.date }];
    case 'emotion':
      return [{ ...given, question: id }];
    case 'contact':
      return [{ kind: 'contact', question: id, ...Object.fromEntries(Object.entries(given.details).filter(([, value]) => value?.trim()).map(([field, value]) => [field, oneLine(value!)])) }];
    case 'consent':
      return question.type !== 'consent' ? [] : [{ kind: 'consent', question: id, purpose: question.purpose, given: given.given, ...(question.notice !== undefined && { notice: question.notice }) }];
    case 'file':
      return [{ kind: 'file', question: id, files: given.files.map((file) => ({ ...file })) }];
  }
}

/** The name under which a row of a matrix is in the data. */
export function rowName(matrix: string, row: string): string {
  return `${matrix}.${row}`;
}

function instrumentOf({ survey }: PreparedSurvey, { language }: SurveyState, question: Question, scale: Instrument['scale'], metric: string, taken: Taken): Instrument {
  const own = 'wording' in question ? question.wording : undefined;
  const usual = question.type === 'nps' || question.type === 'csat' || question.type === 'ces' ? USUAL_WORDING[question.type] : question.id;
  return {
    metric: taken.metric ?? metric,
    scale: { ...scale },
    // texts of one document in several languages are translations of each other: their author says so by writing them there
    wording: own ?? (question.title === undefined ? usual : wordingHash(wordsIn(question.title, survey.language, survey.language))),
    language,
    order: 'ascending',
    mode: taken.mode ?? (question.type === 'csat' ? (question.look ?? 'stars') : question.type === 'rating' ? (question.look ?? 'buttons') : 'buttons'),
    ...(taken.layout !== undefined && { layout: taken.layout }),
    ...(taken.input !== undefined && { input: taken.input }),
  };
}
