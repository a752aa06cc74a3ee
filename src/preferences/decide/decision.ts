import type { Catalogue, Preferences } from '../../model/index.js';

/** What somebody wants to send. */
export interface ContactRequest {
  readonly topic: string;
  readonly channel: string;
  /** When it would be sent: a moment such as `2026-11-22T10:42:00Z`. Decide again when it is sent. */
  readonly at: string;
  /** `critical` counts for topics of class `safety` alone. `normal` if not given. */
  readonly priority?: 'normal' | 'critical';
  /** `subject`: the customer asked for this very message, as for a new password. `brand` if not given. */
  readonly initiatedBy?: 'subject' | 'brand';
  /** The kind of offer, by its id in the catalogue. */
  readonly offerKind?: string;
}

/** A message that was sent. */
export interface Contact {
  readonly at: string;
  readonly topic: string;
  readonly channel: string;
}

/** What is known of one person. Order of the history does not matter; what is in it after the moment asked about does not count. */
export interface Person {
  readonly preferences: Preferences;
  readonly history?: readonly Contact[];
  /** What their browser last said: `gpc` for Global Privacy Control. */
  readonly signals?: { readonly gpc?: boolean };
}

export interface ContactContext extends Person {
  readonly catalogue: Catalogue;
  /** false: other channels are not looked at, and `alternatives` is empty; a long send list is decided faster so. true if not given. */
  readonly alternatives?: boolean;
}

/** Why not, in the order in which it is asked; the first that applies is told. */
export const REASONS = [
  'unknown-topic', 'unknown-channel', 'unknown-offer-kind', 'channel-unreachable', 'channel-safety-only', 'unsubscribe-all', 'topic-opt-out',
  'channel-opt-out', 'cell-opt-out', 'offer-kind-opt-out', 'no-consent', 'consent-withdrawn', 'consent-invalid', 'consent-unconfirmed',
  'consent-expired', 'consent-stale', 'gpc', 'life-event-not-shared', 'life-event-purpose', 'paused', 'zone-unknown', 'statutory-hours',
  'quiet-hours', 'preferred-window', 'cap',
] as const;
export type Refusal = (typeof REASONS)[number];

/** Something to mend that does not change the answer. */
export type Warning =
  /** Only topics of class `safety` can be critical. */
  | 'priority-ignored'
  /** The consent this rests on was asked for in a way that made yes easier than no. */
  | 'asymmetric-consent';

/** May we? */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: Refusal | 'ok';
  /**
   * The first moment from the one asked about on at which it is allowed, as things stand; the moment itself when it is allowed now. null: not
   * within 400 days unless the customer chooses otherwise.
   */
  readonly nextAllowedAt: string | null;
  /** What would have forbidden it, were the message not of a kind that goes before: for the record, and for the customer to see. Sorted. */
  readonly overrode: readonly Refusal[];
  readonly warnings: readonly Warning[];
  /** A moment that suits the customer better, where their preferred times are wishes (`soft`). */
  readonly suggestedAt?: string;
  /** When it is not allowed, and they were asked for: the channels on which the same message is, at the same moment; the fallback of the catalogue first. */
  readonly alternatives: readonly string[];
}
