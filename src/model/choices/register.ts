import * as z from 'zod/mini';
import { language, moment } from '../text.js';
import { capSchema } from './cap.js';
import { lifeEventSchema } from './life-event.js';
import { keyName, zoneName } from './names.js';
import { parameterValueSchema } from './parameter.js';
import { digestSchema, pauseSchema, useSchema } from './preferences.js';
import { windowSchema } from './window.js';

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

const id = keyName();
const isId = (step: string | undefined): boolean => id.safeParse(step).success;
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

const hours = z.array(windowSchema).check(z.maxLength(200));
const permission = z.nullable(z.boolean());

/** What a register may hold; null, where it may, is "nothing chosen". */
export function registerSchema(register: Register): z.ZodMiniType {
  switch (register[0]) {
    case 'subject':
      return z.nullable(register[1] === 'zone' ? zoneName() : language());
    case 'channels':
      return register[2] === 'on' ? z.boolean() : z.nullable(useSchema);
    case 'topics':
      return register[2] === 'digest' ? z.nullable(digestSchema) : permission;
    case 'caps':
      return z.nullable(capSchema);
    case 'offerKinds':
      return permission;
    case 'lifeEvents':
      return z.nullable(lifeEventSchema);
    case 'parameters':
      return z.nullable(parameterValueSchema);
    case 'quiet':
    case 'windows':
      return hours;
    case 'windowStrength':
      return z.enum(['hard', 'soft']);
    case 'pause':
      return z.nullable(pauseSchema);
    case 'unsubscribeAll':
      return z.nullable(z.strictObject({ at: moment() }));
  }
}
