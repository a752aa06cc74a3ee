import { toDisposable, type Usable } from '../core/disposable.js';
import type { CxEvent, CxEventType } from '../model/event.js';
import type { Journal } from './journal.js';
import type { PluginRecord } from './record.js';

interface Listening {
  readonly owner: string;
  readonly type: CxEventType | undefined;
  readonly listener: (event: CxEvent) => void;
}

/** Events kept for a plugin that is waking up. */
const MOST_MISSED = 1000;

/** What plugins see of what happens. A listener that throws is reported, and the others hear all the same. */
export class EventFeed {
  readonly #journal: Journal;
  readonly #listening = new Set<Listening>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  listen(owner: string, type: CxEventType | undefined, listener: (event: CxEvent) => void): Usable {
    const entry: Listening = { owner, type, listener };
    this.#listening.add(entry);
    return toDisposable(() => this.#listening.delete(entry));
  }

  /** Tells everybody, or one plugin. */
  deliver(event: CxEvent, only?: string): void {
    for (const { owner, type, listener } of Array.from(this.#listening)) {
      if ((only !== undefined && owner !== only) || (type !== undefined && type !== event.type)) continue;
      try {
        listener(event);
      } catch (error) {
        this.#journal.report(owner, error);
      }
    }
  }

  /** Keeps an event for a plugin that it wakes. */
  static keep({ session }: PluginRecord, event: CxEvent): void {
    if (session && session.missed.length < MOST_MISSED) session.missed.push(event);
  }
}
