import { toDisposable, type Disposable } from '../../src/core/disposable.js';

const LOCK = 'cx-elements.survey';

/** Web Locks are for secure pages with an origin of their own; elsewhere tabs cannot agree, and each page sees to itself. */
const locks = (): LockManager | undefined => (globalThis.isSecureContext ? navigator.locks : undefined);

/**
 * Takes the turn among all tabs of this origin; null while another one has it. Dispose it to let the next one; `released` is called when the next one can
 * have it, which is a little later.
 */
export async function takeTurn(released: () => void): Promise<Disposable | null> {
  return new Promise((resolve) => {
    const alone = (): void => resolve(toDisposable(released));
    const manager = locks();
    if (!manager) return alone();
    manager
      .request(LOCK, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(null);
          return false;
        }
        return new Promise<void>((release) => resolve(toDisposable(release))).then(() => true);
      })
      .then((had) => had && released())
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
