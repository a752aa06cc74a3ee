/** A value of a register, as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What one person changed at one moment, on one device: the unit in which choices are saved, merged and taken back. */
export interface Edit {
  /** Made once, on the device: an edit that comes twice counts once. */
  readonly id: string;
  /** The registers it sets, by key, such as `{ "topics.offers.on": false }`. null is "nothing chosen". */
  readonly set: Readonly<Record<string, Json>>;
  /** When, by the clock of its author. */
  readonly at: string;
  /** The device or person. */
  readonly actor: string;
  /** The revision that its author had before them. */
  readonly base: number;
  /** The revision it became; none while it waits. */
  readonly rev?: number;
  /** What its registers held before; told by the keeper. */
  readonly from?: Readonly<Record<string, Json>>;
  /** Edits that its author knew although they had no revision yet: their own that still wait. */
  readonly saw?: readonly string[];
}

/** Registers at one revision. A key that is missing holds null. */
export interface Snapshot {
  readonly rev: number;
  readonly registers: Readonly<Record<string, Json>>;
}

/** A value that somebody wanted. */
export interface Wish {
  readonly value: Json;
  readonly at: string;
  readonly actor: string;
  readonly edit: string;
}

/** Two or more people or devices set one thing without knowing of each other. To be shown, never swallowed. */
export interface Conflict {
  readonly key: string;
  /** What holds now; null where it is the value from before, because no wish counts. */
  readonly kept: Wish | null;
  readonly dropped: readonly Wish[];
  /** `protective`: the value that lets less through; `later`: there is no such order; `unsubscribe-all`: ended by it. */
  readonly why: 'protective' | 'later' | 'unsubscribe-all';
}

/** What became of edits that may not have known of each other. */
export interface Merged extends Snapshot {
  /** The wish that holds, for every register that an edit has changed. */
  readonly kept: Readonly<Record<string, Wish>>;
  /** By key, in the order of their keys. */
  readonly conflicts: readonly Conflict[];
}
