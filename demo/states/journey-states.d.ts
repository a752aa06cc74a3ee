import type { ElementState } from './states.js';

/** The renewal of a package at a bank that does not exist, as a journey document. */
export const renewalJourney: unknown;
export function journeyStates(shown: (host: HTMLElement, el: HTMLElement) => Promise<HTMLElement>, settled: (el: HTMLElement) => Promise<void>): ElementState[];
