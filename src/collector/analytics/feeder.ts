import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf, type Log } from '../operations/log.js';
import type { Clickhouse } from '../store/clickhouse/engine.js';
import { feed, type Fed } from '../store/clickhouse/feed.js';
import type { Stores } from '../store/store.js';

/** What was brought over of a tenant. */
export interface TenantFed extends Fed {
  readonly tenant: string;
}

/** Brings over what is new of each tenant, or of those that are named. */
export async function* feedOnce(engine: Clickhouse, stores: Stores, tenants: readonly string[], stop?: AbortSignal): AsyncGenerator<TenantFed> {
  for (const tenant of tenants.length > 0 ? tenants : await stores.tenants()) {
    if (stop?.aborted) return;
    yield { tenant, ...(await feed(engine, await stores.tenant(tenant), stop)) };
  }
}

/** Does so again and again until it is told to stop. What fails is told and tried again: nothing is lost by it. */
export async function keepFeeding(engine: Clickhouse, stores: Stores, { tenants, seconds, log, stop }: { readonly tenants: readonly string[]; readonly seconds: number; readonly log: Log; readonly stop: AbortSignal }): Promise<void> {
  while (!stop.aborted) {
    try {
      for await (const { tenant, events, gone, isAnew } of feedOnce(engine, stores, tenants, stop)) {
        if (isAnew) log('warn', 'analytics-fed-anew', { tenant, events });
        else if (events + gone > 0) log('info', 'analytics-fed', { tenant, events, gone });
      }
    } catch (error) {
      log('error', 'analytics-not-fed', { reason: reasonOf(error) });
    }
    await sleep(1000 * seconds, undefined, { signal: stop }).catch(() => {});
  }
}
