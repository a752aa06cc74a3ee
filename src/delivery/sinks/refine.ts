import type { CxEvent } from '../../model/event.js';
import type { Sink } from '../sink.js';

/** What of all events a sink gets. */
export interface Selection {
  /** Only these types; all if not said. */
  readonly events?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
  /** The share of people whose events it gets, 0 to 1: of one person all or none. */
  readonly sample?: number | undefined;
}

/** A sink that gets a part of the events, and of those what `redact` leaves. */
export function refine(sink: Sink, { events, except, sample = 1 }: Selection, redact: (event: CxEvent) => CxEvent): Sink {
  const isIn = (event: CxEvent): boolean => (!events || events.includes(event.type)) && !except?.includes(event.type) && (sample >= 1 || drawn(event) < sample);
  return { watches: sink.watches ?? false, wants: isIn, accept: (event) => sink.accept(redact(event)) };
}

/**
 * A number from 0 to 1 that is always the same for the same person, on every device and page; for people without a name the same
 * for all that belongs to one response.
 */
export function drawn({ id, subject, data }: CxEvent): number {
  const person = subject ?? ('response' in data ? data.response : id);
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`cx-sample ${person}`)) hash = Math.imul(hash ^ byte, 0x01000193);
  // FNV-1a alone leaves neighbours together
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
