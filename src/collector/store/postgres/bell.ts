import pg from 'pg';
import { uuidv7 } from '../../../core/uuid.js';
import { configFor } from './connect.js';

/** A notification may be lost with its connection, so it is looked now and then anyway, in milliseconds. */
const LOOK_EVERY = 2_000;
const MOST_WAIT = 5_000;

/** Tells collectors that another one has committed: PostgreSQL's LISTEN and NOTIFY over a connection of its own, that is made anew when it breaks. */
export class Bell {
  /** Who rings: a collector does not wake itself. */
  readonly name = uuidv7();
  readonly #url: string;
  readonly #wakes = new Map<string, Set<() => void>>();
  #client: pg.Client | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #look: ReturnType<typeof setInterval>;
  #wait = 100;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
    this.#look = setInterval(() => this.#wakeAll(), LOOK_EVERY);
    this.#look.unref();
    void this.#listen();
  }

  watch(tenant: string, wake: () => void): () => void {
    const wakes = this.#wakes.get(tenant) ?? new Set();
    this.#wakes.set(tenant, wakes);
    wakes.add(wake);
    return () => wakes.delete(wake);
  }

  #wakeAll(): void {
    for (const wakes of this.#wakes.values()) for (const wake of wakes) wake();
  }

  async #listen(): Promise<void> {
    const client = new pg.Client(configFor(this.#url));
    const broke = (): void => {
      if (this.#isClosed || this.#client !== client) return;
      this.#client = undefined;
      void client.end().catch(() => {});
      this.#timer = setTimeout(() => void this.#listen(), this.#wait);
      this.#timer.unref();
      this.#wait = Math.min(MOST_WAIT, this.#wait * 2);
    };
    this.#client = client;
    client.on('error', broke);
    client.on('end', broke);
    client.on('notification', ({ payload = '' }) => {
      const [tenant = '', who] = payload.split(' ');
      if (who !== this.name) for (const wake of this.#wakes.get(tenant) ?? []) wake();
    });
    try {
      await client.connect();
      await client.query('LISTEN cx_commit');
      this.#wait = 100;
      this.#wakeAll();
    } catch {
      broke();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#look);
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => {});
  }
}
