import type { DisposableStore } from '../core/disposable.js';
import type { PointName } from '../model/plugin/contributions/index.js';
import { problemOf, type Journal } from './journal.js';
import type { Point, Points } from './points.js';
import type { PluginRecord } from './record.js';

/**
 * Takes up what manifests contribute: at a point that nobody has looked at yet, when somebody first does; at others at
 * once. So a page with many plugins at rest starts without reading their entries.
 */
export class Intake {
  readonly #points: () => Points;
  readonly #journal: Journal;
  readonly #wakes: (record: PluginRecord, events: readonly string[]) => void;
  readonly #opened = new Set<PointName>();
  readonly #waiting = new Map<PointName, Set<PluginRecord>>();

  /** @param wakes is told what events wake a plugin because of its entries */
  constructor(points: () => Points, journal: Journal, wakes: (record: PluginRecord, events: readonly string[]) => void) {
    this.#points = points;
    this.#journal = journal;
    this.#wakes = wakes;
  }

  /** A plugin has come; what it contributes ends with `store`. */
  add(record: PluginRecord): void {
    for (const name of record.manifest.points) {
      if (this.#opened.has(name)) this.#take(name, record);
      else this.#waiting.set(name, (this.#waiting.get(name) ?? new Set()).add(record));
    }
  }

  /** A plugin goes. */
  delete(record: PluginRecord): void {
    for (const waiting of this.#waiting.values()) waiting.delete(record);
  }

  /** Somebody looks at a point. */
  open(name: PointName): void {
    if (this.#opened.has(name)) return;
    this.#opened.add(name);
    const waiting = this.#waiting.get(name) ?? [];
    this.#waiting.delete(name);
    for (const record of waiting) this.#take(name, record);
  }

  /** Takes up all that waits: to see every fault at once. */
  openAll(): void {
    for (const name of this.#waiting.keys()) this.open(name);
  }

  #take<Name extends PointName>(name: Name, record: PluginRecord): void {
    const point: Point<Name> = this.#points()[name];
    const { manifest, builtIn } = record;
    const store = record.contributions as DisposableStore;
    for (const [i, entry] of manifest.contributes[name].entries()) {
      try {
        store.add(point.apply(entry, { key: manifest.key, builtIn }));
        this.#wakes(record, point.activationEvents(entry));
      } catch (error) {
        this.#journal.report(manifest.key, { ...problemOf(error), where: `/contributes/${name}/${i}` });
      }
    }
  }
}
