import { FEED_MESSAGES } from '../../../src/metrics/feed/message.js';
import { followed } from './followed-feed.js';
import type { FigureSource } from './source.js';

/** The live feed of a collector: server-sent events, first a snapshot, then what comes in. */
export function liveSource(url: string): FigureSource {
  return followed((resume, end, signal) => {
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
    source.addEventListener('expired', () => end.expired());
    source.addEventListener('error', () => end.lost('unreachable'));
  });
}
