import { toDisposable, type Disposable } from '../core/disposable.js';
import type { CxEvent } from '../model/event.js';
import type { Delivery, Sink } from './sink.js';

/** Hands every event to every sink. */
export class Bus implements Sink {
  readonly #sinks = new Set<Sink>();

  /** Adds a sink; dispose what it returns to take it away. */
  add(sink: Sink): Disposable {
    this.#sinks.add(sink);
    return toDisposable(() => this.#sinks.delete(sink));
  }

  /** What became of it by the sink that got least far; rejects if one did not take it. `held` if there is no sink. */
  async accept(event: CxEvent): Promise<Delivery> {
    const all = await Promise.all([...this.#sinks].map((sink) => sink.accept(event)));
    if (all.length === 0 || all.includes('held')) return 'held';
    return all.includes('stored') ? 'stored' : 'sent';
  }
}
