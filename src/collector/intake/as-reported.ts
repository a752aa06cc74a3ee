import type { CxEvent } from '../../model/event.js';

/** Attributes that the collector gives an event. What a sender says of them is dropped. */
export const OWN_ATTRIBUTES = ['timereported', 'skewms', 'bot'] as const;

/**
 * An event with what the collector found out: `timereported` is the time that was said, where `time` is now another one; `skewms` how far the
 * sender's clock is behind; `bot` whether a program sent it that says it is one.
 */
export type Marked = CxEvent & { timereported?: string; skewms?: number; bot?: boolean };

/** An event as its sender told it: the same however often it is sent, though clocks and ways differ from one time to the next. */
export function asReported(event: CxEvent): CxEvent {
  const { timereported, skewms: _, bot: __, ...rest } = event as Marked;
  return (timereported === undefined ? rest : { ...rest, time: timereported }) as CxEvent;
}
