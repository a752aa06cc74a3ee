import type { Settled } from '../settle.js';
import { COMMITS_KEPT, type Head } from '../store.js';
import type { Client } from './client.js';
import { headOf, type HeadRow } from './head.js';
import type { Cell } from './measures.js';
import type { MadeSums } from './reader.js';

/** What a commit writes. */
export interface CommitRows {
  readonly asOf: number;
  readonly keptFrom?: number;
  /** New events, and what changes of others. */
  readonly events?: Pick<Settled, 'added' | 'unseated' | 'takenBack' | 'emptied'>;
  readonly counted: readonly Cell[];
  readonly published: readonly Cell[];
  readonly gone?: readonly string[];
}

/** Stands between the bodies of events, which are JSON and cannot hold it: so they need not be written as the elements of an array, with every quote in them escaped. */
const BETWEEN = '\u001f';

const addTo = (table: 'cx_rollup' | 'cx_published', from: number): string =>
  `INSERT INTO ${table} SELECT $1, * FROM unnest(${['int', 'int', 'text', 'int', 'int', 'float8'].map((type, i) => `$${from + i}::${type}[]`).join(', ')})
   ON CONFLICT (tenant, measure, dimension, segment, day, slot) DO UPDATE SET amount = ${table}.amount + excluded.amount`;

/**
 * All of a commit with one statement. An event that is there already, which the lock makes impossible, fails it: then nothing of the batch is stored, and it is tried again.
 */
const WRITE = `
  WITH added AS (
    INSERT INTO cx_event (tenant, id, place, type, time, at, received, subject, response, counts, body)
    SELECT $1, w.id, $2::bigint + w.n, w.type, w.time, w.at, w.received, w.subject, w.response, w.counts, w.body
    FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[], $9::text[], $10::bool[], string_to_array($11, '${BETWEEN}')) WITH ORDINALITY AS w (id, type, time, at, received, subject, response, counts, body, n)
  ), back AS (
    INSERT INTO cx_response SELECT $1, w.response, NULL, w.time FROM unnest($12::text[], $13::text[]) AS w (response, time) ON CONFLICT (tenant, response) DO UPDATE SET event = NULL, time = excluded.time
  ), counted AS (${addTo('cx_rollup', 14)}), told AS (${addTo('cx_published', 20)}), head AS (
    UPDATE cx_tenant SET seq = seq + 1, as_of = greatest(as_of, $26), place = greatest(place, $27), kept_from = greatest(kept_from, $28) WHERE tenant = $1 RETURNING *
  ), made AS (
    INSERT INTO cx_made SELECT tenant, seq, as_of, place, $29, $30 FROM head
  ), dropped AS (
    DELETE FROM cx_made USING head WHERE cx_made.tenant = $1 AND cx_made.seq <= head.seq - ${COMMITS_KEPT}
  ) SELECT *, pg_notify('cx_commit', $31) FROM head`;

/** Adds to sums, where there is no commit of its own. */
export const addCounted = (client: Client, tenant: string, cells: readonly Cell[]): Promise<unknown> => client.query(addTo('cx_rollup', 2), [tenant, ...columnsOf(cells)]);

const columnsOf = (cells: readonly Cell[]): unknown[][] => [0, 1, 2, 3, 4, 5].map((i) => cells.map((cell) => cell[i]));

/**
 * Writes a commit, within a transaction, and rings for others when it ends.
 *
 * @param place of the last event before
 */
export async function writeRows(client: Client, tenant: string, { asOf, keptFrom = 0, events, counted, published, gone = [] }: CommitRows, place: number, ring: string): Promise<Head> {
  const { added = [], unseated = [], takenBack = new Map<string, string>(), emptied = new Map<string, string>() } = events ?? {};
  if (unseated.length > 0) await client.query('UPDATE cx_event SET counts = FALSE WHERE tenant = $1 AND id = ANY($2::text[])', [tenant, unseated]);
  for (const [id, body] of emptied) await client.query('UPDATE cx_event SET body = $3, subject = NULL WHERE tenant = $1 AND id = $2', [tenant, id, body]);
  const sums: MadeSums = { counted, published };
  const { rows } = await client.query<HeadRow>({
    name: 'cx-commit',
    text: WRITE,
    values: [
      tenant, place, added.map(({ event }) => event.id), added.map(({ event }) => event.type), added.map(({ event }) => event.time), added.map(({ event }) => Date.parse(event.time)),
      added.map(({ received }) => received), added.map(({ subject }) => subject), added.map(({ response }) => response), added.map(({ counts }) => counts), added.map(({ body }) => body).join(BETWEEN),
      [...takenBack.keys()], [...takenBack.values()], ...columnsOf(counted), ...columnsOf(published),
      asOf, added.length === 0 ? 0 : place + added.length, keptFrom, JSON.stringify(sums), JSON.stringify(gone), ring,
    ],
  });
  return headOf(rows[0]!);
}
