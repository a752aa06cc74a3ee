import { toDisposable, type Disposable } from '../../src/core/disposable.js';

const LOCK = 'cx-elements.survey';

/** Web Locks are for secure pages with an origin of their own; elsewhere tabs cannot agree, and each page sees to itself. */
const locks = (): LockManager | undefined => (globalThis.isSecureContext ? navigator.locks : undefined);

/** Takes the turn among all tabs of this origin; null while another one has it. Dispose it to let the next one. */
export async function takeTurn(): Promise<Disposable | null> {
  return new Promise((resolve) => {
    const alone = (): void => resolve(toDisposable(() => {}));
    const manager = locks();
    if (!manager) return alone();
    manager
      .request(LOCK, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((release) => resolve(toDisposable(release)));
      })
      .catch(alone);
  });
}

/** Has any tab the turn? */
export async function isTurnTaken(): Promise<boolean> {
  try {
    return !!(await locks()?.query())?.held?.some(({ name }) => name === LOCK);
  } catch {
    return false;
  }
}
