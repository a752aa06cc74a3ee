import { isCxError } from '../../core/problem.js';
import type { Ingest } from '../ingest.js';
import type { Log } from '../operations/log.js';
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
  /** Notes in the ledger what somebody allowed elsewhere; false where the person, the topic or the notice is not known here. */
  readonly permit: (subject: string, permission: { readonly purpose: string; readonly notice?: string | undefined }) => boolean;
  close(): Promise<void>;
}

interface Around {
  readonly ingest: Ingest;
  readonly eraseEvents: (subject: string) => Promise<void>;
  readonly now?: () => number;
  readonly log?: Log;
}

/** Opens the store of preferences and puts together what uses it. What changes is stored as events, too, and told to the webhooks. @throws CxError `no-store` */
export function keepPreferences(db: string, settings: PreferenceSettings, { ingest, eraseEvents, now = Date.now, log }: Around): KeptPreferences {
  const store = new PreferenceStore(db);
  const links = new Links(settings.linkKeys, settings.baseUrl, now);
  const webhooks = new Webhooks(store, settings.webhooks ?? [], { now, log });
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
    permit(subject, { purpose, notice }) {
      if (!keeper.preferences(subject) || !Object.hasOwn(settings.catalogue.topics, purpose)) return false;
      try {
        keeper.changeNow(subject, { [`topics.${purpose}.on`]: true }, 'form', { ...(notice !== undefined && { notice }), uiSource: 'survey', uiVersion: '1' });
        return true;
      } catch (error) {
        if (isCxError(error)) return false; // such as a notice that the catalogue does not have: the permission is told as an event all the same
        throw error;
      }
    },
    async close() {
      await webhooks.dispose();
      store.close();
    },
  };
}
