import type { Clock } from '../core/clock.js';
import { CxError, type Problem } from '../core/problem.js';
import type { Cx } from '../sdk/api.js';
import type { AnyDisposable, PluginContext } from '../sdk/context.js';
import { problemOf, type Journal } from './journal.js';
import type { PluginRecord, Session } from './record.js';
import type { PluginRunner } from './runner.js';
import { Staging } from './staging.js';
import { englishName } from './texts.js';
import { within } from './time-box.js';

/** How long things may take, in milliseconds. */
export interface Limits {
  /** For `activate`, with the loading of the code. */
  readonly activation: number;
  /** For `deactivate`, and again for what is disposed after it. */
  readonly deactivation: number;
}
export const LIMITS: Limits = { activation: 10_000, deactivation: 5_000 };

/** After so many failures within this time a plugin is not tried again by itself. */
const MOST_FAILURES = 3;
const FAILURE_WINDOW = 5 * 60_000;
/** How long events cannot wake it after its first, second and further failures, in milliseconds. */
const BACK_OFF = [1_000, 5_000, 30_000];

/** Why somebody is to be activated. */
export interface Reason {
  readonly event: string;
  /** The plugin that asks. */
  readonly by?: string | undefined;
}

export interface ActivatorParts {
  readonly clock: Clock;
  readonly limits: Limits;
  /** Milliseconds with fractions, for measuring. */
  readonly now: () => number;
  readonly journal: Journal;
  runnerOf(record: PluginRecord): PluginRunner | undefined;
  recordOf(key: string): PluginRecord | undefined;
  contextOf(record: PluginRecord, session: Session): PluginContext;
  cxOf(record: PluginRecord, session: Session): Cx;
  /** The state of a plugin has changed. */
  changed(record: PluginRecord): void;
}

/** Brings plugins to life and puts them back to sleep, one step after the other, and undoes what was half done. */
export class Activator {
  readonly #parts: ActivatorParts;
  /** Who waits for whom while waking up: a circle would wait for ever. */
  readonly #waits = new Map<string, Set<string>>();

  constructor(parts: ActivatorParts) {
    this.#parts = parts;
  }

  /**
   * Activates a plugin, after all that it needs. Asked again while it is on its way, it is the same activation.
   *
   * @throws CxError `activation-failed`, `activation-deadlock`, `plugin-unavailable`, `gave-up`
   */
  async activate(record: PluginRecord, reason: Reason): Promise<void> {
    const { key } = record.manifest;
    switch (record.state) {
      case 'active':
        return;
      case 'activating':
        return this.#wait(reason.by, key, record.session!.ready);
      case 'idle':
        break;
      case 'failed':
        this.#mayTryAgain(record, reason);
        break;
      default:
        throw new CxError({ code: 'plugin-unavailable', message: record.problem?.message ?? `"${record.manifest.id}" is ${record.state}.`, where: key });
    }
    const session: Session = { staging: new Staging(record.manifest.id), abort: new AbortController(), subscriptions: [], missed: [], ready: Promise.resolve() };
    record.session = session;
    record.problem = undefined;
    this.#enter(record, 'activating');
    session.ready = Promise.resolve().then(() => this.#run(record, session, reason));
    return this.#wait(reason.by, key, session.ready);
  }

  async #run(record: PluginRecord, session: Session, reason: Reason): Promise<void> {
    const { clock, limits, now, contextOf, cxOf } = this.#parts;
    const { manifest } = record;
    const began = now();
    try {
      for (const { key, optional } of manifest.dependencies) {
        const needed = this.#parts.recordOf(key);
        if (needed && !optional) await this.activate(needed, { event: reason.event, by: manifest.key });
        else if (needed) await this.activate(needed, { event: reason.event, by: manifest.key }).catch(() => {}); // reported already
      }
      let loaded = began;
      if (record.code) {
        const runner = this.#parts.runnerOf(record);
        if (!runner) throw new CxError({ code: 'tier-unavailable', message: `This page does not offer the tier "${record.tier}" that "${manifest.id}" must run in.` });
        const late = { code: 'activation-timeout', message: `"${manifest.id}" did not finish activating within ${limits.activation / 1000} seconds.` };
        const { signal } = session.abort;
        session.running = await within(clock, limits.activation, runner.start({ manifest, code: record.code, context: contextOf(record, session), cx: cxOf(record, session) }), late, signal);
        session.failing = session.running.onDidFail((problem) => void this.#crashed(record, session, problem));
        loaded = now();
        await within(clock, limits.activation, session.running.activate(), late, signal);
      }
      session.staging.commit();
      record.activation = { event: reason.event, by: reason.by, at: clock.now(), loadMs: loaded - began, activateMs: now() - loaded };
      record.failures = [];
      this.#enter(record, 'active');
    } catch (error) {
      await this.#end(record, session);
      const calledOff = error instanceof CxError && error.code === 'called-off';
      if (!calledOff) this.#failed(record, error);
      this.#enter(record, calledOff ? 'idle' : 'failed');
      throw new CxError({ code: 'activation-failed', message: `"${englishName(manifest)}" could not be activated: ${problemOf(error).message}`, where: manifest.key }, { cause: error });
    }
  }

  /** Waits for another's activation, unless that one waits for this. */
  async #wait(by: string | undefined, key: string, ready: Promise<void>): Promise<void> {
    if (by === undefined || this.#parts.recordOf(by)?.state !== 'activating') return ready;
    const path = this.#path(key, by);
    if (path) {
      throw new CxError({ code: 'activation-deadlock', message: `${[by, ...path].map((one) => `"${one}"`).join(' waits for ')}: none of them would ever be ready.`, where: by });
    }
    const waits = this.#waits.get(by) ?? new Set<string>();
    this.#waits.set(by, waits.add(key));
    try {
      await ready;
    } finally {
      waits.delete(key);
      if (waits.size === 0) this.#waits.delete(by);
    }
  }

  /** How `from` waits for `to`, if it does. */
  #path(from: string, to: string): string[] | undefined {
    if (from === to) return [from];
    for (const next of this.#waits.get(from) ?? []) {
      const rest = this.#path(next, to);
      if (rest) return [from, ...rest];
    }
    return undefined;
  }

  #mayTryAgain(record: PluginRecord, reason: Reason): void {
    const now = this.#parts.clock.now();
    record.failures = record.failures.filter((at) => now - at < FAILURE_WINDOW);
    const { failures, manifest, problem } = record;
    if (reason.event === MANUALLY || failures.length === 0) return;
    const told = problem ? ` The last time: ${problem.message}` : '';
    if (failures.length >= MOST_FAILURES) {
      throw new CxError({ code: 'gave-up', message: `"${englishName(manifest)}" has failed ${failures.length} times in five minutes and is left alone.${told}`, where: manifest.key });
    }
    const wait = BACK_OFF[failures.length - 1]! - (now - failures.at(-1)!);
    if (wait > 0) throw new CxError({ code: 'backing-off', message: `"${englishName(manifest)}" has just failed; it is tried again in ${Math.ceil(wait / 1000)} s.${told}`, where: manifest.key });
  }

  /** Puts a plugin to sleep: its `deactivate`, then what it holds, last first. Never throws; what goes wrong is reported. */
  async deactivate(record: PluginRecord): Promise<void> {
    const { session } = record;
    if (!session) return;
    session.abort.abort();
    if (record.state === 'activating') {
      await session.ready.catch(() => {}); // reported already
      return;
    }
    if (record.state !== 'active') return;
    this.#enter(record, 'deactivating');
    if (session.running) {
      const { id } = record.manifest;
      await this.#boxed(record, session.running.deactivate(), `"${id}" did not finish deactivating in time; it was ended.`);
    }
    await this.#end(record, session);
    this.#enter(record, 'idle');
  }

  /** Undoes all that an activation has brought. */
  async #end(record: PluginRecord, session: Session): Promise<void> {
    session.abort.abort();
    for (const item of session.subscriptions.splice(0).reverse()) {
      await this.#boxed(record, disposed(item), `Something that "${record.manifest.id}" subscribed did not let go in time.`);
    }
    this.#attempt(record, () => session.staging.dispose());
    session.failing?.dispose();
    this.#attempt(record, () => session.running?.dispose());
    if (record.session === session) record.session = undefined;
  }

  async #crashed(record: PluginRecord, session: Session, problem: Problem): Promise<void> {
    if (record.session !== session || record.state !== 'active') return;
    this.#enter(record, 'deactivating');
    await this.#end(record, session);
    this.#failed(record, problem);
    this.#enter(record, 'failed');
  }

  #failed(record: PluginRecord, fault: unknown): void {
    record.failures.push(this.#parts.clock.now());
    record.problem = this.#parts.journal.report(record.manifest.key, fault);
  }

  async #boxed(record: PluginRecord, work: Promise<void>, late: string): Promise<void> {
    const { clock, limits, journal } = this.#parts;
    try {
      await within(clock, limits.deactivation, work, { code: 'deactivation-timeout', message: late });
    } catch (error) {
      journal.report(record.manifest.key, error);
    }
  }

  #attempt(record: PluginRecord, step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#parts.journal.report(record.manifest.key, error);
    }
  }

  #enter(record: PluginRecord, state: PluginRecord['state']): void {
    record.state = state;
    this.#parts.changed(record);
  }
}

/** The event of an activation that a person asks for; it does not wait for a back-off. */
export const MANUALLY = 'manually';

async function disposed(item: AnyDisposable): Promise<void> {
  if ('dispose' in item) await item.dispose();
  else await item[Symbol.asyncDispose]();
}
