import { DisposableStore, toDisposable, type Disposable } from '../../../src/core/disposable.js';
import type { Problem } from '../../../src/core/problem.js';
import type { Metric } from '../../../src/metrics/definition.js';
import { FeedCube, type FeedLoss } from '../../../src/metrics/feed/in-order.js';
import { parseFeedMessage, type FeedMessage, type FeedMessageKind } from '../../../src/metrics/feed/message.js';
import type { FigureListener, FigureSource, SourceNote, SourceTrouble } from './source.js';

/** What comes over a line. */
export interface LineEnd {
  /** A message, as it came. */
  message(kind: FeedMessageKind, content: unknown): void;
  /** The line is broken, or cannot be had; it is tried again. */
  lost(why: 'unreachable' | 'nonsense', detail?: string): void;
  /** The right to read on has ended; to try again with what there is would be in vain. */
  expired(): void;
  /** All is said, and nothing more will come. */
  done(): void;
}

/**
 * A way for messages, until `signal` is aborted.
 *
 * @param resume the id of the last message that is there; undefined if a snapshot is needed
 */
export type FeedLine = (resume: string | undefined, end: LineEnd, signal: AbortSignal) => void;

/** The waits between attempts, in milliseconds: first, and at most. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** How long to wait for a message that others have overtaken, in milliseconds. */
const EARLY_WAIT = 1_000;

const NOTE_OF: Readonly<Record<FeedLoss, SourceNote['code'] & ('missed' | 'restarted' | 'other-zone' | 'other-shape')>> = {
  gap: 'missed',
  'no-snapshot': 'missed',
  'too-large': 'missed',
  'other-feed': 'restarted',
  'other-zone': 'other-zone',
  'other-shape': 'other-shape',
};

/**
 * Follows a feed over lines that break: first a snapshot, then what comes in. After a break it goes on where it was, or
 * with a new snapshot, so that nothing is missed and nothing counted twice.
 */
class FollowedFeed implements Disposable {
  readonly #open: FeedLine;
  readonly #metrics: readonly Metric[];
  readonly #listener: FigureListener;
  readonly #cube = new FeedCube();
  readonly #lifetime = new DisposableStore();
  #line: AbortController | undefined;
  /** Waiting for the next attempt, for silence to be too long, for a message that was overtaken. */
  readonly #timers = { retry: 0, silence: 0, early: 0 };
  #failures = 0;
  /** When something came last: by the clock of who sends, and by ours, which runs on. */
  #asOf: number | undefined;
  #heard = 0;
  #every: number | undefined;
  #isLive = false;
  /** Has anything come over this line? */
  #isHeard = false;
  /** A collector may not know how to go on; then it is asked for all. */
  #wantsAll = false;

  constructor(open: FeedLine, metrics: readonly Metric[], listener: FigureListener) {
    this.#open = open;
    this.#metrics = metrics;
    this.#listener = listener;
    const online = (): void => {
      if (this.#timers.retry) this.#begin();
    };
    window.addEventListener('online', online);
    this.#lifetime.add(toDisposable(() => window.removeEventListener('online', online)));
    this.#begin();
  }

  #begin(): void {
    this.#end();
    const line = new AbortController();
    this.#line = line;
    this.#isHeard = false;
    this.#cube.newLine();
    const live = (): boolean => this.#line === line;
    this.#open(this.#wantsAll ? undefined : this.#cube.resume, {
      message: (kind, content) => live() && this.#take(kind, content),
      lost: (why, detail) => live() && this.#retry(why, detail),
      expired: () => live() && this.#expired(),
      done: () => live() && this.#done(),
    }, line.signal);
  }

  #take(kind: FeedMessageKind, content: unknown): void {
    const parsed = parseFeedMessage(kind, content, this.#metrics);
    if (!parsed.ok) return this.#refuse(parsed.error);
    this.#isHeard = true;
    const message = parsed.value;
    if (message.losses !== undefined) this.#listener.losses?.(message.losses);
    const step = this.#cube.take(message);
    switch (step.kind) {
      case 'replaced':
        if (step.zoneBefore !== null) this.#listener.note({ code: 'zone-changed', from: step.zoneBefore, to: step.cube.zone });
        this.#listener.begin(step.cube);
        break;
      case 'added':
        this.#failures = 0;
        this.#listener.changed(step.metrics);
        break;
      case 'still':
        this.#failures = 0;
        break;
      case 'twice':
        this.#listener.note({ code: 'twice' });
        break;
      case 'early':
        this.#listener.note({ code: 'early' });
        this.#timers.early ||= window.setTimeout(() => this.#lateOnes(), EARLY_WAIT);
        break;
      case 'lost':
        this.#listener.note({ code: NOTE_OF[step.why] });
        this.#wantsAll = true;
        return this.#retry(step.why === 'too-large' ? 'too-large' : 'behind');
    }
    this.#fresh(message);
  }

  #fresh({ asOf, every }: FeedMessage): void {
    this.#wantsAll = false;
    this.#asOf = Math.min(asOf ?? Date.now(), Date.now());
    this.#heard = performance.now();
    this.#every = every ?? this.#every;
    if (!this.#isLive) this.#listener.status({ kind: 'live' });
    this.#isLive = true;
    if (this.#every !== undefined && !this.#timers.silence) this.#watch(2 * this.#every);
  }

  /** Silence is looked at now and then and not with every message, of which there may be thousands. */
  #watch(wait: number): void {
    this.#timers.silence = window.setTimeout(() => {
      this.#timers.silence = 0;
      const left = this.#heard + 2 * this.#every! - performance.now();
      if (left > 0) this.#watch(left);
      else this.#retry('silent');
    }, wait);
  }

  #lateOnes(): void {
    this.#timers.early = 0;
    if (this.#cube.waiting === 0) return;
    this.#listener.note({ code: 'missed' });
    this.#wantsAll = true;
    this.#retry('behind');
  }

  #refuse(problems: readonly Problem[]): void {
    const why = problems.some(({ code }) => code === 'newer-version') ? 'other-version' : 'nonsense';
    if (this.#cube.cube) this.#listener.note({ code: why });
    this.#wantsAll = true;
    this.#retry(why, problems[0] && `${problems[0].message} (${problems[0].where ?? ''})`);
  }

  /** Browsers try again by themselves after some failures and not after others; this does after all. */
  #retry(why: SourceTrouble, detail?: string): void {
    if (!this.#isHeard) this.#wantsAll = true;
    this.#end();
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures++) * (0.5 + Math.random() / 2);
    this.#timers.retry = window.setTimeout(() => this.#begin(), wait);
    this.#say(why);
    if (detail) this.#listener.fault('feed', detail);
  }

  #expired(): void {
    this.#end();
    this.#say('expired');
  }

  #say(why: SourceTrouble): void {
    this.#isLive = false;
    this.#listener.status(this.#asOf === undefined ? { kind: 'failed', why } : { kind: 'stale', why, asOf: this.#asOf });
  }

  #done(): void {
    this.#end();
    this.#isLive = false;
    this.#listener.status({ kind: 'loaded', asOf: this.#asOf ?? null });
  }

  #end(): void {
    for (const name of ['retry', 'silence', 'early'] as const) {
      clearTimeout(this.#timers[name]);
      this.#timers[name] = 0;
    }
    const line = this.#line;
    this.#line = undefined;
    line?.abort();
  }

  dispose(): void {
    this.#end();
    this.#lifetime.dispose();
  }
}

/** The source that follows a feed over such lines. */
export const followed = (line: FeedLine): FigureSource => ({ start: ({ metrics }, listener) => new FollowedFeed(line, metrics, listener) });
