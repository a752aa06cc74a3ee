import { toDisposable, type Disposable } from '../core/disposable.js';
import type { CxEvent } from '../model/event.js';
import { leastOf, type Delivery, type Sink } from './sink.js';

/** Hands every event to every sink that wants it. Each does with it what it can, whatever becomes of it with the others. */
export class Bus implements Sink {
  readonly #sinks = new Set<Sink>();

  /** Adds a sink; dispose what it returns to take it away. */
  add(sink: Sink): Disposable {
    this.#sinks.add(sink);
    return toDisposable(() => this.#sinks.delete(sink));
  }

  /** Is there a sink that answers for this event? */
  answersFor(event: CxEvent): boolean {
    return this.#wanting(event).some(({ watches }) => !watches);
  }

  /**
   * What became of it by the sink that got least far; rejects if one did not take it. `held` if there is no sink. Those that only
   * watch do not count.
   */
  async accept(event: CxEvent): Promise<Delivery> {
    const all = this.#wanting(event).flatMap((sink) => {
      const delivery = sink.accept(event);
      if (!sink.watches) return [delivery];
      delivery.catch(() => {});
      return [];
    });
    return leastOf(await Promise.all(all), 'held');
  }

  #wanting(event: CxEvent): readonly Sink[] {
    return [...this.#sinks].filter((sink) => sink.wants?.(event) ?? true);
  }
}
