import { KEY_NAME } from './key-name.js';

/**
 * One thing that a customer can change by itself, as the steps of its key: `topics.offers.on`. What is not here, such as whether an address takes
 * messages, or the ledger, is not for the customer to write.
 */
export type Register =
  | readonly ['subject', 'zone' | 'locale']
  | readonly ['channels', string, 'on' | 'use']
  | readonly ['topics', string, 'on' | 'digest']
  | readonly ['topics', string, 'channels', string]
  | readonly ['caps' | 'offerKinds' | 'lifeEvents' | 'parameters', string]
  | readonly ['quiet' | 'windows' | 'windowStrength' | 'pause' | 'unsubscribeAll'];

/** Reads a key such as `topics.offers.on`; null where no customer can change such a thing. */
export function parseRegister(key: string): Register | null {
  const steps = key.split('.');
  const [first, ...rest] = steps;
  const form = FORMS[first as keyof typeof FORMS];
  return Object.hasOwn(FORMS, first!) && form(rest) ? (steps as unknown as Register) : null;
}

const isId = (step: string | undefined): boolean => step !== undefined && KEY_NAME.test(step);
const one = ([step, ...more]: readonly string[]): boolean => more.length === 0 && isId(step);
const none = (rest: readonly string[]): boolean => rest.length === 0;

/** What may come after the first step. */
const FORMS = {
  subject: ([field, ...more]: readonly string[]) => more.length === 0 && (field === 'zone' || field === 'locale'),
  channels: ([channel, field, ...more]: readonly string[]) => more.length === 0 && isId(channel) && (field === 'on' || field === 'use'),
  topics: ([topic, field, ...more]: readonly string[]) => isId(topic) && (field === 'channels' ? one(more) : more.length === 0 && (field === 'on' || field === 'digest')),
  caps: one,
  offerKinds: one,
  lifeEvents: one,
  parameters: one,
  quiet: none,
  windows: none,
  windowStrength: none,
  pause: none,
  unsubscribeAll: none,
};
