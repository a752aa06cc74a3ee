import type { Disposable } from '../../../src/core/disposable.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import type { Metric } from '../../../src/metrics/definition.js';

/** Why figures cannot be had, or not any more. */
export type SourceTrouble =
  /** Nobody answers. */
  | 'unreachable'
  /** Something comes that is no feed, no cube, no table. */
  | 'nonsense'
  /** A later release wrote it. */
  | 'other-version'
  /** The plugin is not there. */
  | 'no-source'
  /** The line is open, and nothing has come for longer than two signs of life. */
  | 'silent'
  /** What came did not go on from what is there; all is asked for anew. */
  | 'behind'
  /** The right to read it has run out, such as that of a ticket: it goes on where the page gives another address. */
  | 'expired'
  /** More groups and periods than a page can hold. */
  | 'too-large';

/** How fresh the figures are. */
export type SourceStatus =
  /** They were handed over, and nothing more is expected. */
  | { readonly kind: 'given' }
  | { readonly kind: 'loading' }
  /** They were read from somewhere, and are of `asOf` (milliseconds since 1970), if that is known. */
  | { readonly kind: 'loaded'; readonly asOf: number | null }
  /** They move as answers come in. */
  | { readonly kind: 'live' }
  /** Nothing comes at the moment, and why; what is shown is of `asOf`. */
  | { readonly kind: 'stale'; readonly asOf: number; readonly why: SourceTrouble }
  /** There are none, and why; it is tried again. */
  | { readonly kind: 'failed'; readonly why: SourceTrouble }
  /** A file cannot be used; `code` names the reason, which is a sentence. */
  | { readonly kind: 'unreadable'; readonly code: string; readonly reason: string };

/** What happened on the way and was put right, or left out: for people, since figures depend on it. */
export type SourceNote =
  /** A message came again, and was not counted again. */
  | { readonly code: 'twice' | 'early' }
  /** Something was missed; all was loaded anew. */
  | { readonly code: 'missed' | 'restarted' }
  /** A message did not fit, was not added, and all was loaded anew. */
  | { readonly code: 'other-zone' | 'other-shape' | 'other-version' | 'nonsense' }
  /** The days are cut by other clocks than before. */
  | { readonly code: 'zone-changed'; readonly from: string; readonly to: string }
  /** Rows whose date cannot be read were left out. */
  | { readonly code: 'undated'; readonly rows: number };

/** What a source tells. The cube is the source's: it counts into it and says so. */
export interface FigureListener {
  /** All there is, now; takes the place of what was there before. Undated answers have one figure and no trend. */
  begin(cube: Cube, about?: { readonly isDated: boolean }): void;
  /** Something was counted into the cube, of these metrics; of any if it is not said. */
  changed(metrics?: ReadonlySet<string>): void;
  /** Answers that devices lost, all that are known now, in the place of what was told before: rows such as `{ period: '2026-11', metric: 'nps', reason: 'full', count: 3 }`. What cannot be read is a fault. */
  losses?(told: unknown): void;
  /** How fresh it is. */
  status(status: SourceStatus): void;
  note(note: SourceNote): void;
  /** What went wrong, for developers. */
  fault(code: string, message: string): void;
}

/** What is wanted of a source. */
export interface SourceSettings {
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly string[];
}

/** Where the figures of a scorecard come from: a feed, a file, a plugin, a function of the page. */
export interface FigureSource {
  /** Begins to tell, until what it returns is disposed. */
  start(settings: SourceSettings, listener: FigureListener): Disposable;
}
