import { toDisposable, type Disposable } from './disposable.js';

/** The time, and waiting. Everything that needs either takes a clock, so that a test can be the one who turns it. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Calls back once after `milliseconds`; dispose to call it off. */
  after(milliseconds: number, callback: () => void): Disposable;
}

interface Timers {
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timers = globalThis as unknown as Timers;
    const handle = timers.setTimeout(() => {
      timer.dispose(); // having fired, it holds nothing any more
      callback();
    }, milliseconds);
    const timer = toDisposable(() => timers.clearTimeout(handle));
    return timer;
  },
};

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves on by `milliseconds`, calling what falls due on the way, each at its own time. */
  advance(milliseconds: number): void;
  /** How many callbacks wait. */
  readonly pending: number;
}

/** Makes a clock for tests and simulations. */
export function manualClock(start = 0): ManualClock {
  let now = start;
  const waiting = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => now,
    get pending() {
      return waiting.size;
    },
    after(milliseconds, callback) {
      const entry = {
        at: now + Math.max(0, milliseconds),
        callback: () => {
          timer.dispose();
          callback();
        },
      };
      waiting.add(entry);
      const timer = toDisposable(() => waiting.delete(entry));
      return timer;
    },
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        let next: { at: number; callback: () => void } | undefined;
        for (const entry of waiting) if (entry.at <= end && (!next || entry.at < next.at)) next = entry;
        if (!next) break;
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.callback();
      }
      now = end;
    },
  };
}
