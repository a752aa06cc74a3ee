import type { SettingStore } from '../../src/host/configuration.js';
import type { TextStore } from '../../src/host/state.js';

const PREFIX = 'cx-plugins/';

/** Keeps texts on this device. Where that is not possible, in the memory of the page. */
export function deviceStore(name: string): TextStore {
  const memory = new Map<string, string>();
  const key = (of: string): string => `${PREFIX}${name}/${of}`;
  return {
    get: (of) => memory.get(of) ?? quietly(() => localStorage.getItem(key(of)) ?? undefined),
    async set(of, value) {
      if (value === undefined) memory.delete(of);
      else memory.set(of, value);
      quietly(() => (value === undefined ? localStorage.removeItem(key(of)) : localStorage.setItem(key(of), value)));
    },
  };
}

/** Keeps what people set, on this device. */
export function deviceSettings(): SettingStore {
  const store = deviceStore('settings');
  return {
    load() {
      const values = quietly(() => JSON.parse(store.get('user') ?? '{}') as unknown);
      return typeof values === 'object' && values !== null && !Array.isArray(values) ? (values as Readonly<Record<string, unknown>>) : {};
    },
    save: (values) => store.set('user', JSON.stringify(values)),
  };
}

/** Storage may be switched off, full or broken; the page lives without. */
function quietly<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}
