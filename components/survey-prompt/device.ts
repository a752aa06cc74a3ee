import { uuidv7 } from '../../src/core/uuid.js';
import { memoryAskStore, textAskStore, type AskStore } from '../../src/survey/policy/store.js';

/** A visit ends after so long without a page. */
const VISIT = 30 * 60_000;
const NAMES = ['history', 'visitor', 'visit', 'delays'] as const;
type Name = (typeof NAMES)[number];

/** A visit: pages with less than half an hour between them, in all tabs. */
export interface Visit {
  readonly id: string;
  readonly seen: number;
  /** How many pages have been looked at. */
  readonly views: number;
}

/** What is kept on the device; nothing at all unless that is allowed. */
export class Device {
  readonly #allowed: boolean;
  readonly #memory = new Map<Name, string>();
  readonly history: AskStore;

  constructor(allowed: boolean) {
    this.#allowed = allowed;
    this.history = allowed ? textAskStore({ get: () => localStorage.getItem('cx-asking.history'), set: (text) => localStorage.setItem('cx-asking.history', text) }) : memoryAskStore();
  }

  /** A pseudonym for this browser; none where nothing may be kept. */
  get visitor(): string | undefined {
    if (!this.#allowed) return undefined;
    const known = this.#get('visitor');
    if (!known) this.#set('visitor', uuidv7());
    return known ?? this.#get('visitor');
  }

  /** Another page has been looked at. */
  view(now: number): Visit {
    const last = this.#read<Visit>('visit');
    const goes = typeof last?.id === 'string' && now - last.seen < VISIT && now >= last.seen;
    const visit = goes ? { ...last, seen: now, views: last.views + 1 } : { id: uuidv7(), seen: now, views: 1 };
    this.#set('visit', JSON.stringify(visit));
    return visit;
  }

  /** How many milliseconds of a delay have gone by on the pages before, by the name of the delay. */
  delay(name: string): number {
    return Number(this.#read<Record<string, number>>('delays')?.[name]) || 0;
  }

  keepDelay(name: string, gone: number): void {
    this.#set('delays', JSON.stringify({ ...this.#read<Record<string, number>>('delays'), [name]: gone }));
  }

  /** Takes everything away that was kept. */
  forget(): void {
    for (const name of NAMES) {
      try {
        this.#place(name).removeItem(`cx-asking.${name}`);
      } catch {
        // nothing could be kept here either
      }
    }
  }

  /** Delays are of one tab. */
  #place(name: Name): Storage {
    return name === 'delays' ? sessionStorage : localStorage;
  }

  #get(name: Name): string | undefined {
    try {
      return (this.#allowed && this.#place(name).getItem(`cx-asking.${name}`)) || this.#memory.get(name);
    } catch {
      return this.#memory.get(name);
    }
  }

  #set(name: Name, value: string): void {
    this.#memory.set(name, value);
    try {
      if (this.#allowed) this.#place(name).setItem(`cx-asking.${name}`, value);
    } catch {
      // full, or switched off: it is in memory
    }
  }

  #read<T>(name: Name): T | undefined {
    try {
      return (JSON.parse(this.#get(name) ?? 'null') as T | null) ?? undefined;
    } catch {
      return undefined;
    }
  }
}
