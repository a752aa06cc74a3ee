import type { CxEvent } from '../model/event.js';

/**
 * How far an event that was handed over has come: the other side has said that it has it for good (`acknowledged`); it was
 * handed on to somebody who does not answer (`sent`); it is stored on this device and will be sent (`stored`); or it is only
 * in the memory of this page (`held`).
 */
export type Delivery = 'acknowledged' | 'sent' | 'stored' | 'held';

/** What a customer is told of it: to them, what was acknowledged was sent. */
export type Told = Exclude<Delivery, 'acknowledged'>;

const LEAST_FIRST = ['held', 'stored', 'sent', 'acknowledged'] as const;

/** The one that got least far; `otherwise` if there is none. */
export function leastOf(deliveries: readonly Delivery[], otherwise: Delivery): Delivery {
  return LEAST_FIRST.find((one) => deliveries.includes(one)) ?? otherwise;
}

/** Somewhere events go. */
export interface Sink {
  /**
   * Takes an event over. Settles as soon as it can be told what became of it; rejects only if it was not taken at all.
   */
  accept(event: CxEvent): Promise<Delivery>;
  /** Does it want this event? All of them, if it does not say. */
  wants?(event: CxEvent): boolean;
  /** It looks on and answers for nothing: what becomes of an event does not hang on it. */
  readonly watches?: boolean;
}

/** An event with its text: what was written once is sent again letter by letter, so that it is known again. */
export interface Parcel {
  readonly event: CxEvent;
  /** The event as JSON. */
  readonly text: string;
}

/** What a collector says of one event. All but `retry` are final. */
export interface Receipt {
  readonly id: string;
  readonly status: 'stored' | 'duplicate' | 'conflict' | 'rejected' | 'retry';
  readonly reason?: string;
}

/**
 * Why nothing can be sent now: no answer, or none that can be understood (`unreachable`); the other side is busy (`busy`); it
 * does not want us, so a key may have to be renewed (`forbidden`); there is nothing at that address (`gone`).
 */
export type WaitingFor = 'unreachable' | 'busy' | 'forbidden' | 'gone';

/** The other side has answered for each event, and perhaps asks for a pause before those that are to be tried again. */
export interface Answered {
  readonly kind: 'answered';
  readonly receipts: readonly Receipt[];
  readonly waitAtLeast?: number;
}

/** The outcome of one attempt to send. */
export type Attempt =
  | Answered
  /** Nothing was taken; later it may be, in so many milliseconds at the earliest. */
  | { readonly kind: 'later'; readonly cause: WaitingFor; readonly waitAtLeast: number; readonly reason: string }
  /** The batch as a whole was refused: it is too large, or one event in it spoils the rest. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The wire. */
export interface Transport {
  /** Events in one request at the most; a hundred if it does not say. */
  readonly most?: number;
  send(parcels: readonly Parcel[]): Promise<Attempt>;
  /** The page is being left: sends in a way that outlives it, as far as browsers let it, and waits for no answer. Gives what has gone out. */
  leave?(parcels: readonly Parcel[]): readonly Parcel[];
}
