import { COMMITS_KEPT } from '../store.js';
import type { Statements, Value } from './statements.js';

/** All that a commit writes, as plain values: so it can go to another thread. */
export interface CommitRows {
  readonly tenant: string;
  readonly asOf: number;
  readonly keptFrom: number;
  /** Of each new event what stands in {@link EVENT}, one after the other. */
  readonly events: readonly Value[];
  /** Ids of events that no longer count. */
  readonly unseated: readonly string[];
  /** Ids of events whose content was taken out, with what is left. */
  readonly emptied: readonly (readonly [id: string, body: string])[];
  /** Responses that are taken back, and when. */
  readonly takenBack: readonly (readonly [response: string, time: string])[];
  /** Measures that were counted for the first time, as in {@link MEASURE}. */
  readonly measures: readonly Value[];
  /** What is added to sums, as in {@link SUM}. */
  readonly counted: readonly Value[];
  readonly published: readonly Value[];
  /** Both, and what went, as they are noted with the commit: as JSON. */
  readonly sums: string;
  readonly gone: string;
}

/** What a commit was given. */
export interface CommitHead {
  readonly seq: number;
  readonly asOf: number;
  readonly place: number;
}

export const EVENT = ['id', 'type', 'time', 'at', 'received', 'subject', 'response', 'counts', 'body'] as const;
export const MEASURE = ['number', 'key', 'metric', 'instrument'] as const;
export const SUM = ['measure', 'dimension', 'segment', 'day', 'slot', 'amount'] as const;

const INSERT_EVENTS = `INSERT INTO event (tenant, ${EVENT.join(', ')}) :rows`;
const INSERT_MEASURES = `INSERT INTO measure (tenant, ${MEASURE.join(', ')}) :rows`;
const addTo = (table: 'rollup' | 'published'): string =>
  `INSERT INTO ${table} (tenant, ${SUM.join(', ')}) :rows ON CONFLICT (tenant, measure, dimension, segment, day, slot) DO UPDATE SET amount = amount + excluded.amount`;
const [ADD_COUNTED, ADD_PUBLISHED] = [addTo('rollup'), addTo('published')];

/** Adds to sums. */
export function addSums(statements: Statements, { tenant, measures, counted, published }: Pick<CommitRows, 'tenant' | 'measures' | 'counted' | 'published'>): void {
  statements.insert(INSERT_MEASURES, tenant, MEASURE.length, measures);
  statements.insert(ADD_COUNTED, tenant, SUM.length, counted);
  statements.insert(ADD_PUBLISHED, tenant, SUM.length, published);
}

/** Writes a commit, within a transaction. */
export function writeRows(statements: Statements, rows: CommitRows): CommitHead {
  const { tenant } = rows;
  const place = statements.insert(INSERT_EVENTS, tenant, EVENT.length, rows.events) ?? 0;
  if (rows.unseated.length > 0) {
    const unseat = statements.sql('UPDATE event SET counts = 0 WHERE tenant = ? AND id = ?');
    for (const id of rows.unseated) unseat.run(tenant, id);
  }
  if (rows.emptied.length > 0) {
    const rewrite = statements.sql('UPDATE event SET body = ?, subject = NULL WHERE tenant = ? AND id = ?');
    for (const [id, body] of rows.emptied) rewrite.run(body, tenant, id);
  }
  statements.insert('INSERT INTO response (tenant, response, event, time) :rows ON CONFLICT (tenant, response) DO UPDATE SET event = NULL, time = excluded.time', tenant, 3, rows.takenBack.flatMap(([response, time]) => [response, null, time]));
  addSums(statements, rows);
  const head = statements
    .sql('UPDATE tenant SET seq = seq + 1, as_of = max(as_of, ?), place = max(place, ?), kept_from = max(kept_from, ?) WHERE tenant = ? RETURNING seq, as_of AS asOf, place')
    .get(rows.asOf, place, rows.keptFrom, tenant) as CommitHead;
  statements.sql('INSERT INTO made VALUES (?, ?, ?, ?, ?, ?)').run(tenant, head.seq, head.asOf, head.place, rows.sums, rows.gone);
  statements.sql('DELETE FROM made WHERE tenant = ? AND seq <= ?').run(tenant, head.seq - COMMITS_KEPT);
  return { seq: head.seq, asOf: head.asOf, place: head.place };
}
