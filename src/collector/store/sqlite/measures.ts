import type { Instrument } from '../../../model/instrument.js';
import type { RollupRow } from '../store.js';
import { measureKey } from '../sums.js';
import type { Statements, Value } from './statements.js';

/** A sum as it is noted with its commit. */
export type Cell = readonly [measure: number, dimension: number, segment: string, day: number, slot: number, amount: number];

interface Measure {
  readonly metric: string;
  readonly instrument: Instrument | null;
}

/** The numbers of what has sums of its own, of one tenant. */
export class Measures {
  readonly #statements: Statements;
  readonly #tenant: string;
  readonly #numbers = new Map<string, number>();
  readonly #measures = new Map<number, Measure>();

  constructor(statements: Statements, tenant: string) {
    this.#statements = statements;
    this.#tenant = tenant;
  }

  /** The sums by the numbers of their measures. Those that have none yet get one, which is to be written with them. */
  cellsOf(rows: readonly RollupRow[]): { readonly cells: readonly Cell[]; readonly added: readonly Value[] } {
    const added: Value[] = [];
    const cells = rows.map(({ metric, instrument, dimension, segment, day, slot, amount }): Cell => [this.#number(metric, instrument, added), dimension, segment, day, slot, amount]);
    return { cells, added };
  }

  rowOf([measure, dimension, segment, day, slot, amount]: Cell): RollupRow {
    return { ...this.#measure(measure), dimension, segment, day, slot, amount };
  }

  /** Forgets what was learnt: what got a number may not have been written. */
  forget(): void {
    this.#numbers.clear();
    this.#measures.clear();
  }

  #number(metric: string, instrument: Instrument | null, added: Value[]): number {
    const key = measureKey(metric, instrument);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const stored = this.#statements.sql('SELECT number FROM measure WHERE tenant = ? AND key = ?').get(this.#tenant, key) as { number: number } | undefined;
    const number = stored?.number ?? this.#next();
    if (!stored) added.push(number, key, metric, instrument && JSON.stringify(instrument));
    this.#numbers.set(key, number);
    this.#measures.set(number, { metric, instrument });
    return number;
  }

  #next(): number {
    const { last } = this.#statements.sql('SELECT coalesce(max(number), 0) AS last FROM measure WHERE tenant = ?').get(this.#tenant) as { last: number };
    return Math.max(last, ...this.#numbers.values()) + 1;
  }

  #measure(number: number): Measure {
    let measure = this.#measures.get(number);
    if (!measure) {
      const row = this.#statements.sql('SELECT metric, instrument FROM measure WHERE tenant = ? AND number = ?').get(this.#tenant, number) as { metric: string; instrument: string | null };
      this.#measures.set(number, (measure = { metric: row.metric, instrument: row.instrument === null ? null : (JSON.parse(row.instrument) as Instrument) }));
    }
    return measure;
  }
}
