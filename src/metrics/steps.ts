import { systemClock, type Clock } from '../core/clock.js';
import { CxError } from '../core/problem.js';

/** What of an `AbortSignal` is needed. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
}

/** How long work is done without holding up a page. */
export interface InSteps<Progress> {
  /** Told before each pause. */
  readonly onProgress?: (progress: Progress) => void;
  /** An `AbortSignal`, to call the work off. */
  readonly signal?: StopSignal;
  /** For how many milliseconds to work before others get their turn. Default 8, half a frame. */
  readonly slice?: number;
  readonly clock?: Clock;
}

/**
 * Works through a generator in slices of a few milliseconds, between which the event loop runs: on the main thread, or
 * in a worker that has to hear of a cancellation.
 *
 * @throws the `reason` of the signal, once it is aborted; CxError `aborted` if it has none
 */
export async function inSteps<Progress, Result>(
  work: Generator<Progress, Result, void>,
  { onProgress, signal, slice = 8, clock = systemClock }: InSteps<Progress> = {},
): Promise<Result> {
  let began = clock.now();
  for (;;) {
    mustGoOn(signal);
    const step = work.next();
    if (step.done) return step.value;
    if (clock.now() - began < slice) continue;
    onProgress?.(step.value);
    await new Promise<void>((resolve) => void clock.after(0, resolve));
    began = clock.now();
  }
}

/** @throws the `reason` of the signal, if it is aborted; CxError `aborted` if it has none */
export function mustGoOn(signal: StopSignal | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new CxError({ code: 'aborted', message: 'The work was called off.' });
}

/** Works through a generator at once. */
export function atOnce<Result>(work: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
