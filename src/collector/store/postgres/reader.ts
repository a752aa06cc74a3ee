import type { CxEvent } from '../../../model/event.js';
import type { Commit, Head, PlacedEvent, RollupRow, StoredEvent, View } from '../store.js';
import { PAGE, type Client } from './client.js';
import type { Cell, Measures } from './measures.js';

/** The sums of a commit, as they are noted with it. */
export interface MadeSums {
  readonly counted: readonly Cell[];
  readonly published: readonly Cell[];
}

/** Reads one tenant's part of a database. */
export class Reader {
  readonly #tenant: string;
  readonly #measures: Measures;

  constructor(tenant: string, measures: Measures) {
    this.#tenant = tenant;
    this.#measures = measures;
  }

  view(client: Client, head: Head): View {
    return {
      head,
      commits: (since) => this.#commits(client, since, head.seq),
      rollups: () => this.#sums(client, 'rollup'),
      published: () => this.#sums(client, 'published'),
      eventsAfter: (place, types) => this.eventsAfter(client, place, types),
      gone: (since) => this.#gone(client, since),
    };
  }

  async #commits(client: Client, since: number, until: number): Promise<Commit[] | null> {
    const { rows } = await client.query<{ seq: string; as_of: string; place: string; sums: string; gone: string }>('SELECT seq, as_of, place, sums, gone FROM cx_made WHERE tenant = $1 AND seq > $2 ORDER BY seq', [this.#tenant, since]);
    if (rows.length !== until - since) return null;
    const commits: Commit[] = [];
    for (const row of rows) {
      const { counted, published } = JSON.parse(row.sums) as MadeSums;
      await this.#measures.learn(client, [...counted, ...published].map(([measure]) => measure));
      const rowsOf = (cells: readonly Cell[]): RollupRow[] => cells.map((cell) => this.#measures.rowOf(cell));
      commits.push({ seq: Number(row.seq), asOf: Number(row.as_of), place: Number(row.place), gone: JSON.parse(row.gone) as string[], rows: rowsOf(counted), published: rowsOf(published) });
    }
    return commits;
  }

  async *#gone(client: Client, since: number): AsyncIterable<string> {
    let last: readonly [seq: number, id: string] = [since + 1, ''];
    for (;;) {
      const { rows } = await client.query<{ seq: string; id: string }>(`SELECT seq, id FROM cx_gone WHERE tenant = $1 AND (seq, id) > ($2, $3) ORDER BY seq, id LIMIT ${PAGE}`, [this.#tenant, ...last]);
      for (const { id } of rows) yield id;
      if (rows.length < PAGE) return;
      last = [Number(rows.at(-1)!.seq), rows.at(-1)!.id];
    }
  }

  async *#sums(client: Client, table: 'rollup' | 'published'): AsyncIterable<RollupRow> {
    let last: Cell = [-1, 0, '', 0, 0, 0];
    for (;;) {
      const { rows } = await client.query<{ measure: number; dimension: number; segment: string; day: number; slot: number; amount: number }>(
        `SELECT measure, dimension, segment, day, slot, amount FROM cx_${table} WHERE tenant = $1 AND (measure, dimension, segment, day, slot) > ($2, $3, $4, $5, $6)
         ORDER BY measure, dimension, segment, day, slot LIMIT ${10 * PAGE}`,
        [this.#tenant, ...last.slice(0, 5)],
      );
      await this.#measures.learn(client, rows.map(({ measure }) => measure));
      for (const { measure, dimension, segment, day, slot, amount } of rows) {
        last = [measure, dimension, segment, day, slot, amount];
        if (amount !== 0) yield this.#measures.rowOf(last);
      }
      if (rows.length < 10 * PAGE) return;
    }
  }

  async *eventsAfter(client: Client, place: number, types: readonly string[]): AsyncIterable<PlacedEvent> {
    if (types.length === 0) return;
    // that they are not most of all events has to be said, or their index is not thought of
    const few = types.includes('cx.response.submitted') ? '' : "AND type <> 'cx.response.submitted'";
    for (let last = place; ; ) {
      const { rows } = await client.query<{ place: string; body: string }>(`SELECT place, body FROM cx_event WHERE tenant = $1 AND place > $2 AND type = ANY($3::text[]) ${few} ORDER BY place LIMIT ${PAGE}`, [this.#tenant, last, types]);
      for (const row of rows) yield { place: Number(row.place), event: JSON.parse(row.body) as CxEvent };
      if (rows.length < PAGE) return;
      last = Number(rows.at(-1)!.place);
    }
  }

  /** Events that count, in the order they came, so many at once. */
  async *counted(client: Client): AsyncIterable<readonly CxEvent[]> {
    for (let place = 0; ; ) {
      const { rows } = await client.query<{ place: string; body: string }>(`SELECT place, body FROM cx_event WHERE tenant = $1 AND place > $2 AND counts ORDER BY place LIMIT ${PAGE}`, [this.#tenant, place]);
      yield rows.map(({ body }) => JSON.parse(body) as CxEvent);
      if (rows.length < PAGE) return;
      place = Number(rows.at(-1)!.place);
    }
  }

  /** From their own events to those of their responses, and never through everybody's. */
  async eventsOfPerson(client: Client, subject: string): Promise<StoredEvent[]> {
    const { rows } = await client.query<StoredRow>(
      `SELECT body, received, counts FROM cx_event WHERE tenant = $1 AND id IN (
         SELECT id FROM cx_event WHERE tenant = $1 AND subject = $2
         UNION SELECT theirs.id FROM cx_event mine JOIN cx_event theirs ON theirs.tenant = mine.tenant AND theirs.response = mine.response WHERE mine.tenant = $1 AND mine.subject = $2) ORDER BY place`,
      [this.#tenant, subject],
    );
    return rows.map(storedOf);
  }

  /** The oldest first, by the day. */
  async eventsBefore(client: Client, time: number, except: readonly string[], limit: number): Promise<StoredEvent[]> {
    const { rows } = await client.query<StoredRow>(
      'SELECT body, received, counts FROM cx_event WHERE tenant = $1 AND at / 86400000 <= $2::bigint / 86400000 AND at < $2::bigint AND type <> ALL($3::text[]) ORDER BY at / 86400000, place LIMIT $4',
      [this.#tenant, time, except, limit],
    );
    return rows.map(storedOf);
  }
}

interface StoredRow {
  readonly body: string;
  readonly received: string;
  readonly counts: boolean;
}

const storedOf = ({ body, received, counts }: StoredRow): StoredEvent => ({ event: JSON.parse(body) as CxEvent, received: Number(received), counts });
