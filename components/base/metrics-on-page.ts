import { toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { Event } from '../../src/core/emitter.js';
import type { Metric } from '../../src/metrics/definition.js';
import { ces } from '../../src/metrics/scales/ces.js';
import { csat } from '../../src/metrics/scales/csat.js';
import { nps } from '../../src/metrics/scales/nps.js';

interface Registry {
  readonly added: Set<Metric>;
  readonly listeners: Set<() => void>;
}

/** Shared by all copies of the library on a page, as the languages are. */
const REGISTRY = Symbol.for('cx-elements.metrics');
const { added, listeners }: Registry = ((globalThis as { [REGISTRY]?: Registry })[REGISTRY] ??= { added: new Set(), listeners: new Set() });
const tellAll = (): void => listeners.forEach((tell) => tell());
const onDidChange: Event<void> = (listener) => {
  const tell = (): void => listener();
  listeners.add(tell);
  return toDisposable(() => listeners.delete(tell));
};

/** The metrics that elements of this page can show: those that are always there, and those that plugins bring. */
export const metricsOnPage = Object.freeze({
  /** All of them; of two with one id, the one that came last. */
  get all(): readonly Metric[] {
    return [...new Map([nps, csat, ces, ...added].map((metric) => [metric.id, metric])).values()];
  },
  /** Adds one, until it is disposed. */
  add(metric: Metric): Disposable {
    added.add(metric);
    tellAll();
    return toDisposable(() => {
      added.delete(metric);
      tellAll();
    });
  },
  /** Fires when one came or went. */
  onDidChange,
});
