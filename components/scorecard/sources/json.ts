import { followed } from './followed-feed.js';
import type { FigureSource } from './source.js';

/** A cube as JSON at an address: as `snapshotOf` writes it, or as a collector's feed begins. */
export function jsonSource(url: string): FigureSource {
  return followed((_resume, end, signal) => {
    const load = async (): Promise<void> => {
      const response = await fetch(new URL(url, document.baseURI), { signal, headers: { accept: 'application/json' } });
      if (!response.ok) return end.lost('unreachable', `${url} answers ${response.status}.`);
      const text = await response.text();
      const modified = Date.parse(response.headers.get('last-modified') ?? '');
      let content: unknown;
      try {
        content = JSON.parse(text);
      } catch {
        return end.lost('nonsense', `${url} is no JSON.`);
      }
      const message = typeof content === 'object' && content !== null && 'cube' in content ? content : { cube: content };
      end.message('snapshot', { revision: 0, ...(!Number.isNaN(modified) && { asOf: new Date(modified).toISOString() }), ...message });
      end.done();
    };
    load().catch((error: unknown) => end.lost('unreachable', String(error)));
  });
}
