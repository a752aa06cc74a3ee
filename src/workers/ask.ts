import { CxError } from '../core/problem.js';
import type { Answer, Workers } from './port.js';

/** How an answer is waited for. */
export interface AskOptions {
  /** Told the share of the work that is done, 0..1. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
  readonly transfer?: readonly ArrayBuffer[];
}

/** The worker could not start, as where a policy forbids it: whoever asked can do the work itself. */
export class NoWorkerError extends CxError {
  constructor(cause: unknown) {
    super({ code: 'no-worker', message: 'A worker could not be started here.' }, { cause });
  }
}

/** What a worker is asked: `input` is called when it has started, so that nothing is copied for one that does not. */
export type Asked = () => { readonly input: unknown; readonly transfer?: readonly ArrayBuffer[] };

/**
 * Starts a worker, has it do one task, and ends it. Called off, it is ended at once.
 *
 * @throws NoWorkerError when it cannot start; what the task throws, as CxError; the `reason` of the signal once it is aborted
 */
export async function ask<Result>(workers: Workers, task: string, asked: Asked, { onProgress, signal }: AskOptions = {}): Promise<Result> {
  signal?.throwIfAborted();
  let worker;
  try {
    worker = workers.start();
  } catch (error) {
    throw new NoWorkerError(error);
  }
  const port = worker;
  let stop: (() => void) | undefined;
  try {
    return await new Promise<Result>((resolve, reject) => {
      let ready = false;
      stop = () => reject(signal!.reason as Error);
      signal?.addEventListener('abort', stop);
      port.onError((error) => reject(ready ? new CxError({ code: 'worker-failed', message: 'The worker that did the work has died.' }, { cause: error }) : new NoWorkerError(error)));
      port.onMessage((message) => {
        const answer = message as Answer;
        switch (answer.kind) {
          case 'ready': {
            ready = true;
            const { input, transfer } = asked();
            return port.postMessage({ task, input }, transfer);
          }
          case 'progress':
            return onProgress?.(answer.done);
          case 'done':
            return resolve(answer.result as Result);
          case 'failed':
            return reject(new CxError(answer.problem));
        }
      });
    });
  } finally {
    if (stop) signal?.removeEventListener('abort', stop);
    port.terminate();
  }
}
