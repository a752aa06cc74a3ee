import type * as metrics from '../../src/metrics/index.js';
import type { ElementState } from './states.js';

/** The renewal of a package at a bank that does not exist, as a journey document. */
export const renewalJourney: unknown;
/** What customers really did, as far as a map needs it: a log of cases in their order. */
export const renewalLog: () => { readonly log: unknown };
/** A cube of answers by touchpoint. */
export function renewalFigures(core: typeof metrics, more?: number): metrics.Cube;
export function journeyStates(shown: (host: HTMLElement, el: HTMLElement) => Promise<HTMLElement>, settled: (el: HTMLElement) => Promise<void>, core: typeof metrics): ElementState[];
export function sessionStates(shown: (host: HTMLElement, el: HTMLElement) => Promise<HTMLElement>, settled: (el: HTMLElement) => Promise<void>): ElementState[];
