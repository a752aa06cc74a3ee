import type { Clock } from '../../core/clock.js';

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
}

/** What one plugin asked for, saw and sent. */
export interface Account {
  readonly uses: readonly Use[];
  readonly sights: readonly Sight[];
  /** Messages that did not keep to the protocol, by reason. */
  readonly refused: Readonly<Record<string, number>>;
}

/** More different things than this are counted as one: a plugin cannot fill the memory with names. */
const MOST_NAMES = 200;
const OTHER = 'other';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Counts what one plugin asks for, sees and sends. Holds no content, only how much of what. */
export class Ledger {
  readonly #clock: Clock;
  readonly #uses = new Map<string, Mutable<Use>>();
  readonly #sights = new Map<string, { seen: number; dropped: number; withheld: Set<string> }>();
  readonly #refused = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes that a capability was wanted, and what came of it. */
  use(capability: string, denial?: Denial, sent = 0): void {
    const now = this.#clock.now();
    const name = nameIn(this.#uses, capability);
    const use = this.#uses.get(name) ?? { capability: name, allowed: 0, denied: {}, sent: 0, first: now, last: now };
    use.last = now;
    use.sent += sent;
    if (denial) use.denied = { ...use.denied, [denial]: (use.denied[denial] ?? 0) + 1 };
    else use.allowed += 1;
    this.#uses.set(name, use);
  }

  saw(type: string, withheld: readonly string[]): void {
    const sight = this.#sight(type);
    sight.seen += 1;
    for (const path of withheld) sight.withheld.add(path);
  }

  dropped(type: string): void {
    this.#sight(type).dropped += 1;
  }

  refused(reason: string): void {
    this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1);
  }

  /** All of it so far, as plain data. */
  read(): Account {
    return {
      uses: [...this.#uses.values()].map((use) => ({ ...use })),
      sights: [...this.#sights].map(([type, { seen, dropped, withheld }]) => ({ type, seen, dropped, withheld: [...withheld].sort() })),
      refused: Object.fromEntries(this.#refused),
    };
  }

  #sight(type: string): { seen: number; dropped: number; withheld: Set<string> } {
    const name = nameIn(this.#sights, type);
    const sight = this.#sights.get(name) ?? { seen: 0, dropped: 0, withheld: new Set<string>() };
    this.#sights.set(name, sight);
    return sight;
  }
}

function nameIn(table: ReadonlyMap<string, unknown>, name: string): string {
  return table.has(name) || table.size < MOST_NAMES ? name : OTHER;
}
