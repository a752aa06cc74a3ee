export { Bus } from './bus.js';
export { backoff, retryAfter } from './backoff.js';
export { httpTransport } from './http-transport.js';
export { Outbox, type OutboxNews, type OutboxParts } from './outbox.js';
export { indexedDbStore, memoryStore, type DeadLetter, type OutboxStore, type Waiting } from './outbox-store.js';
export type { Attempt, Delivery, Receipt, Sink, Transport } from './sink.js';
