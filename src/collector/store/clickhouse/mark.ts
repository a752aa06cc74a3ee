import type { Clickhouse } from './engine.js';

/** As far as a tenant's events are there: all up to a place, and all that went with the commits up to a number of that feed. */
export interface Mark {
  readonly feed: string;
  readonly seq: number;
  readonly place: number;
}

/** The last one that was noted. It is noted after what it says has been done, so whoever goes on from any of them loses nothing. */
export async function markOf(engine: Clickhouse, tenant: string): Promise<Mark | undefined> {
  const [mark] = await engine.rows<Mark>('SELECT feed, toFloat64(seq) AS seq, toFloat64(place) AS place FROM cx_place FINAL WHERE tenant = {tenant:String}', { tenant });
  return mark;
}

export async function noteMark(engine: Clickhouse, tenant: string, { feed, seq, place }: Mark): Promise<void> {
  await engine.insert('cx_place', [{ tenant, feed, seq, place }]);
}

/** Drops all there is of a tenant. */
export async function forget(engine: Clickhouse, tenant: string): Promise<void> {
  // first the mark: interrupted after it, nothing is taken for fed that is not
  await engine.run('DELETE FROM cx_place WHERE tenant = {tenant:String}', { tenant });
  await engine.run('DELETE FROM cx_event WHERE tenant = {tenant:String}', { tenant });
}
