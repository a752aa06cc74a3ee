import type { Disposable } from '../core/disposable.js';

/** What pages that share a queue tell each other. */
export type Word =
  /** There is something new in the queue; if it is urgent, somebody waits for it. */
  | { readonly say: 'stored'; readonly urgent: boolean }
  /** The collector has these for good. */
  | { readonly say: 'acknowledged'; readonly ids: readonly string[] }
  /** This one was refused for good. */
  | { readonly say: 'refused'; readonly id: string; readonly reason: string }
  /** This one is lost. */
  | { readonly say: 'lost'; readonly id: string; readonly reason: string };

/**
 * The pages of an origin that share a queue: one of them leads, and the others take over when it goes. A page that is put
 * away gives the lead back, since one in the back/forward cache would keep it from all others.
 */
export class Company implements Disposable {
  readonly #name: string | undefined;
  readonly #onLead: () => void;
  readonly #onWord: (word: Word) => void;
  #channel: BroadcastChannel | undefined;
  #asking: AbortController | undefined;
  #leads = false;

  /** @param name what they share; a page that shares nothing leads alone */
  constructor(name: string | undefined, onLead: () => void, onWord: (word: Word) => void) {
    this.#name = name;
    this.#onLead = onLead;
    this.#onWord = onWord;
    this.join();
  }

  /** Is it for this page to send? */
  get leads(): boolean {
    return this.#leads;
  }

  tell(word: Word): void {
    this.#channel?.postMessage(word);
  }

  /** Is there, and takes the lead as soon as nobody else has it. */
  join(): void {
    if (this.#asking) return;
    const asking = (this.#asking = new AbortController());
    const locks = globalThis.navigator?.locks as LockManager | undefined;
    if (this.#name === undefined || !locks) return this.#lead();
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener('message', ({ data }) => isWord(data) && this.#onWord(data));
    const { signal } = asking;
    const leading = (): Promise<void> => {
      if (signal.aborted) return Promise.resolve();
      this.#lead();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    };
    // a page without an origin, as in a sandboxed frame, may not lock, and shares nothing with another
    locks.request(this.#name, { signal }, leading).catch(() => signal.aborted || this.#lead());
  }

  /** Lets go of the lead, and of all that would keep the page out of the back/forward cache. */
  part(): void {
    this.#leads = false;
    this.#asking?.abort();
    this.#asking = undefined;
    this.#channel?.close();
    this.#channel = undefined;
  }

  #lead(): void {
    this.#leads = true;
    this.#onLead();
  }

  dispose(): void {
    this.part();
  }
}

/** Another version of the library, or anybody else of the origin, may say something else. */
const isWord = (data: unknown): data is Word => {
  const { say, id, ids } = (data ?? {}) as Readonly<Record<string, unknown>>;
  return say === 'stored' || (say === 'acknowledged' ? Array.isArray(ids) : (say === 'refused' || say === 'lost') && typeof id === 'string');
};
