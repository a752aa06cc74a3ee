import { ID } from './key-name.js';

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

const KEY = new RegExp(
  `^(subject\\.(zone|locale)|channels\\.${ID}\\.(on|use)|topics\\.${ID}\\.(on|digest|channels\\.${ID})|(caps|offerKinds|lifeEvents|parameters)\\.${ID}|quiet|windows|windowStrength|pause|unsubscribeAll)$`,
);

/** Reads a key such as `topics.offers.on`; null where no customer can change such a thing. */
export function parseRegister(key: string): Register | null {
  return KEY.test(key) ? (key.split('.') as unknown as Register) : null;
}
