import type { Journey } from '../../src/journey/document/journey.js';
import type { LogOptions } from '../../src/journey/observed/log/builder.js';
import type { ElementState } from './states.js';

/** What customers did on the way to a renewal, as CSV: the same for the same seed. */
export function renewalLog(cases: number, seed?: number): string;
export const renewalOutcomes: NonNullable<LogOptions['outcomes']>;
export const renewalGoals: readonly string[];
export function renewalMap(): Journey;
export function flowStates(shown: (host: HTMLElement, el: HTMLElement) => Promise<HTMLElement>, settled: (el: HTMLElement) => Promise<void>): ElementState[];
