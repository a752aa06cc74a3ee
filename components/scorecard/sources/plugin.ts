import { toDisposable } from '../../../src/core/disposable.js';
import { feedsOnPage } from '../on-page.js';
import type { FigureSource } from './source.js';

/** Counts what a plugin's source of events brings. */
export function pluginSource(id: string): FigureSource {
  return {
    start(settings, listener) {
      const feed = feedsOnPage.get(id);
      if (!feed) {
        listener.status({ kind: 'failed', why: 'no-source' }); // its plugin may come
        return toDisposable(() => {});
      }
      return feed.start(settings, {
        begin: (cube) => {
          listener.begin(cube);
          listener.status({ kind: 'live' });
        },
        changed: () => listener.changed(),
        losses: (told) => listener.losses?.(told),
        failed: (reason) => {
          listener.status({ kind: 'failed', why: 'no-source' });
          listener.fault('source', reason);
        },
      });
    },
  };
}
