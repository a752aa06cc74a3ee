import { isOfErased, subjectIn } from '../letters.js';
import type { AuditEntry, DeadLetter } from '../store.js';
import { failed, type Client } from './client.js';
import type pg from 'pg';

/** What is set aside of a tenant, and what was done to what is kept of people. */
export class Notes {
  readonly #pool: Client;
  readonly #tenant: string;
  readonly #keyOf: (subject: string) => string;

  constructor(pool: Client, tenant: string, keyOf: (subject: string) => string) {
    this.#pool = pool;
    this.#tenant = tenant;
    this.#keyOf = keyOf;
  }

  async #query<R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<pg.QueryResult<R>> {
    try {
      return await this.#pool.query<R>(text, values);
    } catch (error) {
      throw failed(error);
    }
  }

  async setAside(letters: readonly DeadLetter[]): Promise<void> {
    const personOf = ({ content }: DeadLetter): string => {
      const subject = subjectIn(content);
      return subject === null ? '' : this.#keyOf(subject);
    };
    const { rows } = await this.#query<{ person: string; until: string }>('SELECT person, until FROM cx_erased WHERE tenant = $1 AND person = ANY($2::text[])', [this.#tenant, letters.map(personOf)]);
    const erased = new Map(rows.map(({ person, until }) => [person, Number(until)]));
    const kept = letters.filter((letter) => !isOfErased(letter, erased.get(personOf(letter))));
    const column = (of: (letter: DeadLetter) => unknown): unknown[] => kept.map(of);
    await this.#query('INSERT INTO cx_dead_letter SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[]) ON CONFLICT DO NOTHING', [
      this.#tenant, column(({ id }) => id), column(({ at }) => at), column(({ reason }) => reason), column(({ content }) => subjectIn(content)), column(({ content }) => content),
    ]);
  }

  async letters(after: string, limit: number): Promise<readonly DeadLetter[]> {
    const { rows } = await this.#query<Omit<DeadLetter, 'at'> & { at: string }>('SELECT id, at, reason, content FROM cx_dead_letter WHERE tenant = $1 AND id > $2 ORDER BY id LIMIT $3', [this.#tenant, after, limit]);
    return rows.map((row) => ({ ...row, at: Number(row.at) }));
  }

  async countLetters(): Promise<number> {
    return Number((await this.#query<{ n: string }>('SELECT count(*) AS n FROM cx_dead_letter WHERE tenant = $1', [this.#tenant])).rows[0]!.n);
  }

  async dropLetters(ids: readonly string[]): Promise<number> {
    return (await this.#query('DELETE FROM cx_dead_letter WHERE tenant = $1 AND id = ANY($2::text[])', [this.#tenant, ids])).rowCount ?? 0;
  }

  async noteAudit({ at, holder, action, subject, count }: Omit<AuditEntry, 'person'> & { readonly subject?: string }): Promise<void> {
    await this.#query('INSERT INTO cx_audit (tenant, at, holder, action, person, count) VALUES ($1, $2, $3, $4, $5, $6)', [this.#tenant, at, holder, action, subject === undefined ? null : this.#keyOf(subject), count]);
  }

  async audit(limit: number): Promise<readonly AuditEntry[]> {
    const { rows } = await this.#query<Omit<AuditEntry, 'at' | 'count'> & { at: string; count: string }>('SELECT at, holder, action, person, count FROM cx_audit WHERE tenant = $1 ORDER BY seq DESC LIMIT $2', [this.#tenant, limit]);
    return rows.map(({ at, count, ...rest }) => ({ ...rest, at: Number(at), count: Number(count) }));
  }
}
