import type { CxEvent } from '../../src/model/index.js';
import { rating, type Receipts } from '../support/events.js';
import type { Ledger } from './ledger.js';
import { until } from './lab.js';

/** A program that sends batches and sends again what was not acknowledged, as an outbox does. */
export class Sender {
  readonly #waiting = new Map<string, CxEvent>();
  readonly #ledger: Ledger;
  readonly #url: () => string;
  #stopped = false;
  /** Answers that were no answers: refusals and broken connections, by what they were. */
  readonly failures = new Map<string, number>();

  constructor(ledger: Ledger, url: () => string) {
    this.#ledger = ledger;
    this.#url = url;
  }

  /** Sends batches of `size`, `lanes` at a time, until it is stopped. */
  run({ size = 20, lanes = 4 } = {}): { stop(): Promise<void> } {
    this.#stopped = false;
    const all = Promise.all(Array.from({ length: lanes }, () => this.#lane(size)));
    return {
      stop: async () => {
        this.#stopped = true;
        await all;
      },
    };
  }

  async #lane(size: number): Promise<void> {
    while (!this.#stopped) {
      const batch = this.make(size);
      if (!(await this.send(batch))) await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  /** New answers; they wait until they are acknowledged. */
  make(count: number): readonly CxEvent[] {
    const batch = Array.from({ length: count }, () => rating(Math.floor(Math.random() * 11)));
    for (const event of batch) {
      this.#waiting.set(event.id, event);
      this.#ledger.take({ kind: 'sent', mark: event.id });
    }
    return batch;
  }

  /** One attempt; whether all of it was acknowledged. */
  async send(batch: readonly CxEvent[]): Promise<boolean> {
    try {
      const response = await fetch(`${this.#url()}/v1/events`, { method: 'POST', headers: { 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify(batch), signal: AbortSignal.timeout(20_000) });
      if (!response.ok) return this.#failed(String(response.status));
      const { results } = (await response.json()) as Receipts;
      for (const { id, status, reason } of results) {
        if (status === 'retry') continue;
        this.#waiting.delete(id);
        if (status === 'stored' || status === 'duplicate') this.#ledger.take({ kind: 'acked', mark: id });
        else this.#ledger.take({ kind: 'refused', mark: id, reason: reason ?? status });
      }
      return results.every(({ status }) => status !== 'retry') || this.#failed('retry');
    } catch (error) {
      return this.#failed((error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name);
    }
  }

  #failed(what: string): false {
    this.failures.set(what, (this.failures.get(what) ?? 0) + 1);
    return false;
  }

  /** Sends what waits until all of it is acknowledged. */
  async sendTheRest(patience = 60_000): Promise<void> {
    await until(async () => {
      for (let rest = [...this.#waiting.values()]; rest.length > 0; rest = rest.slice(100)) if (!(await this.send(rest.slice(0, 100)))) return false;
      return this.#waiting.size === 0;
    }, 'the rest acknowledged', patience).catch((error: Error) => {
      throw new Error(`${error.message}: ${this.#waiting.size} wait, ${JSON.stringify([...this.failures])}`);
    });
  }
}
