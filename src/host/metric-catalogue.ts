import type { Disposable } from '../core/disposable.js';
import { Emitter, type Event } from '../core/emitter.js';
import { CxError } from '../core/problem.js';
import type { Metric } from '../metrics/definition.js';
import type { MetricDefinition } from '../model/metric.js';
import type { Journal } from './journal.js';
import type { Registries } from './registries.js';

/** Makes a metric of its definition; the host is given one, so that who has no metrics as data does not load it. */
export type MetricMaker = (definition: MetricDefinition) => Metric;

/** The metrics that there are: those that plugins registered in code, and those that are data, made when first asked for. */
export class MetricCatalogue implements Disposable {
  readonly #registry: Registries['metrics'];
  readonly #make: MetricMaker | undefined;
  readonly #journal: Journal;
  readonly #made = new WeakMap<object, Metric | null>();
  readonly #listening: Disposable;
  readonly #emitter = new Emitter<void>();
  readonly onDidChange: Event<void> = this.#emitter.event;

  constructor(registry: Registries['metrics'], journal: Journal, make: MetricMaker | undefined) {
    this.#registry = registry;
    this.#journal = journal;
    this.#make = make;
    this.#listening = registry.onDidChange(() => this.#emitter.fire());
  }

  dispose(): void {
    this.#listening.dispose();
    this.#emitter.dispose();
  }

  get(id: string): Metric | undefined {
    const declared = this.#registry.get(id);
    if (!declared) return undefined;
    const { entry, owner } = declared;
    if (entry.counts === 'code') return this.#registry.code(id);
    const made = this.#made.get(entry);
    if (made !== undefined) return made ?? undefined;
    try {
      if (!this.#make) throw new CxError({ code: 'no-metric-maker', message: `"${id}" is a metric as data, and the host was not given "makeMetric".`, where: id });
      const metric = this.#make(entry);
      this.#made.set(entry, metric);
      return metric;
    } catch (error) {
      this.#made.set(entry, null);
      this.#journal.report(owner, error);
      return undefined;
    }
  }

  /** All that can be read now. */
  get all(): readonly Metric[] {
    return this.#registry.all.flatMap(({ id }) => this.get(id) ?? []);
  }
}
