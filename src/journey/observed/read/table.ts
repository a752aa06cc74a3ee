import { CxError } from '../../../core/problem.js';
import { CsvReader, whyNotATable } from '../../../metrics/intake/csv.js';
import { NdjsonReader } from '../../../metrics/intake/ndjson.js';
import { nearestName } from '../../../model/nearest.js';
import { EventLogBuilder, type LogOptions, type ReadLog } from '../log/builder.js';

/** Which column of a table is what. */
export interface LogColumns {
  readonly case: string;
  readonly activity: string;
  readonly time: string;
  readonly id?: string;
}

export interface TableOptions extends LogOptions {
  /** Guessed by the usual names if not given. */
  readonly columns?: LogColumns;
}

/** Names that columns of event logs have, most telling first. */
const USUAL: Readonly<Record<keyof LogColumns, readonly string[]>> = {
  case: ['case:concept:name', 'caseid', 'case', 'casenumber', 'ticketid', 'orderid', 'sessionid', 'session', 'customerid', 'customer', 'userid', 'distinctid', 'subject', 'fall', 'fallid', 'traceid'],
  activity: ['concept:name', 'activity', 'activityname', 'event', 'eventname', 'eventtype', 'touchpoint', 'step', 'action', 'type', 'task', 'aktivitat', 'ereignis', 'name'],
  time: ['time:timestamp', 'timestamp', 'time', 'completetimestamp', 'endtime', 'datetime', 'createdat', 'occurredat', 'starttime', 'date', 'zeit', 'zeitstempel', 'datum'],
  id: ['eventid', 'event:id', 'uuid', 'id'],
};
const plain = (name: string): string => name.normalize('NFD').toLowerCase().replaceAll(/[^a-z0-9:]/g, '');

/** Finds the columns of a log by their names; what is missing is undefined. */
export function guessColumns(names: readonly string[]): { readonly [K in keyof LogColumns]-?: string | undefined } {
  const find = (role: keyof LogColumns, taken: readonly (string | undefined)[]): string | undefined => USUAL[role].flatMap((usual) => names.filter((name) => plain(name) === usual && !taken.includes(name)))[0];
  const caseColumn = find('case', []);
  const time = find('time', [caseColumn]);
  const activity = find('activity', [caseColumn, time]);
  return { case: caseColumn, activity, time, id: find('id', [caseColumn, time, activity]) };
}

function columnsOf(names: readonly string[], given: LogColumns | undefined): LogColumns {
  if (given) {
    for (const [role, name] of Object.entries(given) as [string, string | undefined][]) {
      if (name === undefined || names.includes(name)) continue;
      const meant = nearestName(name, names);
      throw new CxError({ code: 'no-such-column', message: `There is no column ${JSON.stringify(name)}.${meant === undefined ? ` There are ${names.slice(0, 20).join(', ')}.` : ` Did you mean ${JSON.stringify(meant)}?`}`, where: role });
    }
    return given;
  }
  const { case: caseColumn, activity, time, id } = guessColumns(names);
  if (caseColumn === undefined || activity === undefined || time === undefined) {
    const missing = [caseColumn === undefined && 'the case', activity === undefined && 'the activity', time === undefined && 'the time'].filter((one) => one !== false);
    throw new CxError({ code: 'no-such-column', message: `No column is known to be ${missing.join(' or ')}. There are ${names.slice(0, 20).join(', ')}. Say which is which in "columns".`, where: 'columns' });
  }
  return { case: caseColumn, activity, time, ...(id !== undefined && { id }) };
}

/** So many records between two looks at whether to go on. */
const RECORDS_A_STEP = 2000;
const PIECE = 1 << 16;

/** Reads a log from CSV, in steps; each tells how many events were seen. @throws CxError `no-such-column`, `record-too-long`, and as the text is no table */
export function* csvLogSteps(text: string, options: TableOptions = {}): Generator<number, ReadLog, void> {
  const whole = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const fault = whyNotATable(whole.slice(0, PIECE));
  if (fault) throw new CxError(fault);
  const reader = new CsvReader(whole.slice(0, PIECE));
  const builder = new EventLogBuilder(options);
  let at: { readonly [K in keyof LogColumns]: number } | undefined;
  let outcomeAt: readonly (readonly [metric: string, column: number])[] = [];
  for (let from = 0; from <= whole.length; from += PIECE) {
    const records = from + PIECE > whole.length ? [...reader.push(whole.slice(from)), ...reader.end()] : reader.push(whole.slice(from, from + PIECE));
    for (const record of records) {
      if (!at) {
        const names = record.map((name) => name.trim());
        const columns = columnsOf(names, options.columns);
        const place = (name: string): number => names.indexOf(name);
        at = { case: place(columns.case), activity: place(columns.activity), time: place(columns.time), ...(columns.id !== undefined && { id: place(columns.id) }) };
        outcomeAt = (options.outcomes ?? []).map(({ metric }) => [metric, place(metric)]);
        continue;
      }
      if (record.length === 1 && record[0]!.trim() === '') continue;
      builder.add({ case: record[at.case], activity: record[at.activity], time: record[at.time], ...(at.id !== undefined && { id: record[at.id] }), ...(outcomeAt.length > 0 && { outcomes: Object.fromEntries(outcomeAt.map(([metric, column]) => [metric, record[column]])) }) });
      if (builder.seen % RECORDS_A_STEP === 0) yield builder.seen;
    }
  }
  return builder.end();
}

/** Reads a log from NDJSON, one event a line, in steps. Events of CloudEvents form, such as those of the collector, are known too. @throws CxError `no-such-column`, `not-json`, `record-too-long` */
export function* ndjsonLogSteps(text: string, options: TableOptions = {}): Generator<number, ReadLog, void> {
  const reader = new NdjsonReader();
  const builder = new EventLogBuilder(options);
  let columns = options.columns;
  for (let from = 0; from <= text.length; from += PIECE) {
    const records = from + PIECE > text.length ? [...reader.push(text.slice(from)), ...reader.end()] : reader.push(text.slice(from, from + PIECE));
    for (const { value } of records) {
      columns ??= columnsOf(Object.keys(value), undefined);
      builder.add({ case: value[columns.case], activity: value[columns.activity], time: value[columns.time], ...(columns.id !== undefined && { id: value[columns.id] }), outcomes: value });
      if (builder.seen % RECORDS_A_STEP === 0) yield builder.seen;
    }
  }
  return builder.end();
}
