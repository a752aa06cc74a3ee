import type pg from 'pg';
import { CxError } from '../../../core/problem.js';
import { uuidv7 } from '../../../core/uuid.js';
import type { CxEvent } from '../../../model/event.js';
import { personKey } from '../person-key.js';
import { inTurn } from '../queue.js';
import { settle } from '../settle.js';
import { unchanged, type AuditEntry, type Change, type Commit, type DeadLetter, type Head, type Observation, type Outcome, type PlacedEvent, type Removal, type RollupRow, type RollupShape, type Store, type StoredEvent, type Turn, type View } from '../store.js';
import { sumsOf } from '../sums.js';
import type { Bell } from './bell.js';
import { failed, type Client } from './client.js';
import { addCounted, writeRows, type CommitRows } from './commit.js';
import { HEAD, headOf, type HeadRow } from './head.js';
import { knownOf } from './known.js';
import { Measures } from './measures.js';
import { Notes } from './notes.js';
import { Reader } from './reader.js';
import { takeOut } from './removal.js';

const READ_ONLY = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

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
  readonly #measures: Measures;
  readonly #reader: Reader;
  readonly #notes: Notes;
  /** Connections whose transaction has been committed before its work was over. */
  readonly #committed = new WeakSet<Client>();

  constructor(pool: pg.Pool, bell: Bell, tenant: string) {
    this.#pool = pool;
    this.#bell = bell;
    this.tenant = tenant;
    this.#keyOf = personKey(tenant);
    this.#measures = new Measures(tenant);
    this.#reader = new Reader(tenant, this.#measures);
    this.#notes = new Notes(this.#anyone, tenant, this.#keyOf);
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

  /** Any connection that is free. */
  get #anyone(): Client {
    return this.#pool as unknown as Client;
  }

  async #query<R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<pg.QueryResult<R>> {
    try {
      return await this.#pool.query<R>(text, values);
    } catch (error) {
      throw failed(error);
    }
  }

  turn<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    return this.#queue(() => this.#within('BEGIN', `${HEAD} FOR UPDATE`, (client, head) => work({ ...this.#reader.view(client, head), ...this.#writes(client, head) })));
  }

  view<T>(work: (view: View) => Promise<T>): Promise<T> {
    return this.#within(READ_ONLY, HEAD, (client, head) => work(this.#reader.view(client, head)));
  }

  /** Within one transaction, which ends with the work if a commit has not ended it before. A connection that failed is not used again. */
  async #within<T>(begin: string, headQuery: string, work: (client: Client, head: Head) => Promise<T>): Promise<T> {
    let client: pg.PoolClient;
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
      this.#measures.forget();
      isWell = await client.query('ROLLBACK').then(() => true, () => false);
      throw failed(error);
    } finally {
      client.off('error', broke);
      client.release(!isWell);
    }
  }

  /** @param head as it was when the turn began, since when its row is locked */
  #writes(client: Client, head: Head): Omit<Turn, keyof View> {
    return {
      commit: (change) => this.#commit(client, head, change),
      remove: (removal) => this.#remove(client, head, removal),
      publish: (rows) => this.#close(client, head, { asOf: 0 }, [], rows),
      reshape: (shape, observe, asOf, withheld) => this.#reshape(client, shape, observe, asOf, withheld),
      eventsOfPerson: (subject) => this.#reader.eventsOfPerson(client, subject),
      eventsBefore: (time, except, limit) => this.#reader.eventsBefore(client, time, except, limit),
    };
  }

  async #commit(client: Client, head: Head, { asOf, batch, facts }: Change): Promise<{ commit: Commit; outcomes: readonly Outcome[] }> {
    const settled = settle(batch, await knownOf(client, this.tenant, batch, this.#keyOf), this.#keyOf);
    const { outcomes, added, observed } = settled;
    if (added.length + facts.length === 0) return { outcomes, commit: unchanged(head) };
    return { outcomes, commit: await this.#close(client, head, { asOf, events: settled }, sumsOf([...facts, ...observed])) };
  }

  /** Rolls up, writes the commit, and tells the others: the last step of each. */
  async #close(client: Client, head: Head, rest: Omit<CommitRows, 'counted' | 'published'>, rows: readonly RollupRow[], published: readonly RollupRow[] = []): Promise<Commit> {
    const [counted, told] = [await this.#measures.cellsOf(client, rows), await this.#measures.cellsOf(client, published)];
    const { seq, asOf, place } = await writeRows(client, this.tenant, { ...rest, counted, published: told }, head.place, this.#ring);
    await this.#end(client);
    return { seq, asOf, place, rows, published, gone: rest.gone ?? [] };
  }

  /** Whose tenant has changed, and who did it. */
  get #ring(): string {
    return `${this.tenant} ${this.#bell.name}`;
  }

  async #end(client: Client): Promise<void> {
    await client.query('COMMIT');
    this.#committed.add(client);
  }

  async #remove(client: Client, head: Head, removal: Removal): Promise<Commit> {
    await takeOut(client, this.tenant, removal, this.#keyOf);
    const { asOf, ids, observations, keptFrom = 0 } = removal;
    return this.#close(client, head, { asOf, gone: ids, keptFrom }, sumsOf(observations));
  }

  async #reshape(client: Client, shape: RollupShape, observe: (event: CxEvent) => readonly Observation[], asOf: number, withheld: string): Promise<Head> {
    await client.query('DELETE FROM cx_rollup WHERE tenant = $1', [this.tenant]);
    for await (const events of this.#reader.counted(client)) await addCounted(client, this.tenant, await this.#measures.cellsOf(client, sumsOf(events.flatMap(observe))));
    await client.query(
      `WITH told AS (DELETE FROM cx_published WHERE tenant = $1 RETURNING measure, dimension, day, slot, amount), sums AS (
         SELECT measure, day, slot, sum(amount) AS amount FROM told WHERE dimension = 0 GROUP BY measure, day, slot
       ) INSERT INTO cx_published SELECT $1, measure, d, $2, day, slot, amount FROM sums, generate_series(0, $3::int) AS d
       ON CONFLICT (tenant, measure, dimension, segment, day, slot) DO UPDATE SET amount = excluded.amount`,
      [this.tenant, withheld, Math.max(0, shape.dimensions.length - 1)],
    );
    await client.query('DELETE FROM cx_made WHERE tenant = $1', [this.tenant]);
    const { rows } = await client.query<HeadRow>('UPDATE cx_tenant SET shape = $2, as_of = greatest(as_of, $3), feed = $4 WHERE tenant = $1 RETURNING seq, as_of, place, shape, feed, kept_from, pg_notify(\'cx_commit\', $5)', [this.tenant, JSON.stringify(shape), asOf, uuidv7(), this.#ring]);
    await this.#end(client);
    return headOf(rows[0]!);
  }

  async has(id: string): Promise<boolean> {
    return (await this.#query('SELECT 1 FROM cx_event WHERE tenant = $1 AND id = $2', [this.tenant, id])).rows.length > 0;
  }

  async count(): Promise<number> {
    return Number((await this.#query<{ n: string }>('SELECT count(*) AS n FROM cx_event WHERE tenant = $1', [this.tenant])).rows[0]!.n);
  }

  async *eventsAfter(place: number, types: readonly string[]): AsyncIterable<PlacedEvent> {
    try {
      yield* this.#reader.eventsAfter(this.#anyone, place, types);
    } catch (error) {
      throw failed(error);
    }
  }

  exportPerson(subject: string): Promise<readonly StoredEvent[]> {
    return this.#within(READ_ONLY, HEAD, (client) => this.#reader.eventsOfPerson(client, subject));
  }

  setAside(letters: readonly DeadLetter[]): Promise<void> {
    return this.#notes.setAside(letters);
  }

  deadLetters({ after = '', limit = 100 }: { readonly after?: string; readonly limit?: number } = {}): Promise<readonly DeadLetter[]> {
    return this.#notes.letters(after, limit);
  }

  countDeadLetters(): Promise<number> {
    return this.#notes.countLetters();
  }

  dropDeadLetters(ids: readonly string[]): Promise<number> {
    return this.#notes.dropLetters(ids);
  }

  noteAudit(entry: Omit<AuditEntry, 'person'> & { readonly subject?: string }): Promise<void> {
    return this.#notes.noteAudit(entry);
  }

  audit(limit = 1000): Promise<readonly AuditEntry[]> {
    return this.#notes.audit(limit);
  }

  watch(wake: () => void): () => void {
    return this.#bell.watch(this.tenant, wake);
  }
}
