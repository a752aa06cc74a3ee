import { eventSchemas, type CxEvent, type CxEventType } from '../../../model/event.js';
import { responseOfEvent } from '../settle.js';
import type { Store } from '../store.js';
import type { Clickhouse } from './engine.js';
import { forget, markOf, noteMark, type Mark } from './mark.js';
import { GONE } from './tables.js';

/** Events that are sent at once: ClickHouse likes few, large inserts. */
const PAGE = 10_000;

const EVENT_TYPES = Object.keys(eventSchemas) as CxEventType[];

/** What was brought over. */
export interface Fed {
  readonly events: number;
  /** Events that are gone since: erased, past their time, or of responses that were taken back. */
  readonly gone: number;
  /** All had to be brought over anew: the store is another one, or was restored, or is rolled up anew. */
  readonly isAnew: boolean;
}

/**
 * Brings over what the main store has committed since the last time. Interrupted at any point, also by force, it goes on with the next call: what it says is
 * done, is noted after it was done, and what is sent again is told once. Several at once hinder nobody, since whatever they write holds in any order.
 *
 * @param stop looked at between pages: what is begun is ended, and the rest comes the next time
 */
export async function feed(engine: Clickhouse, store: Store, stop?: AbortSignal): Promise<Fed> {
  const { tenant } = store;
  const head = await store.view(async (view) => view.head);
  let mark = await markOf(engine, tenant);
  const isAnew = mark !== undefined && mark.feed !== head.feed;
  if (isAnew) await forget(engine, tenant);
  // noted before the first event is sent: what goes from now on is known to be looked for
  if (!mark || isAnew) await noteMark(engine, tenant, (mark = { feed: head.feed, seq: head.seq, place: 0 }));
  let [events, gone] = [0, 0];
  let page: Placed[] = [];
  const send = async (): Promise<void> => {
    if (page.length === 0) return;
    await engine.insert('cx_event', page.map((one) => rowOf(tenant, one)));
    events += page.length;
    if (page.some(({ event }) => event.type === 'cx.response.withdrawn')) gone += await takeBack(engine, tenant, mark!.place, page.at(-1)!.place);
    mark = { ...mark!, place: page.at(-1)!.place };
    await noteMark(engine, tenant, mark);
    page = [];
  };
  for await (const placed of store.eventsAfter(mark.place, EVENT_TYPES)) {
    // what has come since the head was read comes the next time
    if (placed.place > head.place) break;
    page.push(placed);
    if (page.length < PAGE) continue;
    await send();
    if (stop?.aborted) return { events, gone, isAnew };
  }
  await send();
  gone += await remove(engine, store, mark);
  if (gone > 0) await sweep(engine, tenant);
  await noteMark(engine, tenant, { feed: head.feed, seq: head.seq, place: head.place });
  return { events, gone, isAnew };
}

interface Placed {
  readonly place: number;
  readonly event: CxEvent;
}

const rowOf = (tenant: string, { place, event }: Placed): Record<string, unknown> => ({
  tenant, id: event.id, place, gone: 0, type: event.type, time: event.time, subject: event.subject ?? null, response: event.type === 'cx.response.withdrawn' ? event.data.response : (responseOfEvent(event) ?? ''), body: JSON.stringify(event),
});

/** Notes that the events of responses are gone which were taken back between two places. Tells how many. */
async function takeBack(engine: Clickhouse, tenant: string, after: number, until: number): Promise<number> {
  const params = { tenant, after: String(after), until: String(until) };
  const from = `FROM cx_event FINAL WHERE tenant = {tenant:String} AND gone = 0 AND type IN ('cx.response.submitted', 'cx.response.saved', 'cx.followup.requested')
    AND response IN (SELECT response FROM cx_event WHERE tenant = {tenant:String} AND type = 'cx.response.withdrawn' AND place > {after:UInt64} AND place <= {until:UInt64})`;
  const [row] = await engine.rows<{ n: number }>(`SELECT toFloat64(count()) AS n ${from}`, params);
  // no names in what is selected: ClickHouse would take them for those of the condition
  if (row!.n > 0) await engine.run(`INSERT INTO cx_event (tenant, id, place, gone, type, time, subject, response, body) SELECT tenant, id, ${GONE}, 1, '', '', NULL, '', '' ${from}`, params);
  return row!.n;
}

/** Notes that events are gone which the main store has not any more. */
async function remove(engine: Clickhouse, store: Store, { seq }: Mark): Promise<number> {
  const { tenant } = store;
  // all of them first: a view of the main store is not kept open while ClickHouse is waited for
  const all = await store.view(async (view) => {
    const found: string[] = [];
    for await (const id of view.gone(seq)) found.push(id);
    return found;
  });
  for (let at = 0; at < all.length; at += PAGE) {
    await engine.insert('cx_event', all.slice(at, at + PAGE).map((id) => ({ tenant, id, place: GONE, gone: 1, type: '', time: '', subject: null, response: '', body: '' })));
  }
  return all.length;
}

/** Takes what is gone out of what anybody reads, also without FINAL. From the disk it goes when its part is merged. */
async function sweep(engine: Clickhouse, tenant: string): Promise<void> {
  // a subquery in a deletion is refused for replicated tables unless said: here all replicas come to the same, since what is gone stays gone.
  // What was noted earlier is swept already
  await engine.run('DELETE FROM cx_event WHERE tenant = {tenant:String} AND gone = 0 AND id IN (SELECT id FROM cx_event WHERE tenant = {tenant:String} AND gone = 1 AND noted > now() - INTERVAL 1 DAY) SETTINGS allow_nondeterministic_mutations = 1', { tenant });
}
