import type { Counter } from '../counter.js';
import type { Ingest } from '../ingest.js';
import type { LiveFeed } from '../live.js';
import type { Store } from '../store/store.js';
import type { VoiceFeed } from '../voice-feed.js';

/** What a collector has for one tenant. */
export interface TenantParts {
  readonly name: string;
  readonly store: Store;
  readonly counter: Counter;
  readonly ingest: Ingest;
  readonly live: LiveFeed;
  readonly voices: VoiceFeed | undefined;
}

/** The parts of a tenant that somebody has a right to. */
export type Tenants = (name: string) => TenantParts;
