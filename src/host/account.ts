import type { Event } from '../core/emitter.js';

/** Why something a plugin wanted was not done. `plugin`: the request itself was at fault, whatever is granted. */
export type Denial = 'not-granted' | 'no-consent' | 'quota' | 'plugin';

/** What a plugin did with one capability. */
export interface Use {
  /** As in a manifest: `network:https://api.example.com`. */
  readonly capability: string;
  readonly allowed: number;
  readonly denied: Readonly<Partial<Record<Denial, number>>>;
  /** What left the page, in bytes. */
  readonly sent: number;
  /** Milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
}

/** What a plugin was told of customers: how many events of a type, and which fields were kept from it. */
export interface Sight {
  readonly type: string;
  readonly seen: number;
  /** Not told, for want of a grant or of consent; dropped, not kept for later. */
  readonly dropped: number;
  readonly withheld: readonly string[];
  /** When there was one last, in milliseconds since 1970. */
  readonly last: number;
}

/** What one plugin asked for, saw and sent. Counts, never content. */
export interface Account {
  readonly uses: readonly Use[];
  readonly sights: readonly Sight[];
  /** Messages that did not keep to the protocol, by reason. */
  readonly refused: Readonly<Record<string, number>>;
}

/** The account of a plugin as it is kept. */
export interface LiveAccount {
  /** All of it so far, as plain data. */
  read(): Account;
  readonly onDidChange: Event<void>;
}
