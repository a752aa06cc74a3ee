import { fixtureCleanup } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { trackDisposables, leakTracker } from '../../src/core/index.js';

/** Presses keys together: `press('Shift', 'Tab')`, `press(' ')`, `press('7')`. */
export const press = (...keys: string[]): Promise<boolean> => executeServerCommand('cx-press', keys);
export const viewport = (width: number, height = 800): Promise<boolean> => executeServerCommand('cx-viewport', { width, height });
/** Emulates media features where the browser can, and tells whether it did. */
export const media = (features: Record<string, string>): Promise<boolean> => executeServerCommand('cx-media', features);
/** What assistive technology gets to see. */
export interface Seen {
  readonly role: string;
  readonly name?: string;
  readonly children: readonly Seen[];
}
/** The accessibility tree of the page where the browser gives it, as a list from top to bottom; null elsewhere. */
export async function accessibilityTree(): Promise<readonly Seen[] | null> {
  const tree: Seen | false = await executeServerCommand('cx-accessibility');
  const flat = (seen: Seen): Seen[] => [seen, ...seen.children.flatMap(flat)];
  return tree ? flat(tree) : null;
}
/** Taps with a finger where the browser can, and tells whether it did. */
export const tap = (x: number, y: number): Promise<boolean> => executeServerCommand('cx-tap', { x, y });

/** Waits until `test` gives something, and returns that. */
export async function until<T>(test: () => T | null | undefined | false | Promise<T | null | undefined | false>, what = 'what was waited for'): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const found = await test();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${what} did not happen within ten seconds`);
}

/** Fails a test that leaves disposables behind, or a whole suite whose tests share what they look at: call in `describe`. */
export function noLeaks(over: 'each' | 'all' = 'each'): void {
  const [begin, end] = over === 'each' ? [beforeEach, afterEach] : [before, after];
  let tracker: ReturnType<typeof leakTracker> | undefined;
  begin(() => {
    tracker = leakTracker();
    trackDisposables(tracker);
  });
  end(async () => {
    fixtureCleanup();
    let leaks: readonly string[] = [];
    // what is called off in a pause between two slices of work ends with the pause
    for (let turn = 0; turn === 0 || (turn < 5 && leaks.length > 0); turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5 * turn));
      leaks = tracker?.leaks() ?? []; // a test that was skipped began none
    }
    trackDisposables(undefined);
    tracker = undefined;
    if (leaks.length > 0) throw new Error(`${leaks.length} disposables were not disposed, the first of them\n${leaks[0]}`);
  });
}
