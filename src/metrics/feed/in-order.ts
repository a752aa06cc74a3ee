import { CxError } from '../../core/problem.js';
import type { Cube } from '../cube/cube.js';
import type { FeedMessage } from './message.js';

/** What a message did to the cube. */
export type FeedStep =
  /** There is a new cube in the place of the one before. */
  | { readonly kind: 'replaced'; readonly cube: Cube; readonly zoneBefore: string | null }
  /** Something was added. */
  | { readonly kind: 'added'; readonly metrics: ReadonlySet<string> }
  /** Nothing is new. */
  | { readonly kind: 'still' }
  /** It was there before, and is not counted again. */
  | { readonly kind: 'twice' }
  /** What comes before it has not come yet. */
  | { readonly kind: 'early' }
  /** The cube cannot be brought up to date by what comes now: a new snapshot is needed. */
  | { readonly kind: 'lost'; readonly why: FeedLoss };

/** Why a feed cannot go on without a new snapshot. */
export type FeedLoss =
  /** Something has not come. */
  | 'gap'
  /** Somebody else counts the revisions, as after a restart. */
  | 'other-feed'
  /** The days are cut by other clocks. */
  | 'other-zone'
  /** The periods or groups are others. */
  | 'other-shape'
  /** There is nothing yet that it could be added to. */
  | 'no-snapshot'
  /** The cube has no room for it. */
  | 'too-large';

/** As many messages wait for one that comes before them; with more, that one will not come. */
export const MOST_EARLY = 256;

/**
 * A cube that follows a feed: whatever order messages come in, and however often, it is either what the feed has counted
 * up to `revision`, or it says that it is lost. It never adds what does not fit.
 */
export class FeedCube {
  #cube: Cube | undefined;
  #feed: string | undefined;
  #revision = -1;
  #isNewLine = false;
  readonly #early = new Map<number, Extract<FeedMessage, { kind: 'delta' }>>();

  /** What the feed has counted; undefined before the first snapshot. */
  get cube(): Cube | undefined {
    return this.#cube;
  }

  /** Messages that wait for one that comes before them. */
  get waiting(): number {
    return this.#early.size;
  }

  /** Where to go on, as it is said to a collector: who counts, and up to where this has come. Undefined if a snapshot is needed. */
  get resume(): string | undefined {
    return this.#cube && this.#feed !== undefined ? `${this.#feed}:${this.#revision}` : undefined;
  }

  /** From now on messages come over another line, which may begin where it likes. */
  newLine(): void {
    this.#isNewLine = true;
    this.#early.clear();
  }

  /** Takes the next message. */
  take(message: FeedMessage): FeedStep {
    if (message.kind === 'snapshot') return this.#replace(message);
    if (!this.#cube) return { kind: 'lost', why: 'no-snapshot' };
    if (message.feed !== this.#feed) return { kind: 'lost', why: 'other-feed' };
    this.#isNewLine = false;
    if (message.kind === 'heartbeat') return message.revision > this.#revision ? { kind: 'lost', why: 'gap' } : { kind: 'still' };
    if (message.revision <= this.#revision) return { kind: 'twice' };
    if (message.cube.zone !== this.#cube.zone) return { kind: 'lost', why: 'other-zone' };
    if (message.cube.unit !== this.#cube.unit || message.cube.dimensions.join('\n') !== this.#cube.dimensions.join('\n')) return { kind: 'lost', why: 'other-shape' };
    if (message.after > this.#revision) {
      if (this.#early.has(message.revision)) return { kind: 'twice' };
      if (this.#early.size >= MOST_EARLY) return { kind: 'lost', why: 'gap' };
      this.#early.set(message.revision, message);
      return { kind: 'early' };
    }
    return this.#add(message);
  }

  #replace({ cube, feed, revision }: Extract<FeedMessage, { kind: 'snapshot' }>): FeedStep {
    if (this.#cube && !this.#isNewLine && feed === this.#feed && revision <= this.#revision) return { kind: 'twice' };
    const zoneBefore = this.#cube && this.#cube.zone !== cube.zone ? this.#cube.zone : null;
    this.#cube = cube;
    this.#feed = feed;
    this.#revision = revision;
    this.#isNewLine = false;
    this.#early.clear();
    return { kind: 'replaced', cube, zoneBefore };
  }

  #add(first: Extract<FeedMessage, { kind: 'delta' }>): FeedStep {
    const metrics = new Set<string>();
    for (let next: typeof first | undefined = first; next; next = this.#nextEarly()) {
      try {
        this.#cube!.merge(next.cube);
      } catch (error) {
        if (!(error instanceof CxError)) throw error;
        this.#cube = undefined; // it may have been added in part
        return { kind: 'lost', why: 'too-large' };
      }
      this.#revision = next.revision;
      for (const { metric } of next.cube.measures) metrics.add(metric.id);
    }
    return { kind: 'added', metrics };
  }

  /** Of those that wait, the one whose turn it is; those that have been overtaken are let go. */
  #nextEarly(): Extract<FeedMessage, { kind: 'delta' }> | undefined {
    for (const [revision, message] of [...this.#early].sort(([a], [b]) => a - b)) {
      if (message.after > this.#revision) return undefined;
      this.#early.delete(revision);
      if (revision > this.#revision) return message;
    }
    return undefined;
  }
}
