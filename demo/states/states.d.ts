import type * as metrics from '../../src/metrics/index.js';

/** One element in one state. */
export interface ElementState {
  readonly element: string;
  readonly name: string;
  /** Puts it into `host`; settles when it is there. */
  show(host: HTMLElement): unknown;
}

export function states(core: typeof metrics): ElementState[];
