import { CxError } from '../core/problem.js';
import type { Memento, Secrets } from '../sdk/context.js';

/** Keeps texts by name; the host gives one of its own, over `localStorage`, IndexedDB or nothing. */
export interface TextStore {
  get(key: string): string | undefined;
  /** `undefined` forgets it. Settles when it is kept. */
  set(key: string, value: string | undefined): Promise<void>;
}

/** Keeps nothing beyond the page. */
export function memoryTextStore(): TextStore {
  const texts = new Map<string, string>();
  return {
    get: (key) => texts.get(key),
    async set(key, value) {
      if (value === undefined) texts.delete(key);
      else texts.set(key, value);
    },
  };
}

/** Longer than this, the values of one plugin are not kept, in UTF-16 units of JSON. */
const LONGEST_STATE = 1_000_000;

/** What a plugin keeps: one text of JSON under its own name, written once for all changes of one turn. */
export function memento(store: TextStore, name: string): Memento {
  const values = read(store.get(name));
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    await Promise.resolve(); // changes of one turn together
    writing = undefined;
    const text = `{${[...values].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join()}}`;
    if (text.length > LONGEST_STATE) throw new CxError({ code: 'state-too-large', message: `A plugin keeps at most ${LONGEST_STATE} characters; "${name}" has ${text.length}.`, where: name });
    await store.set(name, text);
  };
  return Object.freeze<Memento>({
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? (JSON.parse(values.get(key)!) as T) : (otherwise as T)),
    async update(key, value) {
      if (value === undefined) values.delete(key);
      else {
        values.set(key, json(key, value));
      }
      await (writing ??= write());
    },
  });
}

/** A value as JSON, so that what is kept cannot be changed from outside. */
function json(key: string, value: unknown): string {
  try {
    const text: string | undefined = JSON.stringify(value);
    if (text !== undefined) return text;
  } catch {
    // the same as what JSON leaves out
  }
  throw new CxError({ code: 'not-plain', message: `What is kept as "${key}" must be plain data, as JSON can hold it.`, where: key });
}

/** The values by name, each as JSON. */
function read(text: string | undefined): Map<string, string> {
  if (text === undefined) return new Map();
  try {
    const value: unknown = JSON.parse(text);
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value).map(([key, one]) => [key, JSON.stringify(one)]) : []);
  } catch {
    return new Map(); // what cannot be read is as good as nothing
  }
}

/** Secrets of a plugin under its own name. */
export function secretsOf(store: TextStore, name: string): Secrets {
  return Object.freeze<Secrets>({
    get: async (key) => store.get(`${name}/${key}`),
    store: (key, value) => store.set(`${name}/${key}`, value),
    delete: (key) => store.set(`${name}/${key}`, undefined),
  });
}
