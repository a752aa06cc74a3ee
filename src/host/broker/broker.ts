import * as z from 'zod/mini';
import { systemClock, type Clock } from '../../core/clock.js';
import { DisposableStore, toDisposable, type Disposable } from '../../core/disposable.js';
import { CxError, isCxError } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import { capabilityText, type Capability } from '../../model/plugin/capability.js';
import type { Gate, PluginWire } from '../sandbox/isolated-plugin.js';
import { countNodes, parseTree } from '../ui/tree.js';
import type { Doors, HostSurface, SurfaceKind } from './doors.js';
import { EventFeed } from './events.js';
import { PluginFiles } from './files.js';
import type { Grants } from './grants.js';
import type { Ledger } from './ledger.js';
import { addressOf, requestSchema, sendFor, SendingQuota, sizeOf } from './network.js';
import { Quota } from './quota.js';
import { LimitedStore, type PluginStore } from './storage.js';

const id = z.string().check(z.regex(/^[a-z][A-Za-z0-9_.-]{0,127}$/));
const named = z.strictObject({ id });
const key = z.string().check(z.regex(/^[\w.:-]{1,128}$/));
const short = z.string().check(z.maxLength(500));
const events = z.strictObject({ type: z.string().check(z.regex(/^cx\.[a-z]+\.[a-z]+$/)), survey: z.optional(z.string().check(z.maxLength(64))) });
const log = z.strictObject({ level: z.enum(['debug', 'info', 'warn', 'error']), text: z.string().check(z.maxLength(2000)) });

type Work = (value: unknown, signal: AbortSignal) => unknown;

/** Reads what is asked before it is done. */
function route<T>(schema: z.ZodMiniType<T>, work: (value: T, signal: AbortSignal) => unknown): Work {
  return (value, signal) => {
    const read = schema.safeParse(value);
    if (!read.success) throw new CxError({ code: 'bad-request', message: `What was asked is not of the expected form (${read.error.issues[0]?.path.join('/') || 'whole'}).` });
    return work(read.data, signal);
  };
}

/**
 * Everything an isolated plugin reaches goes through here: what it sends is parsed, measured against what is granted and what
 * the customer allows at that moment, noted, and only then done.
 */
export class Broker implements Gate {
  readonly #doors: Doors;
  readonly #grants: Grants;
  readonly #ledger: Ledger;
  readonly #plugin: PluginWire;
  readonly #feed: EventFeed;
  readonly #files: PluginFiles;
  readonly #sending: SendingQuota;
  readonly #nodes: Quota;
  readonly #messages: Quota;
  readonly #logs: Quota;
  readonly #registered = new Map<string, Disposable>();
  readonly #surfaces = new Map<string, { readonly kind: SurfaceKind; readonly surface: HostSurface }>();
  #lastSurface = 0;
  readonly #held = new DisposableStore();
  readonly #routes: ReadonlyMap<string, Work>;

  constructor(plugin: PluginWire, doors: Doors, grants: Grants, ledger: Ledger, clock: Clock = systemClock) {
    this.#plugin = plugin;
    this.#doors = doors;
    this.#grants = grants;
    this.#ledger = ledger;
    this.#feed = new EventFeed(grants, ledger);
    this.#files = new PluginFiles(plugin, (event) => this.#feed.shown(event));
    this.#sending = new SendingQuota(clock);
    this.#nodes = new Quota(60_000, clock, 600);
    this.#messages = new Quota(12, clock);
    this.#logs = new Quota(600, clock);
    this.#routes = new Map([...this.#registering(), ...this.#doing(), ...this.#keeping('storage', doors.store), ...this.#keeping('secrets', doors.secrets)]);
    this.#held.add(grants.onDidChange(() => this.tellGrants()));
  }

  /** Does what the plugin asks for. Throws a `CxError` of which the plugin is told. */
  async handle(name: string, value: unknown, signal: AbortSignal): Promise<unknown> {
    const work = this.#routes.get(name);
    if (!work) throw new CxError({ code: 'unknown', message: `The host does nothing called "${name}".` });
    return work(value, signal);
  }

  /** Takes what the plugin tells. */
  onEvent(name: string, value: unknown): void {
    const read = name === 'log' ? log.safeParse(value) : undefined;
    if (!read?.success) this.#ledger.refused('unknown-event');
    else if (this.#logs.take(1)) this.#doors.log(read.data.level, read.data.text);
  }

  /** Tells the plugin of an event if it asked for it and may see it now. */
  offer(event: CxEvent): void {
    this.#feed.offer(event);
  }

  /** Tells the plugin what it may do now. */
  tellGrants(): void {
    this.#plugin.tell('capabilities', { event: this.#grants.list() });
  }

  dispose(): void {
    this.#held.dispose();
    for (const one of this.#registered.values()) one.dispose();
    this.#registered.clear();
    this.#surfaces.clear();
  }

  #registering(): [string, Work][] {
    const kind = (name: string, register: (id: string) => Disposable): [string, Work][] => [
      [`${name}.register`, route(named, ({ id }) => {
        if (this.#registered.has(`${name} ${id}`)) throw new CxError({ code: 'taken', message: `The ${name} ${id} is registered already.` });
        this.#registered.set(`${name} ${id}`, register(id));
      })],
      [`${name}.unregister`, route(named, ({ id }) => {
        this.#registered.get(`${name} ${id}`)?.dispose();
        this.#registered.delete(`${name} ${id}`);
      })],
    ];
    return [
      ...kind('command', (id) => this.#doors.registerCommand(id, (...args) => this.#plugin.call('command', { id, args }))),
      ...kind('sink', (id) => this.#registerSink(id)),
      ...kind('importer', (id) => this.#doors.registerImporter(id, this.#files.importer(id))),
      ...kind('exporter', (id) => this.#doors.registerExporter(id, this.#files.exporter(id))),
      ...(['view', 'tile', 'question'] as const).flatMap((place) => kind(place, (id) => this.#registerSurface(place, id))),
    ];
  }

  #doing(): [string, Work][] {
    const doors = this.#doors;
    return [
      ['command.execute', route(z.strictObject({ id, args: z.array(z.unknown()) }), ({ id, args }) => {
        if (!doors.ownsCommand(id)) this.#require({ kind: 'commands', command: id });
        return doors.executeCommand(id, args);
      })],
      ['events.subscribe', route(events, ({ type, survey }) => this.#feed.subscribe(`on ${type} ${survey ?? ''}`, type, survey, (event) => this.#plugin.tell('event', { type, survey, event })))],
      ['events.unsubscribe', route(events, ({ type, survey }) => this.#feed.unsubscribe(`on ${type} ${survey ?? ''}`))],
      ['fetch', route(requestSchema, (request, signal) => {
        const url = addressOf(request.url);
        this.#require({ kind: 'network', origin: url.origin }, () => this.#sending.take(request), sizeOf(request));
        return sendFor(request, url, signal);
      })],
      ['contextkey.set', route(z.strictObject({ key, value: z.optional(z.unknown()) }), ({ key, value }) => doors.setContextKey(key, value))],
      ['configuration.get', route(z.strictObject({ key }), ({ key }) => doors.getConfiguration(key))],
      ['window.message', route(z.strictObject({ severity: z.enum(['info', 'warning', 'error']), text: short, actions: z.array(short).check(z.maxLength(3)) }), ({ severity, text, actions }) => {
        this.#require({ kind: 'ui', place: 'message' }, () => this.#messages.take(1));
        return doors.showMessage(severity, text, actions);
      })],
      ['ui.render', route(z.strictObject({ surface: id, tree: z.unknown() }), ({ surface, tree }) => this.#render(surface, tree))],
    ];
  }

  #keeping(kind: 'storage' | 'secrets', store: PluginStore): [string, Work][] {
    const limited = new LimitedStore(store);
    const keyed = z.strictObject({ key });
    const may = <T>(work: () => T): T => {
      this.#require({ kind });
      return work();
    };
    return [
      [`${kind}.get`, route(keyed, ({ key }) => may(() => limited.get(key)))],
      [`${kind}.set`, route(z.strictObject({ key, value: z.optional(z.unknown()) }), ({ key, value }) => may(() => (value === undefined ? limited.delete(key) : limited.set(key, value))))],
      [`${kind}.delete`, route(keyed, ({ key }) => may(() => limited.delete(key)))],
      [`${kind}.keys`, route(z.strictObject({}), () => may(() => limited.keys()))],
    ];
  }

  /** Notes the wish; throws if it may not be now. */
  #require(capability: Capability, within: () => boolean = () => true, sent = 0): void {
    const text = capabilityText(capability);
    const denial = this.#grants.denial(capability) ?? (within() ? undefined : 'quota');
    this.#ledger.use(text, denial, denial ? 0 : sent);
    if (denial === 'quota') throw new CxError({ code: 'quota', message: `More of "${text}" than a plugin may have in a minute.` });
    if (denial) throw new CxError({ code: 'denied', message: denial === 'no-consent' ? `"${text}" is granted, but the customer does not allow it.` : `"${text}" is not granted.` });
  }

  /** A sink outside the page watches: what it says does not decide whether an answer counts as delivered. */
  #registerSink(id: string): Disposable {
    // the host may have granted less than the manifest asks for
    const types = this.#doors.eventsOfSink(id).filter((type) => this.#feed.mayEverSee(type));
    if (types.length === 0) throw new CxError({ code: 'denied', message: `The sink ${id} may see none of the events it is for.` });
    const names = types.map((type) => `sink ${id} ${type}`);
    for (const [i, type] of types.entries()) {
      this.#feed.subscribe(names[i]!, type, undefined, (event) => {
        this.#plugin.call('sink', { id, event }).catch((error: unknown) => this.#doors.log('error', `The sink ${id} did not take an event: ${isCxError(error) ? error.message : 'it failed.'}`));
        return true;
      });
    }
    return toDisposable(() => names.forEach((name) => this.#feed.unsubscribe(name)));
  }

  #registerSurface(kind: SurfaceKind, id: string): Disposable {
    this.#require({ kind: 'ui', place: kind });
    return this.#doors.registerSurface(kind, id, {
      open: (given, surface) => {
        const name = `s${++this.#lastSurface}`;
        this.#surfaces.set(name, { kind, surface });
        this.#plugin.call('surface.open', { surface: name, kind, id, given }).catch((error: unknown) => this.#doors.log('error', `The ${kind} ${id} was not drawn: ${isCxError(error) ? error.message : 'it failed.'}`));
        return {
          act: (handler, value) => void this.#plugin.tell('ui', { surface: name, handler, value }),
          close: () => void (this.#surfaces.delete(name) && this.#plugin.tell('surface.close', { surface: name })),
        };
      },
    });
  }

  #render(name: string, tree: unknown): void {
    const open = this.#surfaces.get(name);
    if (!open) throw new CxError({ code: 'unknown', message: `No surface "${name}" is open.` });
    this.#require({ kind: 'ui', place: open.kind });
    // before it is looked at: looking is what costs
    if (!this.#nodes.take(1 + countNodes(tree))) throw new CxError({ code: 'quota', message: 'A plugin may draw 1,000 elements a second.' });
    const read = parseTree(tree, (origin) => this.#grants.denial({ kind: 'network', origin }) === undefined);
    if (!read.ok) throw new CxError(read.error);
    open.surface.show(read.value);
  }
}
