import type { CxEvent } from '../../../model/event.js';
import type { Commit, Head, PlacedEvent, RollupRow, RollupShape, StoredEvent, View } from '../store.js';
import type { Cell, Measures } from './measures.js';
import type { Statements } from './statements.js';

/** Rows that are read at once. */
const PAGE = 1000;
/** The type of most events, which are found in the order they came. */
const MOST = 'cx.response.submitted';

/** The sums of a commit, as they are noted with it. */
export interface MadeSums {
  readonly counted: readonly Cell[];
  readonly published: readonly Cell[];
}

interface PlacedBody {
  readonly seq: number;
  readonly body: string;
}

/** Reads one tenant's part of a file. */
export class Reader {
  readonly #statements: Statements;
  readonly #tenant: string;
  readonly #measures: Measures;

  constructor(statements: Statements, tenant: string, measures: Measures) {
    this.#statements = statements;
    this.#tenant = tenant;
    this.#measures = measures;
  }

  view(): View {
    return {
      head: this.head(),
      commits: async (since) => this.#commits(since),
      rollups: () => this.#sums('rollup'),
      published: () => this.#sums('published'),
      eventsAfter: (place, types) => this.eventsAfter(place, types),
      gone: (since) => this.#gone(since),
    };
  }

  head(): Head {
    const row = this.#statements.sql('SELECT seq, as_of, place, shape, feed, kept_from FROM tenant WHERE tenant = ?').get(this.#tenant) as { seq: number; as_of: number; place: number; shape: string | null; feed: string; kept_from: number };
    return { seq: row.seq, asOf: row.as_of, place: row.place, shape: row.shape === null ? null : (JSON.parse(row.shape) as RollupShape), feed: row.feed, keptFrom: row.kept_from };
  }

  #commits(since: number): Commit[] | null {
    const { seq } = this.head();
    const rows = this.#statements.sql('SELECT seq, as_of, place, sums, gone FROM made WHERE tenant = ? AND seq > ? ORDER BY seq').all(this.#tenant, since) as { seq: number; as_of: number; place: number; sums: string; gone: string }[];
    if (rows.length !== seq - since) return null;
    const rowsOf = (cells: readonly Cell[]): RollupRow[] => cells.map((cell) => this.#measures.rowOf(cell));
    return rows.map((row) => {
      const { counted, published } = JSON.parse(row.sums) as MadeSums;
      return { seq: row.seq, asOf: row.as_of, place: row.place, gone: JSON.parse(row.gone) as string[], rows: rowsOf(counted), published: rowsOf(published) };
    });
  }

  async *#gone(since: number): AsyncIterable<string> {
    let last: { seq: number; id: string } = { seq: since + 1, id: '' };
    for (;;) {
      const rows = this.#statements.sql(`SELECT seq, id FROM gone WHERE tenant = ? AND (seq, id) > (?, ?) ORDER BY seq, id LIMIT ${PAGE}`).all(this.#tenant, last.seq, last.id) as { seq: number; id: string }[];
      for (const { id } of rows) yield id;
      if (rows.length < PAGE) return;
      last = rows.at(-1)!;
    }
  }

  async *#sums(table: 'rollup' | 'published'): AsyncIterable<RollupRow> {
    let last: Cell = [-1, 0, '', 0, 0, 0];
    for (;;) {
      const rows = this.#statements.sql(`SELECT measure, dimension, segment, day, slot, amount FROM ${table} WHERE tenant = ? AND (measure, dimension, segment, day, slot) > (?, ?, ?, ?, ?) ORDER BY measure, dimension, segment, day, slot LIMIT ${PAGE}`)
        .all(this.#tenant, ...last.slice(0, 5)) as { measure: number; dimension: number; segment: string; day: number; slot: number; amount: number }[];
      for (const { measure, dimension, segment, day, slot, amount } of rows) {
        last = [measure, dimension, segment, day, slot, amount];
        if (amount !== 0) yield this.#measures.rowOf(last);
      }
      if (rows.length < PAGE) return;
    }
  }

  async *eventsAfter(place: number, types: readonly string[]): AsyncIterable<PlacedEvent> {
    if (types.length === 0) return;
    // of each type in order, merged: as one condition all that is left would be sorted for each page. The plus keeps it from an index that is no help
    const page = this.#statements.sql(
      `${types.map((type) => (type === MOST ? `SELECT seq, body FROM event WHERE +tenant = ? AND type = ? AND seq > ?` : `SELECT seq, body FROM event WHERE tenant = ? AND type = ? AND type <> '${MOST}' AND seq > ?`)).join(' UNION ALL ')} ORDER BY seq LIMIT ${PAGE}`,
    );
    for (let last = place; ; ) {
      const rows = page.all(...types.flatMap((type) => [this.#tenant, type, last])) as PlacedBody[];
      for (const { seq, body } of rows) yield { place: seq, event: JSON.parse(body) as CxEvent };
      if (rows.length < PAGE) return;
      last = rows.at(-1)!.seq;
    }
  }

  /** Events that count, in the order they came, so many at once. */
  *counted(): Iterable<readonly CxEvent[]> {
    const page = this.#statements.sql(`SELECT seq, body FROM event WHERE +tenant = ? AND seq > ? AND counts ORDER BY seq LIMIT ${PAGE}`);
    let place = 0;
    for (let rows = page.all(this.#tenant, place) as PlacedBody[]; rows.length > 0; rows = page.all(this.#tenant, place) as PlacedBody[]) {
      place = rows.at(-1)!.seq;
      yield rows.map(({ body }) => JSON.parse(body) as CxEvent);
    }
  }

  /** From their own events to those of their responses, and never through everybody's. */
  eventsOfPerson(subject: string): StoredEvent[] {
    return this.#stored(
      `SELECT received, counts, body FROM event WHERE seq IN (
        SELECT seq FROM event WHERE tenant = ? AND subject = ?
        UNION SELECT theirs.seq FROM event AS mine CROSS JOIN event AS theirs ON theirs.tenant = mine.tenant AND theirs.response = mine.response
          WHERE mine.tenant = ? AND mine.subject = ?) ORDER BY seq`,
      this.#tenant, subject, this.#tenant, subject,
    );
  }

  /** The oldest first, by the day. */
  eventsBefore(time: number, except: readonly string[], limit: number): StoredEvent[] {
    return this.#stored(
      `SELECT received, counts, body FROM event WHERE tenant = ? AND at / 86400000 <= ? AND at < ? AND type NOT IN (${except.map(() => '?').join(', ')}) ORDER BY at / 86400000, seq LIMIT ?`,
      this.#tenant, Math.trunc(time / 86_400_000), time, ...except, limit,
    );
  }

  #stored(query: string, ...params: (string | number)[]): StoredEvent[] {
    return (this.#statements.sql(query).all(...params) as { received: number; counts: number; body: string }[]).map(({ received, counts, body }) => ({ event: JSON.parse(body) as CxEvent, received, counts: counts === 1 }));
  }

  has(id: string): boolean {
    return this.#statements.sql('SELECT 1 FROM event WHERE tenant = ? AND id = ?').get(this.#tenant, id) !== undefined;
  }

  count(): number {
    return (this.#statements.sql('SELECT count(*) AS n FROM event WHERE tenant = ?').get(this.#tenant) as { n: number }).n;
  }
}
