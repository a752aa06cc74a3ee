import type { AddressInfo } from 'node:net';
import { CxError } from '../core/problem.js';
import type { Metric } from '../metrics/definition.js';
import type { FactSettings } from '../metrics/built-in/folds.js';
import { ces } from '../metrics/scales/ces.js';
import { csat } from '../metrics/scales/csat.js';
import { nps } from '../metrics/scales/nps.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../metrics/statistics/privacy/suppression.js';
import { VOICE_EVENTS } from '../voice/index.js';
import { Counter } from './counter.js';
import { createApp } from './http/app.js';
import { Ingest } from './ingest.js';
import { openJourneys } from './journeys/open.js';
import type { JourneyRooms } from './journeys/rooms.js';
import type { JourneySettings } from './journeys/settings.js';
import { LiveFeed } from './live.js';
import { PublicFigures } from './public-figures.js';
import { keepPreferences, type KeptPreferences } from './preferences/keep.js';
import type { PreferenceSettings } from './preferences/settings.js';
import { SurveyHost } from './surveys/host.js';
import { SurveyLinks } from './surveys/links.js';
import type { SurveySettings } from './surveys/settings.js';
import { VoiceFeed } from './voice-feed.js';
import { isPostgres } from './store/address.js';
import { openStores } from './store/open.js';
import { MAIN_TENANT, type Store } from './store/store.js';

/** What can be set of a collector. */
export interface CollectorOptions {
  /** A SQLite file, made if it is not there, or a PostgreSQL database as `postgres://...`, which several collectors may share. Default: `:memory:`, which forgets. */
  readonly db?: string;
  /** Default 127.0.0.1: reachable from this machine only. */
  readonly host?: string;
  /** Default 4180; 0 takes any free one. */
  readonly port?: number;
  /** Sites whose pages may send and read, such as `https://www.bank.example`; `*` for all. Default: none but its own. */
  readonly origins?: readonly string[];
  /** The time zone that cuts the days. Default `UTC`. */
  readonly zone?: string;
  /** The dimensions figures are kept for. Default: none. */
  readonly segments?: readonly string[];
  /** Groups of fewer answers are not told. Default 5. */
  readonly privacyThreshold?: number;
  /** Tells figures to everybody under `/v1/public`: by the month, and nothing that adds up to fewer answers than the privacy threshold. Default: not. */
  readonly publicFigures?: boolean;
  /** Default: NPS, CSAT and CES. Others may be built in (`cx-elements/metrics/built-in`) or data (`cx-elements/metrics/declarative`). */
  readonly metrics?: readonly Metric[];
  /** Keeps preferences too: who may be told what, when. Default: not. */
  readonly preferences?: PreferenceSettings;
  /** The SQLite file of preferences and journeys, where `db` is none. */
  readonly preferencesDb?: string;
  /** Hosts surveys: pages under `/s/`, for links, frames and e-mails. Default: none. */
  readonly surveys?: SurveySettings;
  /** Lets people draw journeys together, under `/v1/journeys`. Default: not. Needs the package `ws`. */
  readonly journeys?: JourneySettings;
  /**
   * Tells what customers wrote, masked, under `/v1/verbatims`. Default: not. Whoever reaches the collector may then read it, so put in front what decides who may.
   */
  readonly verbatims?: boolean;
  /** The clock of preferences and hosted surveys, in milliseconds since 1970. Default: the machine's. */
  readonly now?: () => number;
  /** A sign of life on the live feed comes this often, in milliseconds. Default 15 000. */
  readonly heartbeat?: number;
  /** How facts are made of events: business hours, the window for repeats, periods of spend. */
  readonly facts?: Omit<FactSettings, 'zone'>;
}

/** How often it is looked whether time alone has changed a figure, in milliseconds. */
const ADVANCE_EVERY = 60_000;

/** A collector that listens. */
export interface Collector {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Events stored. */
  count(): Promise<number>;
  /** Where its events are: for what is done without HTTP, such as looking through what was set aside. */
  readonly store: Store;
  /** Its figures, and what changes them: erasing a person, taking out what is past its time. */
  readonly counter: Counter;
  /** Takes events in without HTTP, as `POST /v1/events` does. */
  readonly ingest: Ingest;
  /** Preferences without HTTP; nothing unless they are kept. */
  readonly preferences: KeptPreferences | undefined;
  /** Makes the links of invitations to hosted surveys; nothing without a key to sign them. */
  readonly surveyLinks: SurveyLinks | undefined;
  /** Rooms in which journeys are drawn together, and links to them; nothing unless there are any. */
  readonly journeys: JourneyRooms | undefined;
  /** Stops listening, stores what has come in, and lets go of the file. */
  close(): Promise<void>;
}

/**
 * Starts a collector: it takes events in, keeps them, rolls them up, and tells the figures.
 *
 * @throws CxError `no-store`, `newer-store`, `unknown-zone`, `port-taken`, `no-address`
 */
export async function startCollector(options: CollectorOptions = {}): Promise<Collector> {
  const { db = ':memory:', host = '127.0.0.1', port = 4180, origins = [], zone = 'UTC', segments = [], privacyThreshold = DEFAULT_PRIVACY_THRESHOLD } = options;
  const stores = await openStores(db);
  let preferences: KeptPreferences | undefined;
  try {
    const store = await stores.tenant(MAIN_TENANT);
    const counter = await Counter.open(store, options.metrics ?? [nps, csat, ces], { ...options.facts, zone, dimensions: segments }, Date.now(), options.verbatims ? VOICE_EVENTS : []);
    const ingest = new Ingest(counter);
    const live = new LiveFeed(counter, options.heartbeat === undefined ? {} : { heartbeat: options.heartbeat });
    await live.recall();
    const figures = options.publicFigures ? new PublicFigures(counter, privacyThreshold) : undefined;
    const open = figures && { figures, live: new LiveFeed(figures, options.heartbeat === undefined ? {} : { heartbeat: options.heartbeat }), privacyThreshold };
    await open?.live.recall();
    const voices = options.verbatims ? await VoiceFeed.open(store, counter, options.heartbeat) : undefined;
    if (options.preferences) {
      const eraseEvents = async (subject: string): Promise<void> => {
        await ingest.flush();
        await counter.erase(subject, Date.now());
      };
      preferences = keepPreferences(ownFile(db, options.preferencesDb, 'Preferences'), options.preferences, { ingest, eraseEvents, ...(options.now && { now: options.now }) });
    }
    const { now = Date.now } = options;
    let base = options.surveys?.baseUrl?.replace(/\/+$/, '');
    const { linkKeys = [] } = options.surveys ?? {};
    const surveyLinks = linkKeys.length > 0 ? new SurveyLinks(linkKeys, () => base ?? '', now) : undefined;
    const surveys = options.surveys && new SurveyHost({
      settings: options.surveys, ingest, hasEvent: (id) => store.has(id), eventsAfter: (place, types) => store.eventsAfter(place, types), permit: preferences?.permit, base: () => base ?? '', frames: options.surveys.frames ?? origins, links: surveyLinks, now,
    });
    const app = createApp({ counter, ingest, live, origins, privacyThreshold, preferences: preferences?.http, surveys, voices, open });
    const journeys = await openJourneys(options.journeys, { app, db: options.journeys && !options.journeys.store ? ownFile(db, options.preferencesDb, 'Journeys') : db, origins, now });
    const timer = setInterval(() => void advance(counter), ADVANCE_EVERY);
    timer.unref();
    await app.listen({ host, port }).catch((error: unknown) => {
      clearInterval(timer);
      throw error;
    });
    const address = app.server.address() as AddressInfo;
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
    base ??= url;
    return {
      url,
      surveyLinks,
      count: () => store.count(),
      store,
      counter,
      ingest,
      preferences,
      journeys,
      async close() {
        clearInterval(timer);
        await journeys?.close();
        live.dispose();
        figures?.dispose();
        open?.live.dispose();
        voices?.dispose();
        await app.close();
        await ingest.flush();
        counter.dispose();
        await preferences?.close();
        await stores.close();
      },
    };
  } catch (error) {
    await preferences?.close();
    await stores.close();
    throw explained(error, host, port);
  }
}

/** Preferences and journeys are kept in SQLite, whatever keeps the events. @throws CxError `no-preferences-file` */
function ownFile(db: string, own: string | undefined, what: 'Preferences' | 'Journeys'): string {
  if (own !== undefined) return own;
  if (!isPostgres(db)) return db;
  throw new CxError({ code: 'no-preferences-file', message: `${what} are kept in a SQLite file also where events are in PostgreSQL. Name one with --preferences-db, and let one collector only keep them.` });
}

/** What cannot be counted now will be next time. */
async function advance(counter: Counter): Promise<void> {
  try {
    await counter.advance(Date.now());
  } catch (error) {
    console.error(`cx-collector: figures could not be brought up to date: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function explained(error: unknown, host: string, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new CxError({ code: 'port-taken', message: `Port ${port} is in use. Stop what uses it, or choose another with --port.` }, { cause: error });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND') {
    return new CxError({ code: 'no-address', message: `It is not possible to listen on ${host}, port ${port}. Choose another with --host and --port.` }, { cause: error });
  }
  return error;
}
