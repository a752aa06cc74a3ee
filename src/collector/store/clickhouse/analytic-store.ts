import { CxError } from '../../../core/problem.js';
import { eventSchemas, type CxEventType } from '../../../model/event.js';
import { Cube } from '../../../metrics/cube/cube.js';
import type { Metric } from '../../../metrics/definition.js';
import { addRows, clickhouse, clickhouseStatement, pushDown } from '../../../metrics/sql/index.js';
import type { Store } from '../store.js';
import { TABLES, type Clickhouse } from './engine.js';

/** Events that are sent at once: ClickHouse likes few, large inserts. */
const PAGE = 10_000;

const EVENT_TYPES = Object.keys(eventSchemas) as CxEventType[];

/** By what figures are counted. */
export interface AnalyticShape {
  readonly zone?: string;
  readonly dimensions?: readonly string[];
}

/**
 * An analytic store beside the main one, for those who ask more of more events than one machine can hold. It acknowledges nothing: what it has it has from
 * the main store, by {@link feed}, and an insert that comes twice is one event to who asks.
 */
export class AnalyticStore {
  readonly #engine: Clickhouse;
  readonly #store: Store;

  private constructor(engine: Clickhouse, store: Store) {
    this.#engine = engine;
    this.#store = store;
  }

  static async open(engine: Clickhouse, store: Store): Promise<AnalyticStore> {
    for (const table of TABLES) await engine.run(table);
    return new AnalyticStore(engine, store);
  }

  /**
   * Brings over what the main store has committed since the last time; tells how many events came. Interrupted, it goes on, and may send some twice. Events that
   * are erased or past their time, and those of responses that were taken back, are deleted there too. Where the main store does not remember what it
   * committed any more, as after it was rolled up anew, all is brought over anew.
   */
  async feed(): Promise<number> {
    const { tenant } = this.#store;
    const [mark] = await this.#engine.rows<{ seq: number; place: number; feed: string }>('SELECT feed, toFloat64(seq) AS seq, toFloat64(place) AS place FROM cx_fed FINAL WHERE tenant = {tenant:String} ORDER BY seq DESC LIMIT 1', { tenant });
    const { head, commits } = await this.#store.view(async (view) => ({ head: view.head, commits: mark && mark.feed === view.head.feed ? await view.commits(mark.seq) : null }));
    if (!commits && mark) {
      await this.#engine.run('DELETE FROM cx_event WHERE tenant = {tenant:String}', { tenant });
      // numbers of before, which may be higher, say nothing of what comes now
      await this.#engine.run('DELETE FROM cx_fed WHERE tenant = {tenant:String}', { tenant });
    }
    const from = commits ? mark!.place : 0;
    const takenBack: string[] = [];
    let rows: Record<string, unknown>[] = [];
    let count = 0;
    for await (const { place, event } of this.#store.eventsAfter(from, EVENT_TYPES)) {
      // what has come since the head was read comes the next time
      if (place > head.place) break;
      if (event.type === 'cx.response.withdrawn') takenBack.push(event.data.response);
      rows.push({ tenant, id: event.id, place, type: event.type, time: event.time, subject: event.subject ?? null, body: JSON.stringify(event) });
      count += 1;
      if (rows.length === PAGE) await this.#engine.insert('cx_event', rows.splice(0));
    }
    if (rows.length > 0) await this.#engine.insert('cx_event', rows);
    rows = [];
    for (const ids of chunks((commits ?? []).flatMap(({ gone }) => gone))) await this.#engine.run('DELETE FROM cx_event WHERE tenant = {tenant:String} AND has(JSONExtract({ids:String}, \'Array(String)\'), id)', { tenant, ids: JSON.stringify(ids) });
    for (const responses of chunks(takenBack)) {
      await this.#engine.run("DELETE FROM cx_event WHERE tenant = {tenant:String} AND type IN ('cx.response.submitted', 'cx.response.saved', 'cx.followup.requested') AND has(JSONExtract({responses:String}, 'Array(String)'), JSONExtractString(body, 'data', 'response'))", { tenant, responses: JSON.stringify(responses) });
    }
    await this.#engine.insert('cx_fed', [{ tenant, feed: head.feed, seq: head.seq, place: head.place }]);
    return count;
  }

  /**
   * The sums of metrics, counted there.
   *
   * @throws CxError `not-in-sql` for a metric that is code or counts facts: its figures are those of the main store
   */
  async cube(metrics: readonly Metric[], { zone = 'UTC', dimensions = [] }: AnalyticShape = {}): Promise<Cube> {
    const cube = new Cube({ metrics, unit: 'day', zone, dimensions });
    for (const metric of metrics) {
      const { query, params } = clickhouseStatement(pushDown(metric, clickhouse, { zone, dimensions }), this.#store.tenant);
      try {
        addRows(cube, metric.id, await this.#engine.rows(query, params));
      } catch (error) {
        throw new CxError({ code: 'not-counted', message: `ClickHouse could not count "${metric.id}": ${error instanceof Error ? error.message.split('\n')[0]!.slice(0, 300) : String(error)}` }, { cause: error });
      }
    }
    return cube;
  }
}

function* chunks(ids: readonly string[]): Generator<readonly string[]> {
  for (let i = 0; i < ids.length; i += 500) yield ids.slice(i, i + 500);
}
