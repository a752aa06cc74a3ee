import { CxError } from '../../core/problem.js';
import { parseRegister, type Register } from '../../model/choices/register.js'; // not the index: a page that edits needs no schema
import type { Preferences } from '../../model/index.js';
import { own } from '../own.js';
import type { Json } from './edit.js';

/** The id of the cap on everything that customers set on our pages. */
export const EVERYTHING_CAP = 'everything';

/** @throws CxError `unknown-key` */
function steps(key: string): Register {
  const register = parseRegister(key);
  if (register) return register;
  throw new CxError({ code: 'unknown-key', message: `${JSON.stringify(key.slice(0, 100))} is nothing that a customer can change.`, where: key });
}

type Part = Readonly<Record<string, unknown>>;

/** What a register holds: null where nothing was chosen. @throws CxError `unknown-key` */
export function registerOf(preferences: Preferences, key: string): Json {
  let value: unknown = preferences;
  for (const step of steps(key)) value = typeof value === 'object' && value !== null ? own(value as Part, step) : undefined;
  return (value ?? null) as Json;
}

/** The registers of these keys. @throws CxError `unknown-key` */
export function registersOf(preferences: Preferences, keys: Iterable<string>): Record<string, Json> {
  return Object.fromEntries(Array.from(keys, (key) => [key, registerOf(preferences, key)]));
}

/**
 * The preferences with one register set; null takes a choice back. A new document, of which what is not changed is the old one's.
 *
 * @param at when it was chosen
 * @throws CxError `unknown-key`
 */
export function withRegister(preferences: Preferences, key: string, value: Json, at: string): Preferences {
  const register = steps(key);
  switch (register[0]) {
    case 'subject': {
      const subject = put(preferences.subject, register[1], value);
      // who sets a zone has chosen it
      return { ...preferences, subject: register[1] === 'zone' ? (put(subject, 'zoneSource', value === null ? null : 'chosen') as Preferences['subject']) : subject };
    }
    case 'channels': {
      const channel = own(preferences.channels, register[1]) ?? { on: true, reach: 'unverified' as const };
      return { ...preferences, channels: put(preferences.channels, register[1], put(channel, register[2], value)) };
    }
    case 'topics': {
      const topic = own(preferences.topics, register[1]) ?? { at };
      const changed =
        register[2] === 'channels' ? { ...topic, channels: put(topic.channels ?? {}, register[3], value) } : register[2] === 'on' ? { ...put(topic, 'on', value), at } : put(topic, 'digest', value);
      return { ...preferences, topics: put(preferences.topics, register[1], changed) };
    }
    case 'caps':
    case 'offerKinds':
    case 'lifeEvents':
    case 'parameters':
      return { ...preferences, [register[0]]: put(preferences[register[0]], register[1], value) };
    default:
      return { ...preferences, [register[0]]: value };
  }
}

/** A copy with one entry set, or without it for null. */
function put<T extends object>(record: T, key: string, value: unknown): T {
  if (value !== null) return { ...record, [key]: value };
  const { [key as keyof T]: _, ...rest } = record;
  return rest as T;
}
