import type pg from 'pg';
import { CxError } from '../../../core/problem.js';
import { uuidv7 } from '../../../core/uuid.js';
import type { CxEvent } from '../../../model/event.js';
import type { Instrument } from '../../../model/instrument.js';
import { isOfErased, subjectIn } from '../letters.js';
import { personKey } from '../person-key.js';
import { inTurn } from '../queue.js';
import { neededFor, settle, type Known, type Settled } from '../settle.js';
import { COMMITS_KEPT, unchanged, type AuditEntry, type Change, type Commit, type DeadLetter, type Head, type Observation, type Outcome, type PlacedEvent, type Removal, type RollupRow, type RollupShape, type Store, type StoredEvent, type Turn, type View } from '../store.js';
import { measureKey, sumsOf } from '../sums.js';
import type { Bell } from './bell.js';
import { reasonOf } from './connect.js';

/** Rows that are read at once. */
const PAGE = 1000;

type Client = pg.PoolClient;
type Cell = readonly [measure: number, dimension: number, segment: string, day: number, slot: number, amount: number];
interface Measure {
  readonly metric: string;
  readonly instrument: Instrument | null;
}
interface HeadRow {
  readonly seq: string;
  readonly as_of: string;
  readonly place: string;
  readonly shape: string | null;
  readonly feed: string;
  readonly kept_from: string;
}

const HEAD = 'SELECT seq, as_of, place, shape, feed, kept_from FROM cx_tenant WHERE tenant = $1';

/**
 * One tenant's part of a PostgreSQL database. Whoever commits holds the lock on the tenant's row from the first to the last statement: so commits have
 * numbers without gaps, facts are derived once, and nobody waits for somebody who waits for them.
 */
export class PostgresStore implements Store {
  readonly tenant: string;
  readonly #pool: pg.Pool;
  readonly #bell: Bell;
  readonly #keyOf: (subject: string) => string;
  /** Turns of this program come one after the other without holding more than one connection. */
  readonly #queue = inTurn();
  readonly #numbers = new Map<string, number>();
  readonly #measures = new Map<number, Measure>();
  /** Connections whose transaction has been committed before its work was over. */
  readonly #committed = new WeakSet<Client>();

  constructor(pool: pg.Pool, bell: Bell, tenant: string) {
    this.#pool = pool;
    this.#bell = bell;
    this.tenant = tenant;
    this.#keyOf = personKey(tenant);
  }

  /** Makes the tenant's row. @throws CxError `moving` while events of the tenant are being moved in from elsewhere */
  async begin(): Promise<this> {
    const { rows } = await this.#query<{ is: boolean }>("SELECT to_regclass('cx_moving') IS NOT NULL AS is", []);
    if (rows[0]!.is && (await this.#query('SELECT 1 FROM cx_moving WHERE tenant = $1 AND NOT done', [this.tenant])).rows.length > 0) {
      throw new CxError({ code: 'moving', message: `The events of the tenant "${this.tenant}" are not all moved in yet. Run cx-collector migrate to its end first.` });
    }
    await this.#query('INSERT INTO cx_tenant (tenant, seq, as_of, place, feed) VALUES ($1, 0, 0, 0, $2) ON CONFLICT DO NOTHING', [this.tenant, uuidv7()]);
    return this;
  }

  async #query<R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<pg.QueryResult<R>> {
    try {
      return await this.#pool.query<R>(text, values);
    } catch (error) {
      throw failed(error);
    }
  }

  turn<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    return this.#queue(() => this.#within('BEGIN', `${HEAD} FOR UPDATE`, (client, head) => work({ ...this.#viewOf(client, head), ...this.#writes(client, head) })));
  }

  view<T>(work: (view: View) => Promise<T>): Promise<T> {
    return this.#within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', HEAD, (client, head) => work(this.#viewOf(client, head)));
  }

  /** Within one transaction, which ends with the work if a commit has not ended it before. A connection that failed is not used again. */
  async #within<T>(begin: string, headQuery: string, work: (client: Client, head: Head) => Promise<T>): Promise<T> {
    let client: Client;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw failed(error);
    }
    const broke = (): void => {};
    client.on('error', broke);
    let isWell = false;
    try {
      this.#committed.delete(client);
      await client.query(begin);
      const { rows } = await client.query<HeadRow>(headQuery, [this.tenant]);
      const result = await work(client, headOf(rows[0]!));
      if (!this.#committed.has(client)) await client.query('COMMIT');
      isWell = true;
      return result;
    } catch (error) {
      this.#numbers.clear();
      this.#measures.clear();
      isWell = await client.query('ROLLBACK').then(() => true, () => false);
      throw failed(error);
    } finally {
      client.off('error', broke);
      client.release(!isWell);
    }
  }

  #viewOf(client: Client, head: Head): View {
    return {
      head,
      commits: (since) => this.#commits(client, since, head.seq),
      rollups: () => this.#sums(client, 'rollup'),
      published: () => this.#sums(client, 'published'),
      eventsAfter: (place, types) => this.#events(client, place, types),
      gone: (since) => this.#gone(client, since),
    };
  }

  async #commits(client: Client, since: number, until: number): Promise<Commit[] | null> {
    const { rows } = await client.query<{ seq: string; as_of: string; place: string; sums: string; gone: string }>('SELECT seq, as_of, place, sums, gone FROM cx_made WHERE tenant = $1 AND seq > $2 ORDER BY seq', [this.tenant, since]);
    if (rows.length !== until - since) return null;
    const commits: Commit[] = [];
    for (const row of rows) {
      const { counted, published } = JSON.parse(row.sums) as MadeSums;
      await this.#learn(client, [...counted, ...published].map(([measure]) => measure));
      const rowsOf = (cells: readonly Cell[]): RollupRow[] => cells.map((cell) => this.#rowOf(cell));
      commits.push({ seq: Number(row.seq), asOf: Number(row.as_of), place: Number(row.place), gone: JSON.parse(row.gone) as string[], rows: rowsOf(counted), published: rowsOf(published) });
    }
    return commits;
  }

  async *#gone(client: Client, since: number): AsyncIterable<string> {
    let last: readonly [seq: number, id: string] = [since + 1, ''];
    for (;;) {
      const { rows } = await client.query<{ seq: string; id: string }>(`SELECT seq, id FROM cx_gone WHERE tenant = $1 AND (seq, id) > ($2, $3) ORDER BY seq, id LIMIT ${PAGE}`, [this.tenant, ...last]);
      for (const { id } of rows) yield id;
      if (rows.length < PAGE) return;
      last = [Number(rows.at(-1)!.seq), rows.at(-1)!.id];
    }
  }

  /** Looks up what measures are that are not known yet. */
  async #learn(client: Client, numbers: readonly number[]): Promise<void> {
    const unknown = [...new Set(numbers)].filter((number) => !this.#measures.has(number));
    if (unknown.length === 0) return;
    const { rows } = await client.query<{ number: number; metric: string; instrument: string | null }>('SELECT number, metric, instrument FROM cx_measure WHERE tenant = $1 AND number = ANY($2::int[])', [this.tenant, unknown]);
    for (const { number, metric, instrument } of rows) this.#measures.set(number, { metric, instrument: instrument === null ? null : (JSON.parse(instrument) as Instrument) });
  }

  #rowOf([measure, dimension, segment, day, slot, amount]: Cell): RollupRow {
    return { ...this.#measures.get(measure)!, dimension, segment, day, slot, amount };
  }

  async *#sums(client: Client, table: SumTable): AsyncIterable<RollupRow> {
    let last: Cell = [-1, 0, '', 0, 0, 0];
    for (;;) {
      const { rows } = await client.query<{ measure: number; dimension: number; segment: string; day: number; slot: number; amount: number }>(
        `SELECT measure, dimension, segment, day, slot, amount FROM cx_${table} WHERE tenant = $1 AND (measure, dimension, segment, day, slot) > ($2, $3, $4, $5, $6)
         ORDER BY measure, dimension, segment, day, slot LIMIT ${10 * PAGE}`,
        [this.tenant, ...last.slice(0, 5)],
      );
      await this.#learn(client, rows.map(({ measure }) => measure));
      for (const { measure, dimension, segment, day, slot, amount } of rows) {
        last = [measure, dimension, segment, day, slot, amount];
        if (amount !== 0) yield this.#rowOf(last);
      }
      if (rows.length < 10 * PAGE) return;
    }
  }

  async *#events(client: Pick<Client, 'query'>, place: number, types: readonly string[]): AsyncIterable<PlacedEvent> {
    if (types.length === 0) return;
    for (let last = place; ; ) {
      const { rows } = await client.query<{ place: string; body: string }>(`SELECT place, body FROM cx_event WHERE tenant = $1 AND place > $2 AND type = ANY($3::text[]) ORDER BY place LIMIT ${PAGE}`, [this.tenant, last, types]);
      for (const row of rows) yield { place: Number(row.place), event: JSON.parse(row.body) as CxEvent };
      if (rows.length < PAGE) return;
      last = Number(rows.at(-1)!.place);
    }
  }

  #writes(client: Client, head: Head): Omit<Turn, keyof View> {
    return {
      commit: (change) => this.#commit(client, head, change),
      remove: (removal) => this.#remove(client, removal),
      publish: (rows) => this.#close(client, 0, [], { published: rows }),
      reshape: (shape, observe, asOf, withheld) => this.#reshape(client, shape, observe, asOf, withheld),
      eventsOfPerson: (subject) => this.#eventsOfPerson(client, subject),
      eventsBefore: async (time, except, limit) =>
        stored((await client.query<StoredRow>(`${STORED} WHERE e.tenant = $1 AND e.at < $2 AND e.type <> ALL($3::text[]) ORDER BY e.at LIMIT $4`, [this.tenant, time, except, limit])).rows),
    };
  }

  /** @param head as it was when the turn began, since when its row is locked */
  async #commit(client: Client, head: Head, { asOf, batch, facts }: Change): Promise<{ commit: Commit; outcomes: readonly Outcome[] }> {
    const settled = settle(batch, await this.#known(client, batch), this.#keyOf);
    if (settled.added.length + facts.length === 0) return { outcomes: settled.outcomes, commit: unchanged(head) };
    await this.#write(client, settled, head.place);
    return { outcomes: settled.outcomes, commit: await this.#close(client, asOf, [...facts, ...settled.observed], { place: head.place + settled.added.length }) };
  }

  async #known(client: Client, batch: Change['batch']): Promise<Known> {
    const known = { bodies: new Map<string, string>(), gone: new Set<string>(), erased: new Map<string, number>(), standing: new Map<string, { event: string | null; time: string }>(), said: new Map<string, string[]>() };
    if (batch.length === 0) return known;
    const { ids, responses, takenBack, people } = neededFor(batch, this.#keyOf);
    for (const response of takenBack) known.said.set(response, []);
    const { rows } = await client.query<{ what: number; a: string; b: string | null; c: string | null }>(
      // one row at a time, through the key: of a table that has grown since it was analysed, all rows would be read to look for a few
      `SELECT 1 AS what, e.id AS a, e.body AS b, NULL AS c FROM unnest($2::text[]) w (id) CROSS JOIN LATERAL ${one('cx_event', 'id', 'w.id')} e
       UNION ALL SELECT 2, g.id, NULL, NULL FROM unnest($2::text[]) w (id) CROSS JOIN LATERAL ${one('cx_gone', 'id', 'w.id')} g
       UNION ALL SELECT 3, r.response, r.event, r.time FROM unnest($3::text[]) w (response) CROSS JOIN LATERAL ${one('cx_response', 'response', 'w.response')} r
       UNION ALL SELECT 1, e.id, e.body, NULL FROM unnest($3::text[]) w (response) CROSS JOIN LATERAL ${one('cx_response', 'response', 'w.response')} r CROSS JOIN LATERAL ${one('cx_event', 'id', 'r.event')} e
       UNION ALL SELECT 4, p.person, p.until::text, NULL FROM unnest($4::text[]) w (person) CROSS JOIN LATERAL ${one('cx_erased', 'person', 'w.person')} p
       UNION ALL SELECT 5, r.response, e.id, e.body FROM cx_response_event r CROSS JOIN LATERAL ${one('cx_event', 'id', 'r.event')} e WHERE r.tenant = $1 AND r.response = ANY($5::text[])`,
      [this.tenant, ids, responses, people, takenBack],
    );
    for (const { what, a, b, c } of rows) {
      if (what === 1) known.bodies.set(a, b!);
      else if (what === 2) known.gone.add(a);
      else if (what === 3) known.standing.set(a, { event: b, time: c! });
      else if (what === 4) known.erased.set(a, Number(b));
      else {
        known.said.get(a)!.push(b!);
        known.bodies.set(b!, c!);
      }
    }
    return known;
  }

  /** Writes what is new in one statement, and takes out what was taken back. */
  async #write(client: Client, { added, standing, emptied }: Settled, place: number): Promise<void> {
    if (added.length === 0) return;
    // what is taken back within the batch it came with is never written as it was
    const events = added.map(({ incoming: { event, received }, body }, i) => {
      const empty = emptied.get(event.id);
      emptied.delete(event.id);
      return [event.id, place + 1 + i, event.type, event.time, Date.parse(event.time), received, empty === undefined ? (event.subject ?? null) : null, empty ?? body] as const;
    });
    const column = (i: number): unknown[] => events.map((one) => one[i]);
    const notes = added.filter(({ response }) => response !== null);
    const { rows } = await client.query<{ n: string }>(
      `WITH added AS (
         INSERT INTO cx_event (tenant, id, place, type, time, at, received, subject, body)
         SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[], $9::text[]) ON CONFLICT (tenant, id) DO NOTHING RETURNING id
       ), noted AS (
         INSERT INTO cx_response_event SELECT $1, * FROM unnest($10::text[], $11::text[]) ON CONFLICT DO NOTHING
       ), stands AS (
         INSERT INTO cx_response SELECT $1, * FROM unnest($12::text[], $13::text[], $14::text[]) ON CONFLICT (tenant, response) DO UPDATE SET event = excluded.event, time = excluded.time
       ) SELECT count(*) AS n FROM added`,
      [
        this.tenant, ...[0, 1, 2, 3, 4, 5, 6, 7].map(column), notes.map(({ response }) => response), notes.map(({ incoming: { event } }) => event.id),
        [...standing.keys()], [...standing.values()].map(({ event }) => event), [...standing.values()].map(({ time }) => time),
      ],
    );
    // the lock makes this impossible; were it ever otherwise, nothing of the batch is stored, and it is tried again
    if (Number(rows[0]!.n) !== added.length) throw new Error('another program has written events meanwhile');
    for (const [id, body] of emptied) await client.query('UPDATE cx_event SET body = $3, subject = NULL WHERE tenant = $1 AND id = $2', [this.tenant, id, body]);
  }

  /** Rolls up, writes the commit, and tells the others: the last step of each. */
  async #close(client: Client, asOf: number, observations: readonly Observation[], { place = 0, gone = [], keptFrom = 0, published = [] }: { readonly place?: number; readonly gone?: readonly string[]; readonly keptFrom?: number; readonly published?: readonly RollupRow[] }): Promise<Commit> {
    const rows = sumsOf(observations);
    const sums: MadeSums = { counted: await this.#rollUp(client, rows), published: await this.#rollUp(client, published, 'published') };
    const { rows: [head] } = await client.query<HeadRow>(
      `WITH head AS (
         UPDATE cx_tenant SET seq = seq + 1, as_of = greatest(as_of, $2), place = greatest(place, $3), kept_from = greatest(kept_from, $4) WHERE tenant = $1 RETURNING *
       ), made AS (
         INSERT INTO cx_made SELECT tenant, seq, as_of, place, $5, $6 FROM head
       ), dropped AS (
         DELETE FROM cx_made USING head WHERE cx_made.tenant = $1 AND cx_made.seq <= head.seq - ${COMMITS_KEPT}
       ) SELECT *, pg_notify('cx_commit', $7) FROM head`,
      [this.tenant, asOf, place, keptFrom, JSON.stringify(sums), JSON.stringify(gone), `${this.tenant} ${this.#bell.name}`],
    );
    await this.#end(client);
    const { seq, asOf: told, place: last } = headOf(head!);
    return { seq, asOf: told, place: last, rows, published, gone };
  }

  async #end(client: Client): Promise<void> {
    await client.query('COMMIT');
    this.#committed.add(client);
  }

  async #rollUp(client: Client, rows: readonly RollupRow[], table: SumTable = 'rollup'): Promise<Cell[]> {
    if (rows.length === 0) return [];
    await this.#number(client, rows);
    const cells = rows.map(({ metric, instrument, dimension, segment, day, slot, amount }): Cell => [this.#numbers.get(measureKey(metric, instrument))!, dimension, segment, day, slot, amount]);
    const column = (i: number): unknown[] => cells.map((cell) => cell[i]);
    await client.query(
      `INSERT INTO cx_${table} SELECT $1, * FROM unnest($2::int[], $3::int[], $4::text[], $5::int[], $6::int[], $7::float8[])
       ON CONFLICT (tenant, measure, dimension, segment, day, slot) DO UPDATE SET amount = cx_${table}.amount + excluded.amount`,
      [this.tenant, ...[0, 1, 2, 3, 4, 5].map(column)],
    );
    return cells;
  }

  /** Finds the numbers of measures, and gives numbers to those that have none. */
  async #number(client: Client, rows: readonly RollupRow[]): Promise<void> {
    const wanted = new Map(rows.map(({ metric, instrument }) => [measureKey(metric, instrument), { metric, instrument }]));
    const unknown = [...wanted].filter(([key]) => !this.#numbers.has(key));
    if (unknown.length === 0) return;
    await client.query(
      `INSERT INTO cx_measure SELECT $1, (SELECT coalesce(max(number), 0) FROM cx_measure WHERE tenant = $1) + row_number() OVER (), wanted.*
       FROM unnest($2::text[], $3::text[], $4::text[]) AS wanted (key, metric, instrument) WHERE NOT EXISTS (SELECT 1 FROM cx_measure m WHERE m.tenant = $1 AND m.key = wanted.key)`,
      [this.tenant, unknown.map(([key]) => key), unknown.map(([, { metric }]) => metric), unknown.map(([, { instrument }]) => instrument && JSON.stringify(instrument))],
    );
    const { rows: found } = await client.query<{ key: string; number: number }>('SELECT key, number FROM cx_measure WHERE tenant = $1 AND key = ANY($2::text[])', [this.tenant, unknown.map(([key]) => key)]);
    for (const { key, number } of found) this.#numbers.set(key, number);
  }

  async #remove(client: Client, { asOf, ids, observations, person, keptFrom }: Removal): Promise<Commit> {
    if (person) {
      await client.query(
        `INSERT INTO cx_response SELECT DISTINCT $1, response, NULL, '1970-01-01T00:00:00Z' FROM cx_response_event WHERE tenant = $1 AND event = ANY($2::text[])
         ON CONFLICT (tenant, response) DO UPDATE SET event = NULL`,
        [this.tenant, ids],
      );
      await client.query('INSERT INTO cx_erased VALUES ($1, $2, $3) ON CONFLICT (tenant, person) DO UPDATE SET until = greatest(cx_erased.until, excluded.until)', [this.tenant, this.#keyOf(person.subject), person.until]);
      await client.query('DELETE FROM cx_dead_letter WHERE tenant = $1 AND subject = $2', [this.tenant, person.subject]);
    } else if (keptFrom === undefined) {
      await client.query('DELETE FROM cx_response WHERE tenant = $1 AND event = ANY($2::text[])', [this.tenant, ids]);
    }
    await client.query('DELETE FROM cx_response_event WHERE tenant = $1 AND event = ANY($2::text[])', [this.tenant, ids]);
    await client.query('DELETE FROM cx_event WHERE tenant = $1 AND id = ANY($2::text[])', [this.tenant, ids]);
    await client.query('INSERT INTO cx_gone (tenant, id, seq) SELECT tenant, unnest($2::text[]), seq + 1 FROM cx_tenant WHERE tenant = $1 ON CONFLICT DO NOTHING', [this.tenant, ids]);
    return this.#close(client, asOf, observations, { gone: ids, ...(keptFrom !== undefined && { keptFrom }) });
  }

  async #reshape(client: Client, shape: RollupShape, observe: (event: CxEvent) => readonly Observation[], asOf: number, withheld: string): Promise<Head> {
    await client.query('DELETE FROM cx_rollup WHERE tenant = $1', [this.tenant]);
    for (let place = 0; ; ) {
      const { rows } = await client.query<{ place: string; body: string }>(
        `SELECT place, body FROM cx_event e WHERE tenant = $1 AND place > $2
         AND (type <> 'cx.response.submitted' OR EXISTS (SELECT 1 FROM cx_response r WHERE r.tenant = e.tenant AND r.response = (e.body::jsonb #>> '{data,response}') AND r.event = e.id)) ORDER BY place LIMIT ${PAGE}`,
        [this.tenant, place],
      );
      await this.#rollUp(client, sumsOf(rows.flatMap(({ body }) => observe(JSON.parse(body) as CxEvent))));
      if (rows.length < PAGE) break;
      place = Number(rows.at(-1)!.place);
    }
    await client.query(
      `WITH told AS (DELETE FROM cx_published WHERE tenant = $1 RETURNING measure, dimension, day, slot, amount), sums AS (
         SELECT measure, day, slot, sum(amount) AS amount FROM told WHERE dimension = 0 GROUP BY measure, day, slot
       ) INSERT INTO cx_published SELECT $1, measure, d, $2, day, slot, amount FROM sums, generate_series(0, $3::int) AS d
       ON CONFLICT (tenant, measure, dimension, segment, day, slot) DO UPDATE SET amount = excluded.amount`,
      [this.tenant, withheld, Math.max(0, shape.dimensions.length - 1)],
    );
    await client.query('DELETE FROM cx_made WHERE tenant = $1', [this.tenant]);
    const { rows } = await client.query<HeadRow>(`UPDATE cx_tenant SET shape = $2, as_of = greatest(as_of, $3), feed = $4 WHERE tenant = $1 RETURNING seq, as_of, place, shape, feed, kept_from, pg_notify('cx_commit', $5)`, [this.tenant, JSON.stringify(shape), asOf, uuidv7(), `${this.tenant} ${this.#bell.name}`]);
    await this.#end(client);
    return headOf(rows[0]!);
  }

  async #eventsOfPerson(client: Pick<Client, 'query'>, subject: string): Promise<StoredEvent[]> {
    const { rows } = await client.query<StoredRow>(
      // from their own events to those of their responses, and never through everybody's
      `${STORED} WHERE e.tenant = $1 AND e.id IN (
         SELECT id FROM cx_event WHERE tenant = $1 AND subject = $2
         UNION SELECT all_of.event FROM cx_event mine
           JOIN cx_response_event own ON own.tenant = mine.tenant AND own.event = mine.id
           JOIN cx_response_event all_of ON all_of.tenant = own.tenant AND all_of.response = own.response
           WHERE mine.tenant = $1 AND mine.subject = $2) ORDER BY e.place`,
      [this.tenant, subject],
    );
    return stored(rows);
  }

  async has(id: string): Promise<boolean> {
    return (await this.#query('SELECT 1 FROM cx_event WHERE tenant = $1 AND id = $2', [this.tenant, id])).rows.length > 0;
  }

  async count(): Promise<number> {
    return Number((await this.#query<{ n: string }>('SELECT count(*) AS n FROM cx_event WHERE tenant = $1', [this.tenant])).rows[0]!.n);
  }

  async *eventsAfter(place: number, types: readonly string[]): AsyncIterable<PlacedEvent> {
    try {
      yield* this.#events(this.#pool as unknown as Pick<Client, 'query'>, place, types);
    } catch (error) {
      throw failed(error);
    }
  }

  exportPerson(subject: string): Promise<readonly StoredEvent[]> {
    return this.#within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', HEAD, (client) => this.#eventsOfPerson(client, subject));
  }

  async setAside(letters: readonly DeadLetter[]): Promise<void> {
    const personOf = ({ content }: DeadLetter): string => {
      const subject = subjectIn(content);
      return subject === null ? '' : this.#keyOf(subject);
    };
    const { rows } = await this.#query<{ person: string; until: string }>('SELECT person, until FROM cx_erased WHERE tenant = $1 AND person = ANY($2::text[])', [this.tenant, letters.map(personOf)]);
    const erased = new Map(rows.map(({ person, until }) => [person, Number(until)]));
    const kept = letters.filter((letter) => !isOfErased(letter, erased.get(personOf(letter))));
    const column = (of: (letter: DeadLetter) => unknown): unknown[] => kept.map(of);
    await this.#query('INSERT INTO cx_dead_letter SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[]) ON CONFLICT DO NOTHING', [
      this.tenant, column(({ id }) => id), column(({ at }) => at), column(({ reason }) => reason), column(({ content }) => subjectIn(content)), column(({ content }) => content),
    ]);
  }

  async deadLetters({ after = '', limit = 100 }: { readonly after?: string; readonly limit?: number } = {}): Promise<readonly DeadLetter[]> {
    const { rows } = await this.#query<Omit<DeadLetter, 'at'> & { at: string }>('SELECT id, at, reason, content FROM cx_dead_letter WHERE tenant = $1 AND id > $2 ORDER BY id LIMIT $3', [this.tenant, after, limit]);
    return rows.map((row) => ({ ...row, at: Number(row.at) }));
  }

  async countDeadLetters(): Promise<number> {
    return Number((await this.#query<{ n: string }>('SELECT count(*) AS n FROM cx_dead_letter WHERE tenant = $1', [this.tenant])).rows[0]!.n);
  }

  async dropDeadLetters(ids: readonly string[]): Promise<number> {
    return (await this.#query('DELETE FROM cx_dead_letter WHERE tenant = $1 AND id = ANY($2::text[])', [this.tenant, ids])).rowCount ?? 0;
  }

  async noteAudit({ at, holder, action, subject, count }: Omit<AuditEntry, 'person'> & { readonly subject?: string }): Promise<void> {
    await this.#query('INSERT INTO cx_audit (tenant, at, holder, action, person, count) VALUES ($1, $2, $3, $4, $5, $6)', [this.tenant, at, holder, action, subject === undefined ? null : this.#keyOf(subject), count]);
  }

  async audit(limit = 1000): Promise<readonly AuditEntry[]> {
    const { rows } = await this.#query<Omit<AuditEntry, 'at' | 'count'> & { at: string; count: string }>('SELECT at, holder, action, person, count FROM cx_audit WHERE tenant = $1 ORDER BY seq DESC LIMIT $2', [this.tenant, limit]);
    return rows.map(({ at, count, ...rest }) => ({ ...rest, at: Number(at), count: Number(count) }));
  }

  watch(wake: () => void): () => void {
    return this.#bell.watch(this.tenant, wake);
  }
}

/** The row of a table with this key, for each row of what stands before it. */
const one = (table: string, key: string, value: string): string => `(SELECT * FROM ${table} WHERE ${table}.tenant = $1 AND ${table}.${key} = ${value} LIMIT 1)`;

type SumTable = 'rollup' | 'published';
/** The sums of a commit, as they are noted with it. */
interface MadeSums {
  readonly counted: readonly Cell[];
  readonly published: readonly Cell[];
}
interface StoredRow {
  readonly body: string;
  readonly received: string;
  readonly counts: boolean;
}

const STORED = `SELECT e.body, e.received, (e.type <> 'cx.response.submitted' OR EXISTS (
  SELECT 1 FROM cx_response_event n JOIN cx_response r ON r.tenant = n.tenant AND r.response = n.response AND r.event = n.event WHERE n.tenant = e.tenant AND n.event = e.id)) AS counts FROM cx_event e`;

const stored = (rows: readonly StoredRow[]): StoredEvent[] => rows.map(({ body, received, counts }) => ({ event: JSON.parse(body) as CxEvent, received: Number(received), counts }));

const headOf = (row: HeadRow): Head => ({
  seq: Number(row.seq), asOf: Number(row.as_of), place: Number(row.place), shape: row.shape === null ? null : (JSON.parse(row.shape) as RollupShape), feed: row.feed, keptFrom: Number(row.kept_from),
});

/** What the database or the connection says, as one sentence; what we say ourselves stays. */
function failed(error: unknown): unknown {
  if (error instanceof CxError || typeof (error as { code?: unknown }).code !== 'string' && !/connection|timeout/i.test(String(error))) return error;
  return new CxError({ code: 'not-stored', message: `PostgreSQL could not do it: ${reasonOf(error)}.` }, { cause: error });
}
