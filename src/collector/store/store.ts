import type { CxEvent } from '../../model/event.js';
import type { Instrument } from '../../model/instrument.js';
import type { Contribution } from '../../metrics/observe.js';

/**
 * Where collectors keep events and rolled-up figures: the contract that every store keeps. `test/collector/stores/contract.ts` runs over all of them.
 *
 * What is kept belongs to a tenant, and all that changes together changes in one commit, under the tenant's own number: commits of one tenant come one
 * after the other, whichever collector makes them, so who has followed them up to a number knows what the store knows.
 */

/** What is counted of an event, or of a fact that follows from it. */
export interface Observation {
  /** The day it counts for, by the clocks of the collector's zone. */
  readonly day: number;
  /** The customer's group in each dimension that is counted. */
  readonly segments: readonly string[];
  readonly contributions: readonly Contribution[];
}

/** An event that has been checked. */
export interface Incoming {
  readonly event: CxEvent;
  /** When it arrived, in milliseconds since 1970. */
  readonly received: number;
  /** All that is counted of it: asked once, when it is new, before the batch is committed. */
  observe(): readonly Observation[];
  /** What takes away an earlier event of the same response, which no longer counts. */
  retract(earlier: CxEvent): readonly Observation[];
}

/** What became of it: new, there already (or handled, since its person or response is erased), or there with another content. */
export type Outcome = 'stored' | 'duplicate' | 'conflict';

/** One sum of the rolled-up figures. */
export interface RollupRow {
  readonly metric: string;
  readonly instrument: Instrument | null;
  /** Number of the dimension. */
  readonly dimension: number;
  readonly segment: string;
  readonly day: number;
  readonly slot: number;
  readonly amount: number;
}

/** By what the figures are rolled up. When it changes, they are rolled up anew from the events. */
export interface RollupShape {
  readonly zone: string;
  readonly dimensions: readonly string[];
  /** The metrics, each with a sign of what it is. */
  readonly metrics: readonly string[];
}

/** How far a tenant's store has come. */
export interface Head {
  /** The number of the last commit; 0 in a new store. */
  readonly seq: number;
  /** Up to when facts have been derived, in milliseconds since 1970; 0 in a new store. */
  readonly asOf: number;
  /** The place of the last event. */
  readonly place: number;
  /** By what the figures are rolled up now; null in a new store. */
  readonly shape: RollupShape | null;
  /** Whose numbers these are: another name after figures were rolled up anew, or in a copy, where numbers are no continuation. */
  readonly feed: string;
  /** Raw events from before this moment are gone while their figures stayed; 0 where none are. */
  readonly keptFrom: number;
}

/** What one commit changed. */
export interface Commit {
  readonly seq: number;
  readonly asOf: number;
  readonly place: number;
  /** What was added to the sums. */
  readonly rows: readonly RollupRow[];
  /** What was added to the sums that everybody may read. */
  readonly published: readonly RollupRow[];
  /** The ids of events that are gone since: erased, or past their time. */
  readonly gone: readonly string[];
}

/** An event with its place in the order in which they came. */
export interface PlacedEvent {
  readonly place: number;
  readonly event: CxEvent;
}

/** What may be asked of a store, at one moment of it. */
export interface View {
  readonly head: Head;
  /** The commits behind a number, in order; null if they are not all kept any more. */
  commits(since: number): Promise<readonly Commit[] | null>;
  rollups(): AsyncIterable<RollupRow>;
  /** The sums that everybody may read. */
  published(): AsyncIterable<RollupRow>;
  /** The events of some types behind a place, in the order they came. */
  eventsAfter(place: number, types: readonly string[]): AsyncIterable<PlacedEvent>;
  /** The ids of events that went with the commits behind a number, also of commits that are not kept any more. */
  gone(since: number): AsyncIterable<string>;
}

/** What goes in with one commit. */
export interface Change {
  /** Up to when facts are derived. */
  readonly asOf: number;
  readonly batch: readonly Incoming[];
  /** What time alone has changed by then. */
  readonly facts: readonly Observation[];
}

/** What is taken out with one commit. */
export interface Removal {
  readonly asOf: number;
  /** The events: their ids stay known, so that they cannot come again. */
  readonly ids: readonly string[];
  /** What takes away what was counted of them. */
  readonly observations: readonly Observation[];
  /** Who is erased: what was to come of them from before that moment is handled, and never stored. */
  readonly person?: { readonly subject: string; readonly until: number };
  /** Past their time: their figures stay, so what they were counted by is known to be gone. */
  readonly keptFrom?: number;
}

/** An event that is stored, and whether it counts: of those of one response, one does. */
export interface StoredEvent {
  readonly event: CxEvent;
  readonly received: number;
  readonly counts: boolean;
}

/** A turn at a tenant's store: nobody else commits until it is over. */
export interface Turn extends View {
  /**
   * Stores a batch and counts it, in one transaction, each event once for ever; of the events of one response the latest counts, and none once it is taken back.
   * When it settles, the batch survives a power cut.
   */
  commit(change: Change): Promise<{ readonly commit: Commit; readonly outcomes: readonly Outcome[] }>;
  /** Takes events out and corrects the figures, in one transaction. */
  remove(removal: Removal): Promise<Commit>;
  /** Adds to the sums that everybody may read. */
  publish(rows: readonly RollupRow[]): Promise<Commit>;
  /** Rolls up anew, from all events that count, by another shape. What everybody may read is told as `withheld` from then on, so that its totals go on. */
  reshape(shape: RollupShape, observe: (event: CxEvent) => readonly Observation[], asOf: number, withheld: string): Promise<Head>;
  /** All events of a person, with those of their responses. */
  eventsOfPerson(subject: string): Promise<readonly StoredEvent[]>;
  /** The oldest events from before a moment, but for some types. */
  eventsBefore(time: number, except: readonly string[], limit: number): Promise<readonly StoredEvent[]>;
}

/** Something that could not be taken in, set aside with the reason. */
export interface DeadLetter {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason: string;
  /** What came, as JSON. */
  readonly content: string;
}

/** Something done to what is kept of people, by somebody, at some time. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whose key it was done with. */
  readonly holder: string;
  readonly action: 'export' | 'erase' | 'retention';
  /** Whom it was about: what {@link personKey} makes of them; null where it was about nobody in particular. */
  readonly person: string | null;
  /** How many events there were. */
  readonly count: number;
}

/** The store of one tenant. */
export interface Store {
  readonly tenant: string;
  /** Does some work while nobody else commits. What it commits stays even if it fails afterwards. Turns come one after the other: do not ask for one within another. */
  turn<T>(work: (turn: Turn) => Promise<T>): Promise<T>;
  /** Reads at one moment of the store. Others may commit meanwhile. */
  view<T>(work: (view: View) => Promise<T>): Promise<T>;
  /** Is there an event of this id? */
  has(id: string): Promise<boolean>;
  /** How many events there are. */
  count(): Promise<number>;
  /** Events of some types behind a place, as they stand while they are read. */
  eventsAfter(place: number, types: readonly string[]): AsyncIterable<PlacedEvent>;
  /** Every event of a person, to be handed to them. */
  exportPerson(subject: string): Promise<readonly StoredEvent[]>;
  /** Sets aside what could not be taken in; told twice by the same id, it is there once. */
  setAside(letters: readonly DeadLetter[]): Promise<void>;
  /** What is set aside, the oldest first, behind an id. */
  deadLetters(options?: { readonly after?: string; readonly limit?: number }): Promise<readonly DeadLetter[]>;
  countDeadLetters(): Promise<number>;
  /** Takes out what was set aside: it has been taken in after all, or nobody wants it. Tells how many there were. */
  dropDeadLetters(ids: readonly string[]): Promise<number>;
  /** Notes what was done; `subject` is kept as what {@link personKey} makes of it. */
  noteAudit(entry: Omit<AuditEntry, 'person'> & { readonly subject?: string }): Promise<void>;
  /** What was noted, the newest first. */
  audit(limit?: number): Promise<readonly AuditEntry[]>;
  /** Calls back, at some time, after somebody else may have committed. A store of one program never does. */
  watch(wake: () => void): () => void;
}

/** Where the stores of all tenants are. */
export interface Stores {
  readonly kind: 'sqlite' | 'postgres';
  /** The store of a tenant, made if there is none. @throws CxError `no-tenant` for a name that cannot be one */
  tenant(name: string): Promise<Store>;
  tenants(): Promise<readonly string[]>;
  /** Settles if it can be written to. */
  ping(): Promise<void>;
  /** A whole copy, while all goes on. @throws CxError `no-backup` where the database has tools of its own for that */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}

/** What is told of a commit that had nothing to change, such as one of duplicates alone: there was none. */
export const unchanged = ({ seq, asOf, place }: Head): Commit => ({ seq, asOf, place, rows: [], published: [], gone: [] });

/** The tenant of who has only one. */
export const MAIN_TENANT = 'main';
/** So many commits are kept, at the least, for who follows them. */
export const COMMITS_KEPT = 1024;
