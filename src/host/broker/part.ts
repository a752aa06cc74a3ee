import type * as z from 'zod/mini';
import type { Clock } from '../../core/clock.js';
import type { Disposable, DisposableStore } from '../../core/disposable.js';
import { CxError } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import type { Capability } from '../../model/plugin/capability.js';
import type { PluginWire } from '../sandbox/isolated-plugin.js';
import type { Doors } from './doors.js';
import type { Denial } from '../account.js';

/** Does something that a plugin asks for, if it may. */
export type Work = (value: unknown, signal: AbortSignal) => unknown;

/** What belongs together of all that plugins can ask for. Most parts are loaded when a plugin first needs them. */
export interface Part {
  readonly calls: readonly (readonly [string, Work])[];
  /** What plugins tell without waiting for an answer. */
  readonly tells?: readonly (readonly [string, (value: unknown) => void])[];
}

/** What a part has to work with. */
export interface PartTools {
  readonly plugin: PluginWire;
  readonly doors: Doors;
  readonly clock: Clock;
  /** Ends with the run of the plugin. */
  readonly held: DisposableStore;
  /** Notes the wish; throws if it may not be now. `within` takes from a quota; `sent` is what leaves the page, in characters. */
  require(capability: Capability, within?: () => boolean, sent?: number): void;
  /** Why not, now; nothing is noted. */
  denial(capability: Capability): Denial | undefined;
  /** An event as far as the plugin may see it now, for a file that it writes; undefined if it may not. Noted. */
  shown(event: CxEvent): CxEvent | undefined;
  /** `register` and `unregister` of a kind of things that the manifest declares. */
  registering(kind: string, register: (id: string) => Disposable): readonly (readonly [string, Work])[];
}

/** Reads what is asked before it is done. */
export function route<T>(schema: z.ZodMiniType<T>, work: (value: T, signal: AbortSignal) => unknown): Work {
  return (value, signal) => {
    const read = schema.safeParse(value);
    if (!read.success) throw new CxError({ code: 'bad-request', message: `What was asked is not of the expected form (${read.error.issues[0]?.path.join('/') || 'whole'}).` });
    return work(read.data, signal);
  };
}

/** Reads what a plugin answers; what is not of the form is its fault. */
export function answer<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new CxError({ code: 'bad-answer', message: `The plugin answered something that is not of the expected form (${read.error.issues[0]?.path.join('/') || 'whole'}).` });
}
