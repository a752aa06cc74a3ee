import type { Clock } from '../../core/clock.js';
import { Emitter, type Event } from '../../core/emitter.js';
import type { Account, Denial, LiveAccount, Sight, Use } from '../account.js';

/** More different things than this are counted as one: a plugin cannot fill the memory with names. */
const MOST_NAMES = 200;
const OTHER = 'other';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Counts what one plugin asks for, sees and sends. Holds no content, only how much of what. */
export class Ledger implements LiveAccount {
  readonly #clock: Clock;
  readonly #uses = new Map<string, Mutable<Use>>();
  readonly #sights = new Map<string, Mutable<Omit<Sight, 'withheld'>> & { readonly withheld: Set<string> }>();
  readonly #refused = new Map<string, number>();
  readonly #changed = new Emitter<void>();
  readonly onDidChange: Event<void> = this.#changed.event;

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
    this.#changed.fire();
  }

  saw(type: string, withheld: readonly string[]): void {
    const sight = this.#sight(type);
    sight.seen += 1;
    for (const path of withheld) sight.withheld.add(path);
    this.#changed.fire();
  }

  dropped(type: string): void {
    this.#sight(type).dropped += 1;
    this.#changed.fire();
  }

  refused(reason: string): void {
    this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1);
    this.#changed.fire();
  }

  /** All of it so far, as plain data. */
  read(): Account {
    return {
      uses: [...this.#uses.values()].map((use) => ({ ...use })),
      sights: [...this.#sights.values()].map((sight) => ({ ...sight, withheld: [...sight.withheld].sort() })),
      refused: Object.fromEntries(this.#refused),
    };
  }

  #sight(type: string) {
    const name = nameIn(this.#sights, type);
    const sight = this.#sights.get(name) ?? { type: name, seen: 0, dropped: 0, withheld: new Set<string>(), last: 0 };
    this.#sights.set(name, sight);
    sight.last = this.#clock.now();
    return sight;
  }
}

function nameIn(table: ReadonlyMap<string, unknown>, name: string): string {
  return table.has(name) || table.size < MOST_NAMES ? name : OTHER;
}
