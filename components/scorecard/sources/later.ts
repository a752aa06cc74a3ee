import { DisposableStore, toDisposable } from '../../../src/core/disposable.js';
import type { CsvSettings } from './csv.js';
import type { FigureFunction } from './function.js';
import type { FigureSource } from './source.js';

/** How long until what could not be loaded is asked for again, in milliseconds. */
const AGAIN_AFTER = 30_000;

/** A source that is loaded with its first use: what reads the messages of strangers weighs half as much as a scorecard. */
function later(load: () => Promise<FigureSource>): FigureSource {
  return {
    start(settings, listener) {
      const store = new DisposableStore();
      let gone = false;
      let again: ReturnType<typeof setTimeout> | undefined;
      store.add(toDisposable(() => {
        gone = true;
        clearTimeout(again);
      }));
      const begin = (): void => void load().then(
        (source) => void (gone || store.add(source.start(settings, listener))),
        (error: unknown) => {
          if (gone) return;
          listener.status({ kind: 'failed', why: 'unreachable' });
          listener.fault('not-loaded', String(error));
          again = setTimeout(begin, AGAIN_AFTER);
        },
      );
      begin();
      return store;
    },
  };
}

/** The live feed of a collector: server-sent events, first a snapshot, then what comes in. */
export const liveSource = (url: string): FigureSource => later(async () => (await import('./live.js')).liveSource(url));

/** A cube as JSON at an address: as `snapshotOf` writes it, or as a collector's feed begins. */
export const jsonSource = (url: string): FigureSource => later(async () => (await import('./json.js')).jsonSource(url));

/** Responses in a file, or at an address: CSV, one row each, or NDJSON. */
export const csvSource = (from: string | Blob, settings?: CsvSettings): FigureSource => later(async () => (await import('./csv.js')).csvSource(from, settings));

/** A function of the page that brings figures: see {@link FigureFunction}. */
export const functionSource = (bring: FigureFunction): FigureSource => later(async () => (await import('./function.js')).functionSource(bring));
