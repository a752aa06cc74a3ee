import type { ReactiveControllerHost } from 'lit';
import { DisposableStore } from '../../src/core/disposable.js';

/**
 * Calls `begin` whenever an element comes into the page, with a store for what it holds while it is there; the store is
 * disposed when the element leaves.
 */
export function whileConnected(host: ReactiveControllerHost, begin: (store: DisposableStore) => void): void {
  let store: DisposableStore | undefined;
  host.addController({
    hostConnected() {
      store = new DisposableStore();
      begin(store);
    },
    hostDisconnected() {
      store?.dispose();
    },
  });
}
