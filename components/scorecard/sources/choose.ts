import type { FigureFunction } from './function.js';
import { csvSource, functionSource, jsonSource, liveSource } from './later.js';
import { pluginSource } from './plugin.js';
import type { FigureSource } from './source.js';

/** What is at an address: a live feed, a cube as JSON, responses as CSV or NDJSON. */
export const ADDRESS_KINDS = ['live', 'json', 'csv'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** Where an element was told to take its figures from, the first of these that is there. */
export interface SourceWish {
  /** A source, a function of the page, or a file. */
  readonly figures?: FigureSource | FigureFunction | Blob | undefined;
  /** The id of a plugin's source. */
  readonly plugin?: string | undefined;
  readonly src?: string | undefined;
  /** What is at `src`; by its ending if it is not said, and a live feed if that says nothing. */
  readonly kind?: AddressKind | undefined;
}

/** The source that is wished for; undefined for none, null where the address is no http address. */
export function chooseSource({ figures, plugin, src, kind }: SourceWish): FigureSource | null | undefined {
  if (typeof figures === 'function') return functionSource(figures);
  if (figures instanceof Blob) return csvSource(figures);
  if (figures) return figures;
  if (plugin !== undefined) return pluginSource(plugin);
  if (src === undefined) return undefined;
  const url = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  switch (kind ?? kindOf(url.pathname)) {
    case 'live':
      return liveSource(src);
    case 'json':
      return jsonSource(src);
    case 'csv':
      return csvSource(src);
  }
}

function kindOf(path: string): AddressKind {
  if (/\.json$/i.test(path)) return 'json';
  return /\.(csv|tsv|tab|txt|ndjson|jsonl)$/i.test(path) ? 'csv' : 'live';
}
