import { manualClock, type ManualClock } from '../../core/clock.js';
import { leakTracker, trackDisposables, type DisposableTracker } from '../../core/disposable.js';
import { CxError } from '../../core/problem.js';
import { VERSION } from '../../core/version.js';
import { bundled } from '../../host/bundled.js';
import { createHost } from '../../host/create-host.js';
import type { PluginHost } from '../../host/host.js';
import type { PluginInfo } from '../../host/plugin-source.js';
import type { HostOptions } from '../../host/options.js';
import { Cube } from '../../metrics/cube/cube.js';
import { read } from '../../metrics/cube/read.js';
import type { ReadOptions } from '../../metrics/definition.js';
import { contributionsOf } from '../../metrics/observe.js';
import type { Reading } from '../../metrics/reading.js';
import type { CxEvent } from '../../model/event.js';
import type { Plugin } from '../define-plugin.js';
import { ScriptedUi, type Answer, type Shown } from './scripted-ui.js';

export { answered, type AnsweredOptions } from './answered.js';
export { ScriptedUi, type Answer, type Shown } from './scripted-ui.js';

/** How a plugin is tested. */
export interface PluginTestOptions {
  /** Other plugins that it needs. */
  readonly with?: readonly Plugin[];
  /** What the person answers, one question after the other. */
  readonly answers?: readonly Answer[];
  /** What the person has set. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What the site has set, for good. */
  readonly policy?: Readonly<Record<string, unknown>>;
  readonly language?: string;
  readonly makeMetric?: HostOptions['makeMetric'];
}

/** A host with one plugin in it, for one test. */
export class PluginTest {
  readonly host: PluginHost;
  /** The time stands still until `clock.advance(milliseconds)`. */
  readonly clock: ManualClock = manualClock(Date.UTC(2026, 0, 1));
  readonly ui: ScriptedUi;
  readonly id: string;
  readonly #tracker = leakTracker();
  readonly #before: DisposableTracker | undefined;

  constructor(plugin: Plugin, options: PluginTestOptions) {
    this.#before = trackDisposables(this.#tracker);
    this.id = `${plugin.manifest.publisher}.${plugin.manifest.name}`;
    this.ui = new ScriptedUi(options.answers);
    const { language = 'en', policy = {}, settings = {}, makeMetric } = options;
    this.host = createHost({
      clock: this.clock, ui: this.ui, mode: 'test', language: () => language, version: VERSION,
      configuration: { policy },
      settings: { load: () => settings, save: async () => {} },
      ...(makeMetric && { makeMetric }),
    });
    for (const one of [...(options.with ?? []), plugin]) {
      const outcome = this.host.install(bundled(one));
      if (!outcome.ok) throw new CxError({ ...outcome.error[0]!, message: outcome.error.map(({ where, message }) => `${where}: ${message}`).join('\n') });
    }
  }

  /** The plugin as the host sees it. */
  get plugin(): PluginInfo {
    return this.host.plugin(this.id)!;
  }

  /** What was shown to the person. */
  get shown(): readonly Shown[] {
    return this.ui.shown;
  }

  /** What went wrong so far, in sentences; a test mostly wants it empty. */
  get problems(): readonly string[] {
    return this.host.journal.reportsOf(this.plugin.manifest.key).map(({ problem }) => `${problem.where ? `${problem.where}: ` : ''}${problem.message}`);
  }

  /** Wakes the plugin. */
  activate(): Promise<void> {
    return this.host.activate(this.id);
  }

  /** Runs a command, as the palette would. */
  execute(command: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.host.commands.execute(command, args);
  }

  /** Something happens; the plugin hears of it when this settles. */
  async happen(...events: readonly CxEvent[]): Promise<void> {
    for (const event of events) this.host.observe(event);
    for (let i = 0; i < 20; i++) await Promise.resolve();
  }

  /** What a metric of the plugin says of these events. */
  read(metric: string, events: readonly CxEvent[], options: ReadOptions = {}): Reading {
    const found = this.host.metrics.get(metric);
    if (!found) throw new CxError({ code: 'unknown-metric', message: `There is no metric "${metric}"; a metric in code is there once the plugin is active.`, where: metric });
    const cube = new Cube({ metrics: [found] });
    const groups = cube.segmentsOf(undefined);
    for (const event of events) {
      const day = Math.floor(Date.parse(event.time) / 86_400_000);
      for (const { instrument, slot, amount } of contributionsOf(event, [found])) cube.addAmount(cube.measure(metric, instrument), groups.length > 0 ? groups : [cube.segment(0, '')], day, slot, amount);
    }
    return read(cube, { metric, instrument: 'latest' }, options);
  }

  /** Takes everything down. Rejects with `leak` if something of the plugin is left. */
  async dispose(): Promise<void> {
    await this.host.dispose();
    trackDisposables(this.#before);
    const leaks = this.#tracker.leaks();
    if (leaks.length > 0) throw new CxError({ code: 'leak', message: `${leaks.length} disposables of "${this.id}" were never disposed. Put them into context.subscriptions. The first was ${leaks[0]}` });
  }
}

/** Starts a host with a plugin in it. Dispose it at the end of the test: it counts what is left. */
export async function testPlugin(plugin: Plugin, options: PluginTestOptions = {}): Promise<PluginTest> {
  const test = new PluginTest(plugin, options);
  await test.host.start();
  return test;
}
