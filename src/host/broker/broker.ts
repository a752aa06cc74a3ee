import * as z from 'zod/mini';
import { systemClock, type Clock } from '../../core/clock.js';
import { DisposableStore, toDisposable, type Disposable } from '../../core/disposable.js';
import { CxError, isCxError } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import { capabilityText, type Capability } from '../../model/plugin/capability.js';
import type { Gate, PluginWire } from '../sandbox/isolated-plugin.js';
import type { Doors } from './doors.js';
import { EventFeed } from './events.js';
import { id, key, named } from './forms.js';
import type { Grants } from './grants.js';
import type { Ledger } from './ledger.js';
import { route, type Part, type PartTools, type Work } from './part.js';
import { Quota } from './quota.js';

const events = z.strictObject({ type: z.string().check(z.regex(/^cx\.[a-z]+\.[a-z]+$/)), survey: z.optional(z.string().check(z.maxLength(64))) });
const log = z.strictObject({ level: z.enum(['debug', 'info', 'warn', 'error']), text: z.string().check(z.maxLength(2000)) });

/** What is loaded when a plugin first asks for something of it, by the beginning of the name. */
const surfaces = async () => (await import('./surfaces.js')).surfaces;
const keeping = async () => (await import('./keeping.js')).keeping;
const files = async () => (await import('./files.js')).files;
const LATER: ReadonlyMap<string, () => Promise<(tools: PartTools) => Part>> = new Map([
  ['view', surfaces], ['tile', surfaces], ['question', surfaces], ['ui', surfaces],
  ['storage', keeping], ['secrets', keeping],
  ['importer', files], ['exporter', files],
  ['fetch', async () => (await import('./network.js')).network],
  ['window', async () => (await import('./asking.js')).asking],
  ['source', async () => (await import('./sources.js')).sources],
]);

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
  readonly #logs: Quota;
  readonly #registered = new Map<string, Disposable>();
  readonly #held = new DisposableStore();
  readonly #tools: PartTools;
  readonly #calls = new Map<string, Work>();
  readonly #tells = new Map<string, (value: unknown) => void>();
  readonly #loading = new Map<unknown, Promise<void>>();

  constructor(plugin: PluginWire, doors: Doors, grants: Grants, ledger: Ledger, clock: Clock = systemClock) {
    this.#plugin = plugin;
    this.#doors = doors;
    this.#grants = grants;
    this.#ledger = ledger;
    this.#feed = new EventFeed(grants, ledger);
    this.#logs = new Quota(600, clock);
    this.#tools = {
      plugin, doors, clock, held: this.#held,
      require: (...wish) => this.#require(...wish),
      denial: (capability) => grants.denial(capability),
      shown: (event) => this.#feed.shown(event),
      registering: (kind, register) => this.#registering(kind, register),
    };
    this.#take(this.#ownPart());
    this.#held.add(grants.onDidChange(() => this.tellGrants()));
    this.#held.add(doors.onDidChangeConfiguration((keys) => void plugin.tell('configuration', { event: keys })));
  }

  /** Does what the plugin asks for. Throws a `CxError` of which the plugin is told. */
  async handle(name: string, value: unknown, signal: AbortSignal): Promise<unknown> {
    if (!this.#calls.has(name)) await this.#load(name);
    const work = this.#calls.get(name);
    if (!work) throw new CxError({ code: 'unknown', message: `The host does nothing called "${name}".` });
    return work(value, signal);
  }

  /** Takes what the plugin tells. */
  onEvent(name: string, value: unknown): void {
    try {
      const take = this.#tells.get(name);
      if (take) return take(value);
    } catch {
      return this.#ledger.refused('unknown-event');
    }
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
  }

  #take({ calls, tells = [] }: Part): void {
    for (const [name, work] of calls) this.#calls.set(name, work);
    for (const [name, take] of tells) this.#tells.set(name, take);
  }

  /** Fetches the part that a request belongs to, once; an attempt that fails is not remembered. */
  async #load(name: string): Promise<void> {
    const load = LATER.get(name.split('.', 1)[0]!);
    if (!load) return;
    const begun = this.#loading.get(load) ?? load().then((part) => this.#take(part(this.#tools)));
    this.#loading.set(load, begun);
    try {
      await begun;
    } catch {
      this.#loading.delete(load);
      throw new CxError({ code: 'unavailable', message: `What does "${name}" could not be loaded.` });
    }
    if (this.#held.disposed) throw new CxError({ code: 'closed', message: 'Ended.' });
  }

  #registering(kind: string, register: (id: string) => Disposable): Part['calls'] {
    return [
      [`${kind}.register`, route(named, ({ id }) => {
        if (this.#registered.has(`${kind} ${id}`)) throw new CxError({ code: 'taken', message: `The ${kind} ${id} is registered already.` });
        this.#registered.set(`${kind} ${id}`, register(id));
      })],
      [`${kind}.unregister`, route(named, ({ id }) => {
        this.#registered.get(`${kind} ${id}`)?.dispose();
        this.#registered.delete(`${kind} ${id}`);
      })],
    ];
  }

  /** What nearly every plugin needs. */
  #ownPart(): Part {
    const doors = this.#doors;
    const keyed = z.strictObject({ key });
    return {
      calls: [
        ...this.#registering('command', (id) => doors.registerCommand(id, (...args) => this.#plugin.call('command', { id, args }))),
        ...this.#registering('sink', (id) => this.#registerSink(id)),
        ['command.execute', route(z.strictObject({ id, args: z.array(z.unknown()) }), ({ id, args }) => {
          if (!doors.ownsCommand(id)) this.#require({ kind: 'commands', command: id });
          return doors.executeCommand(id, args);
        })],
        ['events.subscribe', route(events, ({ type, survey }) => this.#feed.subscribe(`on ${type} ${survey ?? ''}`, type, survey, (event) => this.#plugin.tell('event', { type, survey, event })))],
        ['events.unsubscribe', route(events, ({ type, survey }) => this.#feed.unsubscribe(`on ${type} ${survey ?? ''}`))],
        ['contextkey.set', route(z.strictObject({ key, value: z.optional(z.unknown()) }), ({ key, value }) => doors.setContextKey(key, value))],
        ['configuration.get', route(keyed, ({ key }) => doors.inspectConfiguration(key).value)],
        ['configuration.inspect', route(keyed, ({ key }) => doors.inspectConfiguration(key))],
        ['configuration.update', route(z.strictObject({ key, value: z.optional(z.unknown()) }), ({ key, value }) => doors.updateConfiguration(key, value))],
      ],
    };
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
}
