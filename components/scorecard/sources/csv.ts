import { DisposableStore, toDisposable } from '../../../src/core/disposable.js';
import { CxError, isCxError } from '../../../src/core/problem.js';
import type { PeriodUnit } from '../../../src/metrics/period/calendar.js';
import type { FigureListener, FigureSource, SourceSettings } from './source.js';

/** How a table of responses is counted. */
export interface CsvSettings {
  /** How long the periods are. Default `month`. */
  readonly unit?: PeriodUnit;
}

/**
 * Responses in a file, or at an address: CSV, one row each, or NDJSON. Which column is what is guessed from names and contents, as
 * `<cx-import>` does, where people can correct it. Big files are counted in a worker.
 */
export function csvSource(from: string | Blob, { unit = 'month' }: CsvSettings = {}): FigureSource {
  return {
    start(settings, listener) {
      const store = new DisposableStore();
      const stop = new AbortController();
      store.add(toDisposable(() => stop.abort()));
      read(from, unit, settings, listener, stop.signal).catch((error: unknown) => {
        if (stop.signal.aborted) return;
        const reason = isCxError(error) ? error.message : String(error);
        listener.status({ kind: 'unreadable', code: isCxError(error) ? error.code : 'unreachable', reason });
        listener.fault('file', reason);
      });
      return store;
    },
  };
}

async function read(from: string | Blob, unit: PeriodUnit, { dimensions }: SourceSettings, listener: FigureListener, signal: AbortSignal): Promise<void> {
  // what reads files weighs as much as a scorecard, and few have one
  const [{ FileWork }, { METRICS }, { guessMapping }, { decodeCube }, file] = await Promise.all([
    import('../../import/do-work.js'),
    import('../../import/work.js'),
    import('../../../src/metrics/intake/mapping.js'),
    import('../../../src/metrics/cube/binary.js'),
    fileAt(from, signal),
  ]);
  const work = new FileWork();
  const going = { progress: () => {}, signal };
  const looked = await work.look(file, going);
  const names = looked.kind === 'table' ? looked.names : looked.dimensions.map(({ name }) => name);
  const wanted = dimensions.find((name) => names.includes(name));
  const guessed = looked.kind === 'table' ? guessMapping(looked.columns) : { scores: [], date: null, segment: null };
  if (looked.kind === 'table' && guessed.scores.length === 0) throw new CxError({ code: 'no-scores', message: 'No column looks like answers to NPS, CSAT or CES.' });
  const mapping = wanted === undefined ? guessed : { ...guessed, segment: names.indexOf(wanted) };
  const counted = await work.count({ looked, mapping, dimension: wanted ?? null, unit, now: Date.now() }, going);
  const cube = decodeCube(counted.cube, METRICS);
  if (!cube.ok) throw new CxError(cube.error[0]!);
  if (signal.aborted) return;
  if (counted.undated > 0) listener.note({ code: 'undated', rows: counted.undated });
  listener.begin(cube.value, { isDated: looked.kind === 'events' || mapping.date !== null });
  listener.status({ kind: 'loaded', asOf: file.lastModified > 0 ? file.lastModified : null });
}

/** What is there, as a file; 0 for when it was changed where nobody says. */
async function fileAt(from: string | Blob, signal: AbortSignal): Promise<File> {
  if (typeof from !== 'string') return from instanceof File ? from : new File([from], 'responses', { lastModified: 0 });
  const response = await fetch(new URL(from, document.baseURI), { signal });
  if (!response.ok) throw new Error(`${from} answers ${response.status}.`);
  const modified = Date.parse(response.headers.get('last-modified') ?? '');
  return new File([await response.blob()], 'responses', { lastModified: Number.isNaN(modified) ? 0 : modified });
}
