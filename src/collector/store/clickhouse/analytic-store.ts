import { CxError } from '../../../core/problem.js';
import { Cube } from '../../../metrics/cube/cube.js';
import type { Metric } from '../../../metrics/definition.js';
import { addRows, clickhouse, clickhouseStatement, pushDown } from '../../../metrics/sql/index.js';
import type { Store } from '../store.js';
import type { Clickhouse } from './engine.js';
import { feed, type Fed } from './feed.js';
import { makeTables, mustHaveTables } from './tables.js';

/** By what figures are counted, and of which days. */
export interface AnalyticShape {
  readonly zone?: string;
  readonly dimensions?: readonly string[];
  /** First and last day, both included; all if not given. */
  readonly from?: number;
  readonly to?: number;
}

/** The sums of metrics of a tenant, counted in ClickHouse. */
export class AnalyticReader {
  protected readonly engine: Clickhouse;
  readonly tenant: string;

  protected constructor(engine: Clickhouse, tenant: string) {
    this.engine = engine;
    this.tenant = tenant;
  }

  /** Reads what others feed. Nothing is made or changed there. @throws CxError `not-fed`, `newer-store`, `old-clickhouse` */
  static async read(engine: Clickhouse, tenant: string): Promise<AnalyticReader> {
    await mustHaveTables(engine);
    return new AnalyticReader(engine, tenant);
  }

  /**
   * The sums of metrics, counted there.
   *
   * @throws CxError `not-in-sql` for a metric that is code or counts facts: its figures are those of the main store
   */
  async cube(metrics: readonly Metric[], { zone = 'UTC', dimensions = [], from, to }: AnalyticShape = {}): Promise<Cube> {
    const cube = new Cube({ metrics, unit: 'day', zone, dimensions });
    const options = { zone, dimensions, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const statements = metrics.map((metric) => ({ id: metric.id, ...clickhouseStatement(pushDown(metric, clickhouse, options), this.tenant) }));
    for (const { id, query, params } of statements) {
      try {
        addRows(cube, id, await this.engine.rows(query, params));
      } catch (error) {
        if (error instanceof CxError && error.code === 'no-clickhouse') throw error;
        throw new CxError({ code: 'not-counted', message: `ClickHouse could not count "${id}": ${error instanceof Error ? error.message.split('\n')[0]!.slice(0, 300) : String(error)}` }, { cause: error });
      }
    }
    return cube;
  }
}

/**
 * An analytic store beside the main one, for those who ask more of more events than one machine can hold. It acknowledges nothing: what it has it has from
 * the main store, by {@link feed}.
 */
export class AnalyticStore extends AnalyticReader {
  readonly #store: Store;

  private constructor(engine: Clickhouse, store: Store) {
    super(engine, store.tenant);
    this.#store = store;
  }

  /** Makes the tables where there are none. @throws CxError `newer-store`, `old-clickhouse` */
  static async open(engine: Clickhouse, store: Store): Promise<AnalyticStore> {
    await makeTables(engine);
    return new AnalyticStore(engine, store);
  }

  /**
   * Brings over what the main store has committed since the last time. Interrupted, it goes on. Events that are erased or past their time, and those of responses
   * that were taken back, are gone there too. Where the numbers of the main store are no continuation, as after it was restored or rolled up anew, all is brought over anew.
   */
  feed(stop?: AbortSignal): Promise<Fed> {
    return feed(this.engine, this.#store, stop);
  }
}
