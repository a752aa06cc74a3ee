import type { Answer, CxEventData, Question, Survey, Words } from '../../model/index.js';
import { wordsIn } from '../../model/questionnaire/words.js';
import { rowName } from '../response.js';
import { scaleOf } from '../scale.js';

export type Cell = string | number | boolean | null;

/** An event with a response, as the collector keeps it. */
export interface ResponseEvent {
  readonly id: string;
  readonly time: string;
  readonly data: CxEventData<'cx.response.submitted'>;
}

/** A column of a table of responses: what is in it, for a program and for people. */
export interface Column {
  readonly name: string;
  /** What it says, in the language that was asked for. */
  readonly label: string;
  readonly kind: 'id' | 'time' | 'number' | 'text' | 'choice' | 'choices' | 'yes-no' | 'order' | 'date' | 'files';
  readonly question?: string;
  /** Type of the question. */
  readonly type?: Question['type'];
  readonly page?: string;
  /** What may be in it, with what it means. */
  readonly values?: Readonly<Record<string, string>>;
  readonly scale?: { readonly min: number; readonly max: number };
  /** It says who somebody is. */
  readonly personal?: true;
}

export interface TableOptions {
  /** Several choices in one cell, between `|`, or a column each with 1 and 0. Default: `joined`. */
  readonly choices?: 'joined' | 'one-hot';
  /** Names, addresses and numbers to call as well. Default: no. */
  readonly personal?: boolean;
  /** The language of labels; that of the survey if not given. */
  readonly language?: string;
}

/** A column, and where its cells come from. */
export interface Source {
  readonly column: Column;
  readonly cell: (answers: ReadonlyMap<string, Answer>, event: ResponseEvent) => Cell;
}

type Find<K extends Answer['kind']> = Extract<Answer, { kind: K }>;
const of = <K extends Answer['kind']>(name: string, kind: K, cell: (answer: Find<K>) => Cell | undefined): Source['cell'] => (answers) => {
  const answer = answers.get(name);
  return answer?.kind === kind ? (cell(answer as Find<K>) ?? null) : null;
};

/** Between what stands in one cell. */
const BETWEEN = '|';

/** The columns of a survey: who and when, hidden fields, every question, scores. */
export function columnsOf(survey: Survey, { choices = 'joined', personal = false, language = survey.language }: TableOptions): readonly Source[] {
  const say = (words: Words | undefined, otherwise: string): string => (words === undefined ? otherwise : wordsIn(words, language, survey.language));
  const own = (name: string, label: string, kind: Column['kind'], cell: (event: ResponseEvent) => Cell): Source => ({ column: { name, label, kind }, cell: (_answers, event) => cell(event) });
  return [
    own('response', 'Id of the response', 'id', ({ data }) => data.response),
    own('time', 'When it was sent (UTC)', 'time', ({ time }) => time),
    own('revision', 'State of the survey', 'text', ({ data }) => data.revision ?? null),
    own('seconds', 'From first sight to sending', 'number', ({ data }) => (data.duration === undefined ? null : data.duration / 1000)),
    own('ending', 'Where it ended', 'choice', ({ data }) => data.ending ?? null),
    ...(survey.variables ?? []).filter(({ sent }) => sent).map(({ id, kind }) => own(`field.${id}`, id, kind === 'number' ? 'number' : kind === 'boolean' ? 'yes-no' : 'text', ({ data }) => data.fields?.[id] ?? null)),
    ...survey.pages.flatMap((page) => page.questions.flatMap((question) => ofQuestion(question, say, choices, personal).map(({ column, cell }) => ({ column: { ...column, question: question.id, type: question.type, page: page.id }, cell })))),
    ...(survey.scores ?? []).filter(({ sent }) => sent).map(({ id }) => own(`score.${id}`, id, 'number', ({ data }) => data.scores?.[id] ?? null)),
  ];
}

function ofQuestion(question: Question, say: (words: Words | undefined, otherwise: string) => string, several: 'joined' | 'one-hot', personal: boolean): readonly Source[] {
  const { id } = question;
  const label = say(question.title, id);
  const valuesOf = (all: readonly { readonly id: string; readonly text: Words }[]): Record<string, string> => Object.fromEntries(all.map((one) => [one.id, say(one.text, one.id)]));
  const other = 'other' in question && question.other ? [{ column: { name: `${id}.other`, label: `${label} (other)`, kind: 'text' as const }, cell: of(id, 'choice', (answer) => answer.other) }] : [];
  switch (question.type) {
    case 'statement':
      return [];
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return [{ column: { name: id, label, kind: 'number', scale: { ...scaleOf(question)! } }, cell: of(id, 'score', ({ value }) => value) }];
    case 'single-choice':
    case 'area':
      return [{ column: { name: id, label, kind: 'choice', ...(question.type === 'single-choice' && { values: valuesOf(question.choices) }) }, cell: of(id, 'choice', (answer) => answer.choices[0] ?? (answer.other === undefined ? undefined : 'other')) }, ...other];
    case 'multiple-choice':
      if (several === 'joined') return [{ column: { name: id, label, kind: 'choices', values: valuesOf(question.choices) }, cell: of(id, 'choice', (answer) => answer.choices.join(BETWEEN)) }, ...other];
      return [...question.choices.map((choice) => ({ column: { name: `${id}:${choice.id}`, label: `${label}: ${say(choice.text, choice.id)}`, kind: 'yes-no' as const }, cell: of(id, 'choice', (answer) => (answer.choices.includes(choice.id) ? 1 : 0)) })), ...other];
    case 'ranking':
      if (several === 'joined') return [{ column: { name: id, label, kind: 'order', values: valuesOf(question.choices) }, cell: of(id, 'ranking', ({ order }) => order.join(BETWEEN)) }];
      return question.choices.map((choice) => ({ column: { name: `${id}:${choice.id}`, label: `${label}: ${say(choice.text, choice.id)} (place)`, kind: 'number' as const }, cell: of(id, 'ranking', ({ order }) => (order.includes(choice.id) ? order.indexOf(choice.id) + 1 : undefined)) }));
    case 'matrix': {
      const { answers } = question;
      return question.rows.map((row) => {
        const name = rowName(id, row.id);
        const about = `${label}: ${say(row.text, row.id)}`;
        return answers.kind === 'scale'
          ? { column: { name, label: about, kind: 'number' as const, scale: { ...answers.scale } }, cell: of(name, 'score', ({ value }) => value) }
          : { column: { name, label: about, kind: 'choice' as const, values: valuesOf(answers.choices) }, cell: of(name, 'choice', ({ choices }) => choices[0]) };
      });
    }
    case 'text':
      return [{ column: { name: id, label, kind: 'text' }, cell: of(id, 'text', ({ text }) => text) }];
    case 'number':
      return [{ column: { name: id, label, kind: 'number' }, cell: of(id, 'number', ({ value }) => value) }];
    case 'date':
      return [{ column: { name: id, label, kind: 'date' }, cell: of(id, 'date', ({ date }) => date) }];
    case 'emotion':
      return [
        { column: { name: id, label, kind: 'choice', ...(question.words && { values: valuesOf(question.words) }) }, cell: of(id, 'emotion', ({ word }) => word) },
        ...(['intensity', 'pleasure', 'energy'] as const).map((part) => ({ column: { name: `${id}.${part}`, label: `${label} (${part})`, kind: 'number' as const }, cell: of(id, 'emotion', (answer) => answer[part]) })),
      ];
    case 'contact':
      return personal ? question.fields.map((field) => ({ column: { name: `${id}.${field}`, label: `${label} (${field})`, kind: 'text' as const, personal: true as const }, cell: of(id, 'contact', (answer) => answer[field]) })) : [];
    case 'consent':
      return [{ column: { name: id, label, kind: 'yes-no' }, cell: of(id, 'consent', ({ given }) => given) }];
    case 'file':
      return [{ column: { name: id, label, kind: 'files' }, cell: of(id, 'file', ({ files }) => files.map(({ name, address }) => address ?? name).join(BETWEEN)) }];
    case 'custom':
      return [{ column: { name: id, label, kind: 'text' }, cell: (answers) => anyCell(answers.get(id)) }];
  }
}

/** The cell of an answer of which nothing is known, such as one to a question that is no longer in the survey. */
export function anyCell(answer: Answer | undefined): Cell {
  switch (answer?.kind) {
    case undefined:
    case 'contact':
      return null;
    case 'score':
    case 'number':
      return answer.value;
    case 'text':
      return answer.text;
    case 'choice':
      return [...answer.choices, ...(answer.other === undefined ? [] : [answer.other])].join(BETWEEN);
    case 'ranking':
      return answer.order.join(BETWEEN);
    case 'emotion':
      return answer.word;
    case 'date':
      return answer.date;
    case 'consent':
      return answer.given;
    case 'file':
      return answer.files.map(({ name, address }) => address ?? name).join(BETWEEN);
  }
}
