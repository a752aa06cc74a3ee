import { sqliteStores } from '../../src/collector/store/sqlite/stores.js';
import { MAIN_TENANT, type Incoming, type Store } from '../../src/collector/store/store.js';
import type { CxEvent } from '../../src/model/index.js';

/** What is stored in a file, read by another connection. */
export async function storedIn(db: string, types: readonly string[]): Promise<CxEvent[]> {
  const stores = sqliteStores(db);
  try {
    return await eventsIn(await stores.tenant(MAIN_TENANT), types);
  } finally {
    await stores.close();
  }
}

/** The events of a store, in order. */
export async function eventsIn(store: Store, types: readonly string[]): Promise<CxEvent[]> {
  const events: CxEvent[] = [];
  for await (const { event } of store.eventsAfter(0, types)) events.push(event);
  return events;
}

/** Events as they come in, of which nothing is counted. */
export const incoming = (events: readonly CxEvent[]): Incoming[] => events.map((event) => ({ event, received: 0, observe: () => [], retract: () => [] }));

/** Stores events, counting nothing. */
export async function store(to: Store, events: readonly CxEvent[]): Promise<readonly string[]> {
  return (await to.turn((turn) => turn.commit({ asOf: 0, batch: incoming(events), facts: [] }))).outcomes;
}

/** All that comes, in order. */
export async function all<T>(coming: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of coming) found.push(one);
  return found;
}
