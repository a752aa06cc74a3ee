import { DisposableStore, toDisposable, type Disposable } from '../core/disposable.js';
import type { Emitter } from '../core/emitter.js';
import type { Cube } from '../metrics/cube/cube.js';
import type { Counter } from './counter.js';
import type { Delta } from './totals.js';
import { releaseOf } from './release.js';

/** What a live feed follows: figures with the numbers of the commits they are from. */
export interface FigureSource {
  readonly cube: Cube;
  readonly revision: number;
  readonly feed: string;
  readonly deltas: Emitter<Delta>['event'];
  readonly replaced: Emitter<void>['event'];
  recent(most: number): Promise<readonly Delta[]>;
}

/** How often it is looked whether more may be told, in milliseconds. */
const EVERY = 1000;

/**
 * The figures that everybody may read: what {@link releaseOf} lets through, noted in the store, so that all collectors tell the same and a restart tells nothing
 * that adds up to less than the privacy threshold.
 */
export class PublicFigures implements FigureSource, Disposable {
  readonly #counter: Counter;
  readonly #threshold: number;
  readonly #lifetime = new DisposableStore();
  #lookedAt = -1;
  #looking: Promise<void> | undefined;

  constructor(counter: Counter, threshold: number, every = EVERY) {
    this.#counter = counter;
    this.#threshold = Math.max(2, threshold);
    const timer = setInterval(() => void this.release().catch(() => {}), every);
    timer.unref();
    this.#lifetime.add(toDisposable(() => clearInterval(timer)));
  }

  get cube(): Cube {
    return this.#counter.published;
  }

  get revision(): number {
    return this.#counter.revision;
  }

  get feed(): string {
    return `${this.#counter.feed}.public`;
  }

  get deltas(): Emitter<Delta>['event'] {
    return this.#counter.publishedDeltas;
  }

  get replaced(): Emitter<void>['event'] {
    return this.#counter.replaced;
  }

  recent(most: number): Promise<readonly Delta[]> {
    return this.#counter.recent(most, 'published');
  }

  /** Tells what may be told by now. */
  release(): Promise<void> {
    if (this.#looking) return this.#looking;
    const { revision } = this.#counter;
    if (revision === this.#lookedAt) return Promise.resolve();
    this.#looking = this.#counter.publish((real, told) => releaseOf(real, told, this.#threshold)).then(() => void (this.#lookedAt = revision)).finally(() => void (this.#looking = undefined));
    return this.#looking;
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
