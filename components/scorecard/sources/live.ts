import { DisposableStore } from '../../../src/core/disposable.js';
import { FEED_MESSAGES } from '../../../src/metrics/feed/message.js';
import { hearEnd } from '../../base/feed/end.js';
import { CollectorLosses, lossesAddress } from './collector-losses.js';
import { followed, type FeedLine } from './followed-feed.js';
import type { FigureListener, FigureSource } from './source.js';

/** The live feed of a collector: server-sent events, first a snapshot, then what comes in; and what it tells of losses. */
export function liveSource(url: string): FigureSource {
  const feed = followed(lineTo(url));
  return {
    start(settings, listener) {
      const losses = lossesAddress(new URL(url, document.baseURI));
      if (!losses) return feed.start(settings, listener);
      const store = new DisposableStore();
      const asker = store.add(new CollectorLosses(losses, listener));
      const hearing: FigureListener = {
        begin: (cube, about) => listener.begin(cube, about),
        changed: (metrics) => listener.changed(metrics),
        losses: (told) => listener.losses?.(told),
        note: (note) => listener.note(note),
        fault: (code, message) => listener.fault(code, message),
        status: (status) => {
          listener.status(status);
          if (status.kind === 'live') asker.ask();
        },
      };
      store.add(feed.start(settings, hearing));
      return store;
    },
  };
}

const lineTo = (url: string): FeedLine => (resume, end, signal) => {
  const address = new URL(url, document.baseURI);
  if (resume !== undefined) address.searchParams.set('resume', resume);
  const source = new EventSource(address);
  signal.addEventListener('abort', () => source.close());
  for (const kind of FEED_MESSAGES) {
    source.addEventListener(kind, ({ data }: MessageEvent<string>) => {
      let content: unknown;
      try {
        content = JSON.parse(data);
      } catch {
        return end.lost('nonsense', 'A message of the feed is no JSON.');
      }
      end.message(kind, content);
    });
  }
  hearEnd(source, () => resume !== undefined || address.searchParams.has('ticket'), signal, { expired: () => end.expired(), lost: () => end.lost('unreachable') });
};
