import { mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { KeyFile } from './access/key-file.js';
import { KeyRing } from './access/key-ring.js';
import { CxError } from '../core/problem.js';
import type { Metric } from '../metrics/definition.js';
import type { FactSettings } from '../metrics/built-in/folds.js';
import { ces } from '../metrics/scales/ces.js';
import { csat } from '../metrics/scales/csat.js';
import { nps } from '../metrics/scales/nps.js';
import { dayCounter } from '../metrics/period/zone.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../metrics/statistics/privacy/suppression.js';
import type { Counter, Figures } from './counter.js';
import { createApp } from './http/app.js';
import { USUAL_RATES, type RateLimits } from './http/events/limits.js';
import { HttpProblem } from './http/problems.js';
import { USUAL_PUBLIC_LIMITS, type PublicLimits } from './http/public-limits.js';
import { USUAL_SIZES, type SizeLimits } from './http/limits.js';
import type { Ingest } from './ingest.js';
import { openJourneys } from './journeys/open.js';
import type { JourneyRooms } from './journeys/rooms.js';
import type { JourneySettings } from './journeys/settings.js';
import { Instruments } from './operations/instruments.js';
import { quietLog, reasonOf, type Log } from './operations/log.js';
import { tellOpenTelemetry, type OpenTelemetryMeter } from './operations/open-telemetry.js';
import { LiveFeed } from './live.js';
import { PublicFigures } from './public-figures.js';
import { keepPreferences, type KeptPreferences } from './preferences/keep.js';
import type { PreferenceSettings } from './preferences/settings.js';
import { SurveyHost } from './surveys/host.js';
import { SurveyLinks } from './surveys/links.js';
import type { SurveySettings } from './surveys/settings.js';
import { isPostgres } from './store/address.js';
import { dropLettersBefore } from './store/letters.js';
import { openStores } from './store/open.js';
import type { WriterOptions } from './store/sqlite/writer.js';
import { MAIN_TENANT, type Store } from './store/store.js';
import { openTenant, type Tenant } from './tenant.js';

/** What can be set of a collector. */
export interface CollectorOptions {
  /** A SQLite file, made if it is not there, or a PostgreSQL database as `postgres://...`, which several collectors may share. Default: `:memory:`, which forgets. */
  readonly db?: string;
  /** Default 127.0.0.1: reachable from this machine only. */
  readonly host?: string;
  /** Default 4180; 0 takes any free one. */
  readonly port?: number;
  /** Where there are no keys: sites whose pages may send and read, such as `https://www.bank.example`; `*` for all. Default: none but its own. */
  readonly origins?: readonly string[];
  /** Who may send and read. Default: everybody who reaches it, which is this machine only, unless `open` says otherwise. */
  readonly keys?: KeyFile;
  /** Lets everybody do everything, also from other machines. Default: not. */
  readonly open?: boolean;
  /** How much may come in one request. */
  readonly sizes?: Partial<SizeLimits>;
  /** How many events may come from one network and of one customer. Default: where there are keys 200 and 20 a second, ten times as many at once; else as many as come. */
  readonly rates?: Partial<RateLimits>;
  /** Live feeds that one reader may have open at once. Default 20. */
  readonly streamsPerReader?: number;
  /** Machines in front of this one whose word for who asks is taken (`X-Forwarded-For`), as addresses or networks. Default: none. */
  readonly trustedProxies?: readonly string[];
  /** Whose the preferences and hosted surveys are. Default `main`. */
  readonly tenant?: string;
  /** The folder that backups go into which are asked for over HTTP. Default: none, so none can be. */
  readonly backups?: string;
  /** Takes out events of more days ago, once an hour; their figures are kept as they are, or corrected. Default: nothing is ever taken out. */
  readonly retention?: { readonly days: number; readonly figures: Figures };
  /** Where it says what happens. Default: warnings and errors, as JSON, on the error output. */
  readonly log?: Log;
  /** Is told what the collector knows of itself, if there is OpenTelemetry. */
  readonly meter?: OpenTelemetryMeter;
  /** The time zone that cuts the days. Default `UTC`. */
  readonly zone?: string;
  /** The dimensions figures are kept for. Default: none. */
  readonly segments?: readonly string[];
  /** Groups of fewer answers are not told. Default 5. */
  readonly privacyThreshold?: number;
  /** Tells figures to everybody under `/v1/public`: by the month, and nothing that adds up to fewer answers than the privacy threshold. Default: not. */
  readonly publicFigures?: boolean;
  /** How many public feeds one network may have open at once, and how often it may ask. Default 100, and 20 a second, ten times as many at once. */
  readonly publicLimits?: Partial<PublicLimits>;
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
  /** How the thread is started that writes to a SQLite file to which many events come, such as where the collector is bundled; and from how many events in one commit on. */
  readonly storeThread?: WriterOptions;
  /** How facts are made of events: business hours, the window for repeats, periods of spend. */
  readonly facts?: Omit<FactSettings, 'zone'>;
}

/** How often it is looked whether time alone has changed a figure, in milliseconds. */
const ADVANCE_EVERY = 60_000;
/** How often it is looked what is past its time. */
const EXPIRE_EVERY = 3_600_000;
const DAY = 86_400_000;
/** Requests that are being answered when it stops are given this long, in milliseconds. */
const CLOSE_PATIENCE = 10_000;
const STREAMS_PER_READER = 20;

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
  /** Takes other keys from now on, as when a file was edited. @throws CxError where it had none: it was started open */
  replaceKeys(keys: KeyFile): Promise<void>;
  /**
   * Stops listening, answers what has come in, stores it, and lets go of the file.
   *
   * @param patience how long requests may take that are being answered, in milliseconds; default 10 000
   */
  close(patience?: number): Promise<void>;
}

/**
 * Starts a collector: it takes events in, keeps them, rolls them up, and tells the figures.
 *
 * @throws CxError `open-to-others`, `no-store`, `newer-store`, `unknown-zone`, `port-taken`, `no-address`
 */
export async function startCollector(options: CollectorOptions = {}): Promise<Collector> {
  const { db = ':memory:', host = '127.0.0.1', port = 4180, origins = [], zone = 'UTC', segments = [], privacyThreshold = DEFAULT_PRIVACY_THRESHOLD, log = quietLog, tenant: main = MAIN_TENANT } = options;
  if (!options.keys && !options.open && !isLoopback(host)) {
    throw new CxError({ code: 'open-to-others', message: `Whoever reaches ${host} could send events and read figures. Name a file of keys with --keys (cx-collector key makes one), or say with --open that everybody may.` });
  }
  const keys = options.keys && new KeyRing(options.keys);
  // what can be known to be wrong is, before a file is made or changed
  dayCounter(zone);
  await checkPort(host, port);
  const instruments = new Instruments();
  const commits = instruments.durations('cx.collector.commit.duration', 'From the first event of a commit that waits to be written to the last that is.');
  const stores = await openStores(db, options.storeThread);
  const tenants = new Map<string, Tenant>();
  let preferences: KeptPreferences | undefined;
  try {
    const settings = { metrics: options.metrics ?? [nps, csat, ces], facts: { ...options.facts, zone, dimensions: segments }, heartbeat: options.heartbeat, tellsVerbatims: options.verbatims ?? false, log, commits };
    const serve = async (name: string): Promise<Tenant> => {
      const tenant = tenants.get(name) ?? (await openTenant(stores, name, settings));
      tenants.set(name, tenant);
      return tenant;
    };
    const { store, counter, ingest } = await serve(main);
    for (const name of keys?.tenants ?? []) await serve(name);
    const each = <T>(ask: (tenant: Tenant) => T): T[] => [...tenants.values()].map(ask);
    const sum = (ask: (tenant: Tenant) => number): number => each(ask).reduce((a, b) => a + b, 0);
    const figures = options.publicFigures ? new PublicFigures(counter, privacyThreshold) : undefined;
    const open = figures && { figures, live: new LiveFeed(figures, options.heartbeat === undefined ? {} : { heartbeat: options.heartbeat }), privacyThreshold, limits: { ...USUAL_PUBLIC_LIMITS, ...options.publicLimits } };
    await open?.live.recall();
    if (options.preferences) {
      const eraseEvents = async (subject: string): Promise<void> => {
        await ingest.flush();
        await counter.erase(subject, Date.now());
      };
      preferences = keepPreferences(ownFile(db, options.preferencesDb, 'Preferences'), options.preferences, { ingest, eraseEvents, log, ...(options.now && { now: options.now }) });
    }
    const { now = Date.now } = options;
    let base = options.surveys?.baseUrl?.replace(/\/+$/, '');
    const { linkKeys = [] } = options.surveys ?? {};
    const surveyLinks = linkKeys.length > 0 ? new SurveyLinks(linkKeys, () => base ?? '', now) : undefined;
    const surveys = options.surveys && new SurveyHost({
      settings: options.surveys, ingest, hasEvent: (id) => store.has(id), eventsAfter: (place, types) => store.eventsAfter(place, types), permit: preferences?.permit, base: () => base ?? '', frames: options.surveys.frames ?? origins, links: surveyLinks, now,
    });
    instruments.level('cx.collector.waiting', 'Events that wait for a commit.', () => sum((one) => one.ingest.waiting));
    instruments.level('cx.collector.listeners', 'Live feeds that are open.', () => sum((one) => one.live.size));
    instruments.level('process.memory.usage', 'Memory that the process has, in bytes.', () => process.memoryUsage.rss());
    let isStopping = false;
    const app = createApp({
      tenants: (name) => tenants.get(name) ?? nobody(), keys, origins, onlyThisMachine: !keys && !options.open, privacyThreshold, sizes: { ...USUAL_SIZES, ...options.sizes },
      rates: keys || options.rates ? { ...USUAL_RATES, ...options.rates } : undefined, streamsPerReader: options.streamsPerReader ?? STREAMS_PER_READER, trustedProxies: options.trustedProxies ?? [],
      preferences: preferences?.http, preferencesTenant: main, tellsVerbatims: settings.tellsVerbatims, surveys, open, instruments, log, ping: () => stores.ping(), isStopping: () => isStopping,
      listeners: () => sum((one) => one.live.size), now: Date.now, maintenance: { backup: () => backUpInto(options.backups, (file) => stores.backup(file)) },
    });
    const journeys = await openJourneys(options.journeys, { app, db: options.journeys && !options.journeys.store ? ownFile(db, options.preferencesDb, 'Journeys') : db, origins, now, log });
    // by now all instruments are there
    if (options.meter) tellOpenTelemetry(instruments, options.meter);
    const timers = [setInterval(() => void Promise.all(each((one) => one.advance())), ADVANCE_EVERY)];
    const { retention } = options;
    if (retention) timers.push(setInterval(() => void Promise.all(each((one) => expire(one, retention, log))), EXPIRE_EVERY));
    for (const timer of timers) timer.unref();
    await app.listen({ host, port }).catch((error: unknown) => {
      timers.forEach(clearInterval);
      throw error;
    });
    const address = app.server.address() as AddressInfo;
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
    base ??= url;
    log('info', 'listening', { port: address.port, tenants: tenants.size, keys: keys !== undefined });
    return {
      url,
      surveyLinks,
      count: () => store.count(),
      store,
      counter,
      ingest,
      preferences,
      journeys,
      async replaceKeys(file) {
        if (!keys) throw new CxError({ code: 'no-keys', message: 'This collector was started without keys. Start it again with --keys.' });
        const next = new KeyRing(file);
        for (const name of next.tenants) await serve(name);
        keys.replace(file);
        log('info', 'keys-replaced', { tenants: tenants.size });
      },
      async close(patience = CLOSE_PATIENCE) {
        isStopping = true;
        timers.forEach(clearInterval);
        await journeys?.close();
        each((one) => one.hush());
        figures?.dispose();
        open?.live.dispose();
        const late = setTimeout(() => app.server.closeAllConnections(), patience);
        await app.close();
        clearTimeout(late);
        for (const one of tenants.values()) await one.close();
        await preferences?.close();
        await stores.close();
        log('info', 'stopped');
      },
    };
  } catch (error) {
    for (const one of tenants.values()) one.hush();
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

async function expire({ counter, store, name }: Tenant, { days, figures }: NonNullable<CollectorOptions['retention']>, log: Log): Promise<void> {
  try {
    const before = Date.now() - days * DAY;
    const count = await counter.expire(before, figures, Date.now());
    await dropLettersBefore(store, before);
    if (count > 0) await store.noteAudit({ at: Date.now(), holder: 'retention', action: 'retention', count });
    log('info', 'expired', { tenant: name, count });
  } catch (error) {
    log('error', 'not-expired', { tenant: name, reason: reasonOf(error) });
  }
}

async function backUpInto(folder: string | undefined, backup: (file: string) => Promise<void>): Promise<string> {
  if (folder === undefined) throw new CxError({ code: 'no-backups', message: 'No folder for backups was named. Start the collector with --backups FOLDER.' });
  mkdirSync(folder, { recursive: true });
  const name = `cx-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.db`;
  await backup(join(folder, name));
  return name;
}

/** A ticket of another collector may be for a tenant that this one does not serve. */
function nobody(): never {
  throw new HttpProblem({ status: 403, code: 'not-allowed', title: 'This is not allowed', detail: 'What was shown does not open this here.' });
}

/** @throws CxError `port-taken`, `no-address` */
async function checkPort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(explained(error, host, port)));
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}

/** Can only this machine reach it? */
const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

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
