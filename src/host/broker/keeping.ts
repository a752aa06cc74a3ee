import * as z from 'zod/mini';
import { key } from './forms.js';
import { route, type Part, type PartTools } from './part.js';
import { LimitedStore, type PluginStore } from './storage.js';

/** What a plugin keeps on the device, and its secrets. */
export function keeping({ doors, require }: PartTools): Part {
  const keyed = z.strictObject({ key });
  const kept = (kind: 'storage' | 'secrets', store: PluginStore): Part['calls'] => {
    const limited = new LimitedStore(store);
    const may = <T>(work: () => T): T => {
      require({ kind });
      return work();
    };
    return [
      [`${kind}.get`, route(keyed, ({ key }) => may(() => limited.get(key)))],
      [`${kind}.set`, route(z.strictObject({ key, value: z.optional(z.unknown()) }), ({ key, value }) => may(() => (value === undefined ? limited.delete(key) : limited.set(key, value))))],
      [`${kind}.delete`, route(keyed, ({ key }) => may(() => limited.delete(key)))],
      [`${kind}.keys`, route(z.strictObject({}), () => may(() => limited.keys()))],
    ];
  };
  return { calls: [...kept('storage', doors.store), ...kept('secrets', doors.secrets)] };
}
