import { csvText } from '../../core/csv.js';
import type { Survey } from '../../model/index.js';
import { anyCell, columnsOf, type Cell, type Column, type ResponseEvent, type Source, type TableOptions } from './columns.js';

/** Responses as a table: one row a response, one column a question, a row of a matrix, or a part of an answer. */
export interface ResponseTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Responses to a survey as a table. Answers to questions that the survey no longer has get columns at the end.
 *
 * @param events those of other surveys are left out
 */
export function responseTable(survey: Survey, events: Iterable<ResponseEvent>, options: TableOptions = {}): ResponseTable {
  const own = [...events].filter(({ data }) => data.survey === survey.id);
  const known = columnsOf(survey, options);
  const multiple = new Set(survey.pages.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const names = new Set(known.map(({ column }) => column.name));
  const others = new Map<string, Source>();
  for (const { data } of own) {
    for (const { question, kind } of data.answers) {
      if (names.has(question) || multiple.has(question) || others.has(question) || kind === 'contact') continue;
      others.set(question, { column: { name: question, label: `${question} (not in this state of the survey)`, kind: 'text', question }, cell: (answers) => anyCell(answers.get(question)) });
    }
  }
  const sources = [...known, ...others.values()];
  return {
    columns: sources.map(({ column }) => column),
    rows: own.map((event) => {
      const answers = new Map(event.data.answers.map((answer) => [answer.question, answer]));
      return sources.map(({ cell }) => cell(answers, event));
    }),
  };
}

const csv = (rows: readonly (readonly Cell[])[], forExcel: boolean): string => `${forExcel ? '\ufeff' : ''}${csvText(rows)}`;

/**
 * A table as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet.
 *
 * @param forExcel begins with the mark by which Excel knows UTF-8
 */
export function csvOf({ columns, rows }: ResponseTable, { forExcel = false } = {}): string {
  return csv([columns.map(({ name }) => name), ...rows], forExcel);
}

/** A table as NDJSON: one object a line; what was not answered is not there. */
export function ndjsonOf({ columns, rows }: ResponseTable): string {
  return rows.map((row) => `${JSON.stringify(Object.fromEntries(row.flatMap((cell, i) => (cell === null ? [] : [[columns[i]!.name, cell]]))))}\n`).join('');
}

/** What each column is, as CSV: the file that goes with the data. */
export function dictionaryOf({ columns }: ResponseTable, { forExcel = false } = {}): string {
  const rows = columns.map(({ name, label, kind, question = null, type = null, page = null, values, scale, personal }): Cell[] => [
    name, label, kind, question, type, page, scale ? `${scale.min} to ${scale.max}` : values ? Object.entries(values).map(([id, text]) => `${id} = ${text}`).join('; ') : null, personal ?? false,
  ]);
  return csv([['column', 'label', 'kind', 'question', 'type', 'page', 'values', 'personal'], ...rows], forExcel);
}
