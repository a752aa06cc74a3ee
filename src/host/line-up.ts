import { DisposableStore } from '../core/disposable.js';
import type { Activator } from './activator.js';
import type { Intake } from './intake.js';
import type { Journal } from './journal.js';
import type { OpenPoints } from './open-points.js';
import type { PluginRecord } from './record.js';
import { resolveOrder } from './resolve-order.js';

/** What the line-up works with. */
export interface LineUpParts {
  readonly version: string;
  satisfies(version: string, range: string): boolean;
  readonly journal: Journal;
  readonly activator: () => Activator;
  readonly intake: () => Intake;
  readonly openPoints: OpenPoints;
  /** The state of a plugin has changed. */
  changed(record: PluginRecord): void;
}

/** Which plugins are installed, which of them are up, and who waits for which event. */
export class LineUp {
  readonly installed = new Map<string, PluginRecord>();
  readonly #parts: LineUpParts;
  readonly #waking = new Map<string, Set<PluginRecord>>();
  /** Those whose contributions are taken up, in order. */
  #up: readonly PluginRecord[] = [];
  #work: Promise<void> = Promise.resolve();

  constructor(parts: LineUpParts) {
    this.#parts = parts;
  }

  /** The plugins that wait for an event. */
  waitingFor(event: string): Iterable<PluginRecord> {
    return this.#waking.get(event) ?? [];
  }

  /** From now on these events wake a plugin, if it has code. */
  wakesOn(record: PluginRecord, events: readonly string[]): void {
    if (record.code) for (const event of events) this.#waking.set(event, (this.#waking.get(event) ?? new Set()).add(record));
  }

  /** Settles when all changes so far have taken effect. */
  get settled(): Promise<void> {
    return this.#work;
  }

  /** Brings what is up in line with what is installed and switched on; one such change after the other. */
  settle(): Promise<void> {
    this.#work = this.#work.then(() => this.#reconcile());
    return this.#work;
  }

  async #reconcile(): Promise<void> {
    const { journal, changed, version, satisfies } = this.#parts;
    const wanted = [...this.installed.values()].filter(({ enabled }) => enabled);
    const { order, removed } = resolveOrder(wanted.map(({ manifest }) => manifest), version, satisfies, (key) => this.installed.has(key));
    const target = order.map(({ key }) => this.installed.get(key)!);
    const goes = this.#leaving(target);
    const awake = [...goes].filter(({ state }) => state === 'active').map(({ manifest }) => manifest.key);
    for (const record of [...this.#up].reverse()) if (goes.has(record)) await this.#takeDown(record);
    this.#up = this.#up.filter((record) => !goes.has(record));

    const reasons = new Map(removed.map(({ key, problem }) => [key, problem]));
    for (const record of this.installed.values()) {
      if (target.includes(record)) continue;
      const problem = record.enabled ? reasons.get(record.manifest.key) : undefined;
      if (problem && record.problem?.message !== problem.message) journal.report(record.manifest.key, problem);
      record.problem = problem;
      record.state = problem ? 'blocked' : 'disabled';
      changed(record);
    }
    for (const record of target) if (!this.#up.includes(record)) this.#bringUp(record);
    this.#up = target;
    for (const key of awake) {
      const record = this.installed.get(key);
      if (record && target.includes(record)) await this.#parts.activator().activate(record, { event: 'onUpdate' }).catch(() => {}); // reported already
    }
  }

  /** Those that are up and must go: not wanted any more, of another version, or in need of one that goes. */
  #leaving(target: readonly PluginRecord[]): ReadonlySet<PluginRecord> {
    const goes = new Set(this.#up.filter((record) => !target.includes(record)));
    for (const record of this.#up) {
      if (record.manifest.dependencies.some(({ key }) => [...goes].some((one) => one.manifest.key === key))) goes.add(record);
    }
    return goes;
  }

  #bringUp(record: PluginRecord): void {
    const { manifest } = record;
    record.contributions = new DisposableStore();
    this.#parts.intake().add(record);
    for (const [point, entries] of manifest.otherContributions) record.contributions.add(this.#parts.openPoints.contribute(point, entries, manifest.key));
    this.wakesOn(record, manifest.activationEvents);
    record.problem = undefined;
    record.state = 'idle';
    this.#parts.changed(record);
  }

  async #takeDown(record: PluginRecord): Promise<void> {
    this.#parts.intake().delete(record);
    await this.#parts.activator().deactivate(record);
    for (const [event, records] of this.#waking) if (records.delete(record) && records.size === 0) this.#waking.delete(event);
    try {
      record.contributions?.dispose();
    } catch (error) {
      this.#parts.journal.report(record.manifest.key, error);
    }
    record.contributions = undefined;
    record.state = 'disabled';
  }
}
