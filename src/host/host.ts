import { systemClock } from '../core/clock.js';
import { DisposableStore } from '../core/disposable.js';
import { Emitter, type Event } from '../core/emitter.js';
import { CxError, type Problem } from '../core/problem.js';
import { err, ok, type Result } from '../core/result.js';
import { VERSION } from '../core/version.js';
import type { CxEvent } from '../model/event.js';
import type { PointName } from '../model/plugin/contributions/index.js';
import type { PluginManifest } from '../model/plugin/manifest.js';
import { pluginKey } from '../model/plugin/key.js';
import type { PluginMode } from '../sdk/context.js';
import type { LiveAccount } from './account.js';
import { Activator, LIMITS, MANUALLY } from './activator.js';
import { Clauses } from './clauses.js';
import { Commands } from './commands.js';
import { ConfigurationService } from './configuration.js';
import { ContextScope } from './context-keys.js';
import { EventFeed } from './event-feed.js';
import { Intake } from './intake.js';
import { Journal } from './journal.js';
import { LineUp } from './line-up.js';
import { Keybindings } from './keys/keybindings.js';
import { Menus } from './menus.js';
import { MetricCatalogue } from './metric-catalogue.js';
import { OpenPoints } from './open-points.js';
import type { HostOptions, ManifestReader } from './options.js';
import { cxOf, type ApiParts } from './plugin-api.js';
import { contextOf, type Stores } from './plugin-context.js';
import { ownPoints, type Points } from './points.js';
import { infoOf, readSource, type PluginInfo, type PluginSource } from './plugin-source.js';
import type { PluginRecord } from './record.js';
import { makeRegistries, WAKING, type Registries } from './registries.js';
import type { PluginRunner } from './runner.js';
import { memoryTextStore } from './state.js';
import { localText, type LocalText } from './texts.js';
import { outsideSinksFor } from './plugin-sinks.js';
import { trustedRunner } from './trusted-runner.js';
import { headlessUi } from './ui-port.js';
import type { Lookup } from './when/index.js';

/**
 * The plugin host: takes plugins in, holds what they contribute, wakes them when they are asked for, and lets go of
 * everything when they leave. It knows no screen: elements read its registries, and it talks to people through a port.
 */
export class PluginHost {
  readonly registries: Registries;
  readonly commands: Commands;
  readonly menus: Menus;
  readonly keybindings: Keybindings;
  readonly configuration: ConfigurationService;
  /** The outermost context keys; `config.` keys read settings. */
  readonly context: ContextScope;
  readonly metrics: MetricCatalogue;
  readonly journal: Journal;
  readonly points: Points;
  /** Where it keeps what is to outlast the page, as far as the site allows that. */
  readonly stores: Stores;
  readonly #openPoints: OpenPoints;
  readonly #feed: EventFeed;
  readonly #activator: Activator;
  readonly #intake: Intake;
  readonly #manifests: ManifestReader;
  readonly #mode: PluginMode;
  readonly #language: () => string;
  readonly #lineUp: LineUp;
  readonly #clauses = new Clauses();
  readonly #emitter = new Emitter<PluginInfo>();
  readonly #own = new DisposableStore();
  readonly #runners: readonly PluginRunner[];
  #started = false;

  /** Fires when a plugin changes its state. */
  readonly onDidChangePlugin: Event<PluginInfo> = this.#emitter.event;

  constructor(manifests: ManifestReader, options: HostOptions = {}) {
    this.#manifests = manifests;
    const { version = VERSION, clock = systemClock, ui = headlessUi, runners = [trustedRunner], language = () => 'en', platform = 'linux', mode = 'production' } = options;
    this.stores = { global: memoryTextStore(), workspace: memoryTextStore(), secrets: memoryTextStore(), ...options.stores };
    this.#language = language;
    this.#runners = runners;
    this.#mode = mode;
    this.journal = new Journal(clock);
    this.#intake = new Intake(() => this.points, this.journal, (record, events) => this.#lineUp.wakesOn(record, events));
    const open = (name: PointName) => () => this.#intake.open(name);
    this.configuration = new ConfigurationService(manifests.settingFault, options.configuration, options.settings, open('configuration'));
    this.context = new ContextScope(undefined, (key) => this.#settingAsFact(key));
    this.commands = new Commands({ wake: (event, by) => this.wake(event, by), holds: (clause) => this.holds(clause) }, open('commands'));
    this.menus = new Menus(this.commands, open('menus'));
    this.keybindings = new Keybindings(platform, open('keybindings'));
    this.registries = makeRegistries({ commands: this.commands.registry, configuration: this.configuration.registry }, (name) => this.#intake.open(name));
    this.metrics = this.#own.add(new MetricCatalogue(this.registries.metrics, this.journal, options.makeMetric));
    this.points = ownPoints({ schemas: manifests.schemas, registries: this.registries, configuration: this.configuration, menus: this.menus, keybindings: this.keybindings });
    this.#openPoints = new OpenPoints(this.journal);
    this.#feed = new EventFeed(this.journal);
    const parts: ApiParts = { ...this, feed: this.#feed, openPoints: this.#openPoints, wake: (event, by) => this.wake(event, by), ui, language, mode };
    this.#lineUp = new LineUp({
      version,
      satisfies: (one, range) => manifests.satisfies(one, range),
      journal: this.journal,
      activator: () => this.#activator,
      intake: () => this.#intake,
      openPoints: this.#openPoints,
      changed: (record) => this.#changed(record),
    });
    this.#activator = new Activator({
      clock,
      limits: { ...LIMITS, ...options.limits },
      now: () => performance.now(),
      journal: this.journal,
      runnerOf: (record) => this.#runnerOf(record),
      recordOf: (key) => this.#lineUp.installed.get(key),
      contextOf: (record, session) => contextOf(this.stores, this.journal, mode, record, session),
      cxOf: (record, session) => cxOf(parts, record, session),
      changed: (record) => this.#changed(record),
    });
    for (const name of ['mac', 'win', 'linux'] as const) this.context.set(`cx.${name}`, platform === name);
    this.#own.add(this.configuration.onDidChange(({ keys }) => this.context.changed(keys.map((key) => `config.${key}`))));
  }

  /** Everything installed. */
  get plugins(): readonly PluginInfo[] {
    return [...this.#lineUp.installed.values()].map(infoOf);
  }

  /** One of them, by its id in any case. */
  plugin(id: string): PluginInfo | undefined {
    const record = this.#record(id);
    return record && infoOf(record);
  }

  /** Reads a manifest without taking the plugin in, for somebody who is to decide about it. Problems of single entries are told when they are looked at. */
  readManifest(manifest: unknown, report: (problem: Problem) => void = () => {}): Result<PluginManifest, readonly Problem[]> {
    return this.#manifests.open(manifest, report);
  }

  /**
   * Takes a plugin in. Entries of its manifest that cannot be used are reported in the journal; it fails only if the plugin
   * cannot be taken at all, with every reason. After `start` it takes part from now on: `whenSettled` tells when.
   */
  install(source: PluginSource): Result<PluginInfo, readonly Problem[]> {
    const read = readSource(source, this.#manifests, this.journal);
    if (!read.ok) return read;
    const record = read.value;
    const { key, id } = record.manifest;
    const other = this.#lineUp.installed.get(key);
    if (other) return err([{ code: 'duplicate-plugin', message: `"${id}" is already installed as "${other.manifest.id}" ${other.manifest.version}; that one stays.`, where: '/name' }]);
    this.#lineUp.installed.set(key, record);
    if (this.#started) void this.#settle();
    return ok(infoOf(record));
  }

  /** Replaces a plugin by another version of it, and wakes that one if the old one was awake. */
  async update(source: PluginSource): Promise<Result<PluginInfo, readonly Problem[]>> {
    const read = readSource(source, this.#manifests, this.journal);
    if (!read.ok) return read;
    const record = read.value;
    const { key, id } = record.manifest;
    const old = this.#lineUp.installed.get(key);
    if (!old) return err([{ code: 'unknown-plugin', message: `"${id}" is not installed.`, where: '/name' }]);
    record.enabled = old.enabled;
    this.#lineUp.installed.set(key, record);
    await this.#settle();
    return ok(infoOf(record));
  }

  /** Takes a plugin out, and forgets it. */
  async uninstall(id: string): Promise<void> {
    const record = this.#found(id);
    this.#lineUp.installed.delete(record.manifest.key);
    await this.#settle();
    this.journal.forget(record.manifest.key);
  }

  /** Switches a plugin on: its contributions are there, and it wakes when it is asked for. */
  async enable(id: string): Promise<void> {
    this.#found(id).enabled = true;
    await this.#settle();
  }

  /** Switches a plugin off, and those that need it: deactivated, contributions taken back, nothing left. */
  async disable(id: string): Promise<void> {
    this.#found(id).enabled = false;
    await this.#settle();
  }

  /** Wakes a plugin by hand, also one that was left alone after failing. Rejects with what goes wrong. */
  async activate(id: string): Promise<void> {
    await this.#activator.activate(this.#found(id), { event: MANUALLY });
  }

  /** Calls a function that the module of a plugin exports, waking it first: how metrics and checks of the pure tier compute. Rejects with `no-such-function`. */
  async call(id: string, name: string, args: readonly unknown[] = []): Promise<unknown> {
    await this.activate(id);
    return this.#found(id).session!.running!.call(name, args);
  }

  /** Puts a plugin to sleep; it stays on, and wakes again when it is asked for. */
  async deactivate(id: string): Promise<void> {
    await this.#activator.deactivate(this.#found(id));
  }

  /** Takes up what is installed, wakes those that asked for the start, and then those that wait for its end. */
  async start(): Promise<void> {
    this.#started = true;
    await this.#settle();
    if (this.#mode !== 'production') this.examine();
    await this.wake('onStartup');
    await this.wake('onStartupFinished');
  }

  /**
   * Takes up everything that plugins contribute, and so finds every fault in their manifests. Otherwise the entries of a point
   * are taken up when somebody first looks there. In development and in tests, `start` does this.
   */
  examine(): void {
    this.#intake.openAll();
  }

  /** Settles when installing, updating and switching have taken effect. */
  async whenSettled(): Promise<void> {
    await this.#lineUp.settled;
  }

  /** Wakes the plugins that wait for an event. What fails is reported; the first problem is given back too. */
  async wake(event: string, by?: string): Promise<Problem | undefined> {
    for (const [point, wakes] of Object.entries(WAKING)) if (event.startsWith(`${wakes}:`)) this.#intake.open(point as PointName);
    const records = [...this.#lineUp.waitingFor(event)];
    if (records.length === 0) return undefined;
    const outcomes = await Promise.allSettled(records.map((record) => this.#activator.activate(record, { event, by })));
    const failed = outcomes.find((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected');
    return failed && { code: 'activation-failed', message: (failed.reason as Error).message };
  }

  /** Tells plugins of something that happened. Those that wait for such events are woken, and hear it when they are awake. */
  observe(event: CxEvent): void {
    this.#feed.deliver(event);
    const told = new Set<PluginRecord>();
    for (const waking of [`onEvent:${event.type}`, ...outsideSinksFor(this, event).map((id) => `onSink:${id}`)]) {
      for (const record of this.#lineUp.waitingFor(waking)) {
        if (record.state === 'active' || told.has(record)) continue;
        told.add(record);
        const asleep = record.state !== 'activating';
        if (asleep) void this.#activator.activate(record, { event: waking }).catch(() => {}); // reported already
        EventFeed.keep(record, event);
      }
    }
  }

  /** Does a clause hold now, at this place or for the whole page? Without a clause, it does; one that cannot be read does not. */
  holds(clause: string | undefined, lookup: Lookup = (key) => this.context.get(key)): boolean {
    return this.#clauses.holds(clause, lookup);
  }

  /** A text of a plugin's manifest in the language of the host, with its English original. */
  textOf(owner: string, text: string): LocalText {
    const record = this.#record(owner);
    return record ? localText(record.manifest, text, this.#language()) : { value: text, original: text };
  }

  /** What a plugin asked for, saw and sent, as its runner keeps it; undefined for one that runs in the page, where nobody can tell, and for one that has not run. */
  accountOf(id: string): LiveAccount | undefined {
    const record = this.#record(id);
    return record && this.#runnerOf(record)?.accountOf?.(record.manifest.key);
  }

  /** Takes everything down. */
  async dispose(): Promise<void> {
    this.#lineUp.installed.clear();
    await this.#settle();
    this.#own.dispose();
    this.#emitter.dispose();
  }

  /** Before the start, everything waits for it. */
  #settle(): Promise<void> {
    return this.#started ? this.#lineUp.settle() : Promise.resolve();
  }

  #record(id: string): PluginRecord | undefined {
    return this.#lineUp.installed.get(pluginKey(id));
  }

  #runnerOf({ tier }: PluginRecord): PluginRunner | undefined {
    return this.#runners.find((runner) => runner.tier === tier);
  }

  #changed(record: PluginRecord): void {
    const { session, state, manifest } = record;
    if (state === 'active' && session) for (const event of session.missed.splice(0)) this.#feed.deliver(event, manifest.key);
    this.#emitter.fire(infoOf(record));
  }

  #found(id: string): PluginRecord {
    const record = this.#record(id);
    if (!record) throw new CxError({ code: 'unknown-plugin', message: `There is no plugin "${id}".`, where: id });
    return record;
  }

  #settingAsFact(key: string): unknown {
    if (!key.startsWith('config.') || !this.configuration.registry.get(key.slice(7))) return undefined;
    const value = this.configuration.get(key.slice(7));
    return Array.isArray(value) ? JSON.stringify(value) : value;
  }
}
