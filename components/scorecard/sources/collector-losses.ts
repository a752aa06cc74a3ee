import { DisposableStore, toDisposable, type Disposable } from '../../../src/core/disposable.js';
import type { FigureListener } from './source.js';

/** How often it is asked anew while the figures are live, in milliseconds: devices report losses seldom, and late. */
const ASKED_EVERY = 300_000;
/** What is asked for of figures, and so of what is missing from them. */
const SHARED = ['metric', 'period', 'by', 'from', 'to', 'ticket'];

/** Where the collector of a live feed tells what is lost: beside it, with the same ticket. Undefined for feeds that are no collector's. */
export function lossesAddress(feed: URL): URL | undefined {
  if (!feed.pathname.endsWith('/v1/live')) return undefined;
  const address = new URL('losses/answers', feed);
  for (const name of SHARED) for (const value of feed.searchParams.getAll(name)) address.searchParams.append(name, value);
  return address;
}

/** Asks a collector what is lost, whenever its feed has come back, and every five minutes. What was told stays where it does not answer. */
export class CollectorLosses implements Disposable {
  readonly #address: URL;
  readonly #listener: FigureListener;
  readonly #lifetime = new DisposableStore();
  readonly #stop = new AbortController();

  constructor(address: URL, listener: FigureListener) {
    this.#address = address;
    this.#listener = listener;
    const timer = setInterval(() => this.ask(), ASKED_EVERY);
    this.#lifetime.add(toDisposable(() => clearInterval(timer)));
    this.#lifetime.add(toDisposable(() => this.#stop.abort()));
  }

  readonly ask = (): void => {
    this.#read().catch((error: unknown) => {
      if (!this.#stop.signal.aborted) this.#listener.fault('losses', `What devices have lost cannot be read: ${error}`);
    });
  };

  async #read(): Promise<void> {
    const response = await fetch(this.#address, { signal: this.#stop.signal, headers: { accept: 'application/json' } });
    // a collector of before, or one that does not tell; or a ticket that has run out, which the feed says
    if (response.status === 404 || response.status === 401) return;
    if (!response.ok) throw new Error(`${this.#address.pathname} answers ${response.status}.`);
    const { answers } = (await response.json()) as { readonly answers?: unknown };
    this.#listener.losses?.(answers);
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
