import type { HostOptions, PluginHost } from '../../src/host/index.js';
import type * as metrics from '../../src/metrics/index.js';

/** One element in one state. */
export interface ElementState {
  readonly element: string;
  readonly name: string;
  /** It covers the page, or floats above it. */
  readonly modal?: boolean;
  readonly floats?: boolean;
  /** Puts it into `host`; settles when it is there. May give a function that takes it down. */
  show(host: HTMLElement): unknown;
}

export function states(core: typeof metrics, makeHost: (options: HostOptions) => PluginHost): ElementState[];
