import type { Disposable } from '../../../src/core/disposable.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import type { Metric } from '../../../src/metrics/definition.js';

/** Why figures cannot be had, or not any more. */
export type SourceTrouble = 'unreachable' | 'nonsense' | 'no-source';

/** How fresh the figures are. */
export type SourceStatus =
  /** They were handed over, and nothing more is expected. */
  | { readonly kind: 'given' }
  | { readonly kind: 'loading' }
  /** They move as answers come in. */
  | { readonly kind: 'live' }
  /** Nothing comes at the moment; what is shown is of `asOf`, in milliseconds since 1970. */
  | { readonly kind: 'stale'; readonly asOf: number }
  /** There are none, and why. */
  | { readonly kind: 'failed'; readonly why: SourceTrouble };

/** What a source tells. The cube is the source's: it counts into it and says so. */
export interface FigureListener {
  /** All there is, now; takes the place of what was there before. */
  begin(cube: Cube): void;
  /** Something was counted into the cube. */
  changed(): void;
  /** How fresh it is. */
  status(status: SourceStatus): void;
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
