import type { Clock } from '../core/clock.js';
import { CxError, type Problem } from '../core/problem.js';

/**
 * Waits for `work`, but not for ever: rejects with `late` after so many milliseconds, or at once when `signal` aborts. What
 * comes after that is ignored.
 */
export function within<T>(clock: Clock, milliseconds: number, work: PromiseLike<T> | T, late: Problem, signal?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = clock.after(milliseconds, () => reject(new CxError(late)));
    const stop = (): void => reject(new CxError({ code: 'called-off', message: 'It was called off.' }));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    const end = (): void => {
      timer.dispose();
      signal?.removeEventListener('abort', stop);
    };
    Promise.resolve(work).then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(error as Error);
      },
    );
  });
}
