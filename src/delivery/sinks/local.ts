import type { CxEvent } from '../../model/event.js';
import type { Sink, Transport } from '../sink.js';

/** A sink to which nobody answers. */
const watching = (tell: (event: CxEvent) => void): Sink => ({
  watches: true,
  accept: async (event) => {
    tell(event);
    return 'sent';
  },
});

/** For who builds a page. */
// oxlint-disable-next-line no-console -- it is what was asked for
export const consoleSink = (): Sink => watching((event) => console.info('cx-elements', event.type, event));

/** What frames and other pages of the origin are told: what comes from a page may be anything, so it is read like a stranger's. */
export interface EventMessage {
  readonly cx: 'event';
  readonly v: 1;
  readonly event: CxEvent;
}
const messageOf = (event: CxEvent): EventMessage => ({ cx: 'event', v: 1, event });

/** Other pages of the origin, by a channel of this name. */
export function broadcastSink(name: string): Sink & { dispose(): void } {
  const channel = new BroadcastChannel(name);
  // oxlint-disable-next-line require-post-message-target-origin -- a channel is of the origin and has no other
  return { ...watching((event) => channel.postMessage(messageOf(event))), dispose: () => channel.close() };
}

/** The page that this one is framed by, if it is of this origin: the browser hands a message to no other. */
export const parentSink = (origin: string): Sink => watching((event) => {
  if (globalThis.parent !== globalThis.window) globalThis.parent.postMessage(messageOf(event), origin);
});

/** A function of the page: it has an event once it has returned, or its promise is kept; while it throws it is tried again. */
export const functionTransport = (deliver: (event: CxEvent) => unknown): Transport => ({
  most: 1,
  async send([parcel]) {
    const { event } = parcel!;
    try {
      await deliver(event);
      return { kind: 'answered', receipts: [{ id: event.id, status: 'stored' }] };
    } catch (error) {
      return { kind: 'later', cause: 'busy', waitAtLeast: 0, reason: String(error) };
    }
  },
});
