import type { ReactiveControllerHost } from 'lit';
import { toDisposable } from '../../src/core/disposable.js';
import { whileConnected } from './lifetime.js';

/**
 * Tells the text of a `<script type="application/json">` child: when the element comes into the page, and whenever it
 * has changed. The script may come after the element, when the page is still being read.
 */
export function onJsonChild(host: ReactiveControllerHost & HTMLElement, tell: (text: string) => void): void {
  let told: string | undefined;
  const look = (): void => {
    const text = host.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
    if (text === undefined || text === told) return;
    told = text;
    tell(text);
  };
  whileConnected(host, (store) => {
    const observer = new MutationObserver(look);
    observer.observe(host, { childList: true, characterData: true, subtree: true });
    store.add(toDisposable(() => observer.disconnect()));
    look();
  });
}
