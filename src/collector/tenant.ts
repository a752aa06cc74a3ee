import type { FactSettings } from '../metrics/built-in/folds.js';
import type { Metric } from '../metrics/definition.js';
import { VOICE_EVENTS } from '../voice/index.js';
import { Counter } from './counter.js';
import type { TenantParts } from './http/tenants.js';
import { Ingest } from './ingest.js';
import { LiveFeed } from './live.js';
import type { Durations } from './operations/instruments.js';
import { reasonOf, type Log } from './operations/log.js';
import type { Stores } from './store/store.js';
import { VoiceFeed } from './voice-feed.js';

/** By what every tenant of a collector is served. */
export interface TenantSettings {
  readonly metrics: readonly Metric[];
  readonly facts: FactSettings & { readonly zone: string; readonly dimensions: readonly string[] };
  readonly heartbeat: number | undefined;
  readonly tellsVerbatims: boolean;
  readonly log: Log;
  readonly commits: Durations;
}

/** A tenant that is served: its events, its figures, who listens. */
export interface Tenant extends TenantParts {
  /** What cannot be counted now will be next time. */
  advance(): Promise<void>;
  /** Lets the listeners go. */
  hush(): void;
  /** Stores what waits. */
  close(): Promise<void>;
}

/** Begins to serve a tenant; its store is made if there is none. */
export async function openTenant(stores: Stores, name: string, { metrics, facts, heartbeat, tellsVerbatims, log, commits }: TenantSettings): Promise<Tenant> {
  const store = await stores.tenant(name);
  const counter = await Counter.open(store, metrics, { ...facts, log }, Date.now(), tellsVerbatims ? VOICE_EVENTS : []);
  const ingest = new Ingest(counter, { log, durations: commits });
  const live = new LiveFeed(counter, heartbeat === undefined ? {} : { heartbeat });
  await live.recall();
  const voices = tellsVerbatims ? await VoiceFeed.open(store, counter, heartbeat) : undefined;
  return {
    name, store, counter, ingest, live, voices,
    advance: () => counter.advance(Date.now()).catch((error: unknown) => log('error', 'figures-not-advanced', { tenant: name, reason: reasonOf(error) })),
    hush() {
      live.dispose();
      voices?.dispose();
    },
    async close() {
      await ingest.flush();
      counter.dispose();
    },
  };
}
