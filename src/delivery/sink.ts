import type { CxEvent } from '../model/event.js';

/**
 * What became of an event that was handed over: the other side has it for good (`sent`), it is stored on this device
 * and will be sent (`stored`), or it is only in the memory of this page (`held`).
 */
export type Delivery = 'sent' | 'stored' | 'held';

/** Somewhere events go. */
export interface Sink {
  /**
   * Takes an event over. Settles as soon as it can be told what became of it; rejects only if it was not taken at all.
   */
  accept(event: CxEvent): Promise<Delivery>;
}

/** What a collector says of one event. All but `retry` are final. */
export interface Receipt {
  readonly id: string;
  readonly status: 'stored' | 'duplicate' | 'conflict' | 'rejected' | 'retry';
  readonly reason?: string;
}

/** The outcome of one attempt to send. */
export type Attempt =
  /** The other side answered for each event. */
  | { readonly kind: 'answered'; readonly receipts: readonly Receipt[] }
  /** Nothing was taken; later it may be. */
  | { readonly kind: 'later'; readonly waitAtLeast: number; readonly reason: string }
  /** The batch as a whole was refused: it is too large, or one event in it spoils the rest. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The wire. */
export interface Transport {
  /** @param leaving the page is being left: what is sent now must outlive it */
  send(events: readonly CxEvent[], leaving: boolean): Promise<Attempt>;
}
