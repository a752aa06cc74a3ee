import type { Ingest } from '../ingest.js';
import type { PreferenceParts } from './http/api.js';
import { PreferenceKeeper } from './keeper.js';
import { Links } from './links.js';
import type { PreferenceSettings } from './settings.js';
import { PreferenceStore } from './store.js';
import { Webhooks } from './webhooks.js';

/** Preferences that are kept. */
export interface KeptPreferences {
  readonly keeper: PreferenceKeeper;
  readonly links: Links;
  readonly webhooks: Webhooks;
  readonly http: PreferenceParts;
  close(): Promise<void>;
}

interface Around {
  readonly ingest: Ingest;
  readonly eraseEvents: (subject: string) => void;
  readonly now?: () => number;
}

/** Opens the store of preferences and puts together what uses it. What changes is stored as events, too, and told to the webhooks. @throws CxError `no-store` */
export function keepPreferences(db: string, settings: PreferenceSettings, { ingest, eraseEvents, now = Date.now }: Around): KeptPreferences {
  const store = new PreferenceStore(db);
  const links = new Links(settings.linkKeys, settings.baseUrl, now);
  const webhooks = new Webhooks(store, settings.webhooks ?? [], now);
  const keeper = new PreferenceKeeper({
    store,
    catalogue: settings.catalogue,
    controller: settings.controller,
    source: settings.baseUrl,
    now,
    changed: (subject, events) => webhooks.add(subject, events),
    kept: (events) => {
      void ingest.submit(events);
      void webhooks.flush();
    },
  });
  return {
    keeper,
    links,
    webhooks,
    http: { keeper, links, senderKeys: settings.senderKeys, unsubscribeMailto: settings.unsubscribeMailto, eraseEvents },
    async close() {
      await webhooks.dispose();
      store.close();
    },
  };
}
