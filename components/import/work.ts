import { CxError } from '../../src/core/problem.js';
import { encodeCube } from '../../src/metrics/cube/binary.js';
import type { Metric } from '../../src/metrics/definition.js';
import { EventCounter, looksLikeEvent } from '../../src/metrics/intake/events.js';
import type { Mapping } from '../../src/metrics/intake/mapping.js';
import { JsonRows } from '../../src/metrics/intake/ndjson.js';
import { TableProfiler, type ColumnProfile } from '../../src/metrics/intake/profile.js';
import { QualityChecker } from '../../src/metrics/intake/quality/checker.js';
import type { QualityReport } from '../../src/metrics/intake/quality/finding.js';
import { ResponseCounter } from '../../src/metrics/intake/responses.js';
import { utcDay, type PeriodUnit } from '../../src/metrics/period/calendar.js';
import { ces } from '../../src/metrics/scales/ces.js';
import { csat } from '../../src/metrics/scales/csat.js';
import { nps } from '../../src/metrics/scales/nps.js';
import { read } from '../../src/metrics/cube/read.js';
import { forEachRecord, forEachRow, inRightEncoding, openFile, type Going, type Source } from './read-file.js';

/*
 * What is done with a file, on the page or in a worker: all that goes in and comes out can be sent to one.
 */

export const METRICS: readonly Metric[] = [nps, csat, ces];

/** A file that has been gone through once; `keys` are those of the objects of NDJSON, in the order of the columns. */
export type Looked =
  | { readonly kind: 'table'; readonly source: Source; readonly rows: number; readonly ragged: number; readonly names: readonly string[]; readonly columns: readonly ColumnProfile[]; readonly keys: readonly string[] }
  | { readonly kind: 'events'; readonly source: Source; readonly events: number; readonly counted: number; readonly dimensions: readonly { readonly name: string; readonly groups: number }[] };

/** How a file is to be counted: a table by its columns, events by one of their segments. */
export interface CountSettings {
  readonly looked: Looked;
  readonly mapping: Mapping;
  readonly dimension: string | null;
  readonly unit: PeriodUnit;
  /** Milliseconds since 1970, by the clock of the page. */
  readonly now: number;
}

/** What was counted. */
export interface CountedFile {
  /** In binary, as it may come from a worker. */
  readonly cube: Uint8Array;
  readonly rows: number;
  readonly undated: number;
  readonly firstUndatedRow: number | null;
  readonly quality: QualityReport;
}

/** Goes through a file and says what is in it. @throws CxError that says why it cannot be used */
export async function lookAt(file: File, going: Going): Promise<Looked> {
  return inRightEncoding(await openFile(file), (source) => (source.format === 'csv' ? lookAtTable(source, going) : lookAtRecords(source, going)));
}

async function lookAtTable(source: Source, going: Going): Promise<Looked> {
  let profiler: TableProfiler | undefined;
  await forEachRow(source, (row) => (profiler ? profiler.add(row) : (profiler = new TableProfiler(row))), going);
  return tableOf(source, profiler!, []);
}

async function lookAtRecords(source: Source, going: Going): Promise<Looked> {
  const rows = new JsonRows();
  const profiler = new TableProfiler([]);
  const events = new EventCounter({ metrics: METRICS, unit: 'year', dimensions: [] });
  let first: 'event' | 'row' | null = null;
  const take = (record: Parameters<EventCounter['add']>[0]): void => {
    first ??= looksLikeEvent(record.value) ? 'event' : 'row';
    if (first === 'event') return events.add(record);
    const row = rows.row(record.value);
    profiler.widen(rows.names);
    profiler.add(row);
  };
  await forEachRecord(source, take, going);
  if (first !== 'event') return tableOf(source, profiler, rows.names);
  if (events.counted === 0) throw new CxError({ code: 'no-answers', message: 'These events hold no answers to NPS, CSAT or CES.' });
  return { kind: 'events', source, events: events.events, counted: events.counted, dimensions: events.dimensions };
}

function tableOf(source: Source, profiler: TableProfiler, keys: readonly string[]): Looked {
  const columns = profiler.columns();
  if (profiler.rows === 0) throw new CxError({ code: 'no-rows', message: 'There is a first row with names, and nothing under it.' });
  if (columns.length === 1 && columns[0]!.integerCount < columns[0]!.filled / 2) {
    throw new CxError({ code: 'no-columns', message: 'There is only one column, and it holds no ratings.' });
  }
  return { kind: 'table', source, rows: profiler.rows, ragged: profiler.ragged, names: profiler.names, columns, keys };
}

/** Counts a file that has been looked at, and judges its quality. */
export function countFile(settings: CountSettings, going: Going): Promise<CountedFile> {
  const { looked } = settings;
  return inRightEncoding(looked.source, (source) => (looked.kind === 'table' ? countTable(settings, source, looked, going) : countEvents(settings, source, going)));
}

async function countTable({ mapping, unit, now }: CountSettings, source: Source, { names, columns, keys }: Extract<Looked, { kind: 'table' }>, going: Going): Promise<CountedFile> {
  const counter = new ResponseCounter({ mapping, names, metrics: METRICS, unit });
  const checker = new QualityChecker({ mapping, columns, metrics: METRICS, today: utcDay(now) });
  const add = (row: readonly string[]): void => {
    counter.add(row);
    checker.add(row);
  };
  if (source.format === 'csv') {
    let header = true;
    await forEachRow(source, (row) => (header ? (header = false) : add(row)), going);
  } else {
    const rows = new JsonRows(keys);
    await forEachRecord(source, ({ value }) => add(rows.row(value)), going);
  }
  const { rows, undated, firstUndatedRow } = counter;
  return { cube: encodeCube(counter.cube), rows, undated, firstUndatedRow, quality: checker.report() };
}

async function countEvents({ dimension, unit, now }: CountSettings, source: Source, going: Going): Promise<CountedFile> {
  const counter = new EventCounter({ metrics: METRICS, unit, dimensions: dimension === null ? [] : [dimension], now });
  await forEachRecord(source, (record) => counter.add(record), going);
  const figures = METRICS.filter(({ id }) => counter.cube.measuresOf(id).length > 0).map(({ id }) => ({ metric: id, reading: read(counter.cube, { metric: id, instrument: 'latest' }) }));
  return { cube: encodeCube(counter.cube), rows: counter.events, undated: 0, firstUndatedRow: null, quality: { rows: counter.events, figures, findings: counter.findings(), effects: [] } };
}
