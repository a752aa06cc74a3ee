// The queue and the wire alone, for pages and programs that bring their own storage or need none.
export { httpTransport } from './http-transport.js';
export { memoryStore } from './outbox-store.js';
export { Outbox } from './outbox.js';
