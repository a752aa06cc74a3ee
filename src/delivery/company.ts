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
 * The pages of an origin that share a queue: one of them leads while there is something to do, and the others take over when
 * it goes. A page that has nothing to do holds no lock and asks for none: browsers that keep no page with one in their
 * back/forward cache keep it. One that is put away gives the lead back, since it would keep it from all others there.
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
    this.#name = globalThis.navigator?.locks && name;
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

  /** Is there, and looks whether there is something to do. */
  join(): void {
    if (this.#channel) return;
    if (this.#name) {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.addEventListener('message', ({ data }) => isWord(data) && this.#onWord(data));
    }
    this.rest();
    this.lead();
  }

  /** Takes the lead as soon as nobody else has it. */
  lead(): void {
    if (this.#asking) return;
    const { signal } = (this.#asking = new AbortController());
    const leading = (): Promise<void> | undefined => {
      if (signal.aborted) return;
      this.#leads = true;
      this.#onLead();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    };
    // a page without an origin, as in a sandboxed frame, may not lock, and shares nothing with another
    if (this.#name) navigator.locks.request(this.#name, { signal }, leading).catch(leading);
    else leading();
  }

  /** There is nothing to do: lets go of the lead. Whoever puts something in the queue asks for it. */
  rest(): void {
    this.#leads = false;
    this.#asking?.abort();
    this.#asking = undefined;
  }

  /** Lets go of all that would keep the page out of the back/forward cache, or others waiting, and asks for nothing until it is back. */
  part(): void {
    this.rest();
    this.#asking = new AbortController();
    this.#channel?.close();
    this.#channel = undefined;
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
