import { CxError } from '../../core/problem.js';

/** Where the values of one plugin are kept. The host makes one for each, so no plugin can name another's. */
export interface PluginStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** A store that is gone with the page. */
export function memoryStore(): PluginStore {
  const values = new Map<string, string>();
  return {
    get: async (key) => (values.has(key) ? JSON.parse(values.get(key)!) : undefined),
    set: async (key, value) => void values.set(key, JSON.stringify(value)),
    delete: async (key) => void values.delete(key),
    keys: async () => [...values.keys()],
  };
}

/** How many values a plugin may keep, and how many characters they may have as JSON, one and all together. */
const MOST_KEYS = 200;
const LONGEST_VALUE = 64 * 1024;
const LARGEST_STORE = 512 * 1024;

/** A store that cannot be filled beyond what one plugin may have, and does one thing after the other: who reads sees what was written before. */
export class LimitedStore {
  readonly #store: PluginStore;
  #sizes: Promise<Map<string, number>> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: PluginStore) {
    this.#store = store;
  }

  get(key: string): Promise<unknown> {
    return this.#then(() => this.#store.get(key));
  }

  keys(): Promise<readonly string[]> {
    return this.#then(() => this.#store.keys());
  }

  set(key: string, value: unknown): Promise<void> {
    return this.#then(() => this.#set(key, value));
  }

  delete(key: string): Promise<void> {
    return this.#then(() => this.#delete(key));
  }

  #then<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work);
    this.#last = result;
    return result;
  }

  async #set(key: string, value: unknown): Promise<void> {
    const size = JSON.stringify(value ?? null).length;
    if (size > LONGEST_VALUE) throw new CxError({ code: 'too-large', message: `A value may have ${LONGEST_VALUE} characters as JSON; this one has ${size}.` });
    const sizes = await (this.#sizes ??= this.#measure());
    const others = [...sizes].reduce((sum, [name, length]) => sum + (name === key ? 0 : length), 0);
    if (others + size > LARGEST_STORE || (!sizes.has(key) && sizes.size >= MOST_KEYS)) {
      throw new CxError({ code: 'full', message: `A plugin may keep ${MOST_KEYS} values and ${LARGEST_STORE} characters in all.` });
    }
    sizes.set(key, size);
    await this.#store.set(key, value);
  }

  async #delete(key: string): Promise<void> {
    await this.#store.delete(key);
    (await this.#sizes)?.delete(key);
  }

  async #measure(): Promise<Map<string, number>> {
    const keys = await this.#store.keys();
    return new Map(await Promise.all(keys.map(async (key) => [key, JSON.stringify((await this.#store.get(key)) ?? null).length] as const)));
  }
}
