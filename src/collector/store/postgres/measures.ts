import type { Instrument } from '../../../model/instrument.js';
import type { RollupRow } from '../store.js';
import { measureKey } from '../sums.js';
import type { Client } from './client.js';

/** A sum as it is noted with its commit. */
export type Cell = readonly [measure: number, dimension: number, segment: string, day: number, slot: number, amount: number];

interface Measure {
  readonly metric: string;
  readonly instrument: Instrument | null;
}

/** The numbers of what has sums of its own, of one tenant, as far as they are known here. */
export class Measures {
  readonly #tenant: string;
  readonly #numbers = new Map<string, number>();
  readonly #measures = new Map<number, Measure>();

  constructor(tenant: string) {
    this.#tenant = tenant;
  }

  /** Looks up what measures are that are not known yet. */
  async learn(client: Client, numbers: readonly number[]): Promise<void> {
    const unknown = [...new Set(numbers)].filter((number) => !this.#measures.has(number));
    if (unknown.length === 0) return;
    const { rows } = await client.query<{ number: number; metric: string; instrument: string | null }>('SELECT number, metric, instrument FROM cx_measure WHERE tenant = $1 AND number = ANY($2::int[])', [this.#tenant, unknown]);
    for (const { number, metric, instrument } of rows) this.#measures.set(number, { metric, instrument: instrument === null ? null : (JSON.parse(instrument) as Instrument) });
  }

  /** The sum of a cell whose measure has been learnt. */
  rowOf([measure, dimension, segment, day, slot, amount]: Cell): RollupRow {
    return { ...this.#measures.get(measure)!, dimension, segment, day, slot, amount };
  }

  /** The sums by the numbers of their measures; those that have none get one. */
  async cellsOf(client: Client, rows: readonly RollupRow[]): Promise<readonly Cell[]> {
    await this.#number(client, rows);
    return rows.map(({ metric, instrument, dimension, segment, day, slot, amount }): Cell => [this.#numbers.get(measureKey(metric, instrument))!, dimension, segment, day, slot, amount]);
  }

  async #number(client: Client, rows: readonly RollupRow[]): Promise<void> {
    const unknown = new Map<string, Measure>();
    for (const { metric, instrument } of rows) {
      const key = measureKey(metric, instrument);
      if (!this.#numbers.has(key)) unknown.set(key, { metric, instrument });
    }
    if (unknown.size === 0) return;
    const [keys, measures] = [[...unknown.keys()], [...unknown.values()]];
    await client.query(
      `INSERT INTO cx_measure SELECT $1, (SELECT coalesce(max(number), 0) FROM cx_measure WHERE tenant = $1) + row_number() OVER (), wanted.*
       FROM unnest($2::text[], $3::text[], $4::text[]) AS wanted (key, metric, instrument) WHERE NOT EXISTS (SELECT 1 FROM cx_measure m WHERE m.tenant = $1 AND m.key = wanted.key)`,
      [this.#tenant, keys, measures.map(({ metric }) => metric), measures.map(({ instrument }) => instrument && JSON.stringify(instrument))],
    );
    const { rows: found } = await client.query<{ key: string; number: number }>('SELECT key, number FROM cx_measure WHERE tenant = $1 AND key = ANY($2::text[])', [this.#tenant, keys]);
    for (const { key, number } of found) this.#numbers.set(key, number);
  }

  /** Forgets what was learnt: what got a number may not have been written. */
  forget(): void {
    this.#numbers.clear();
    this.#measures.clear();
  }
}
