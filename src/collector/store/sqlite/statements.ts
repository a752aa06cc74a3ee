import type Database from 'libsql';

/** What is bound and stored. */
export type Value = string | number | null;

/** Rows that are written by one statement: a call costs more than what it does with a row. Few sizes, so that each is prepared once. */
const SIZES = [64, 8, 1] as const;

/** The statements of a connection, each prepared once. */
export class Statements {
  readonly db: Database.Database;
  readonly #made = new Map<string, Database.Statement>();
  /** Of each text, those that write many rows: a long text is not made anew for each. */
  readonly #many = new Map<string, Map<number, Database.Statement>>();

  constructor(db: Database.Database) {
    this.db = db;
  }

  sql(text: string): Database.Statement {
    const known = this.#made.get(text);
    if (known) return known;
    const made = this.db.prepare(text);
    this.#made.set(text, made);
    return made;
  }

  /** What there is of a list of names, asked for with one call; the query holds {@link LISTED}. */
  listed<Row>(query: string, tenant: string, names: readonly string[]): Row[] {
    return names.length === 0 ? [] : (this.sql(query).all(tenant, JSON.stringify(names)) as Row[]);
  }

  /**
   * Writes rows in order, many with each statement. The tenant stands first in each.
   *
   * @param text from `INSERT INTO ...`; `VALUES` and the rows stand where it says `:rows`
   * @param values of all rows, one after the other, so many of each, without the tenant
   * @returns the number that the last row was given
   */
  insert(text: string, tenant: string, width: number, values: readonly Value[]): number | undefined {
    let last: number | bigint | undefined;
    for (let from = 0; from < values.length; ) {
      const size = SIZES.find((one) => one * width <= values.length - from)!;
      const row = values.slice(from, from + size * width);
      row.unshift(tenant);
      last = this.#writer(text, size, width).run(row).lastInsertRowid;
      from += size * width;
    }
    return last === undefined ? undefined : Number(last);
  }

  #writer(text: string, size: number, width: number): Database.Statement {
    let sizes = this.#many.get(text);
    if (!sizes) this.#many.set(text, (sizes = new Map()));
    let statement = sizes.get(size);
    if (!statement) {
      const rows = Array.from({ length: size }, (_, row) => `(?1, ${Array.from({ length: width }, (_, i) => `?${2 + row * width + i}`).join(', ')})`);
      sizes.set(size, (statement = this.db.prepare(text.replace(':rows', `VALUES ${rows.join(', ')}`))));
    }
    return statement;
  }

  /** All or nothing. */
  transaction<T>(work: () => T): T {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }
}

/** The names of a list that is given as JSON. */
export const LISTED = '(SELECT value FROM json_each(?))';
