import type { JourneyIndex } from '../map/journey-index.js';
import { JOURNEY_LINT, type JourneyLintCode, type JourneySeverity } from './codes.js';

/** Something that the linter has to say of a journey. */
export interface JourneyFinding {
  readonly code: JourneyLintCode;
  readonly severity: JourneySeverity;
  /** The record that it is about. */
  readonly id: string;
  /** The touchpoint, phase or journey where the map shows it. */
  readonly at: string;
  /** What it is, and what to do about it, in English. */
  readonly message: string;
  /** Names and numbers in it, for words in other languages. */
  readonly with: Readonly<Record<string, string | number>>;
}

/** A finding with the severity that its code has. */
export function journeyFinding(code: JourneyLintCode, { id, at = id }: { readonly id: string; readonly at?: string }, message: string, values: Readonly<Record<string, string | number>> = {}): JourneyFinding {
  return { code, severity: JOURNEY_LINT[code].severity, id, at, message, with: values };
}

export interface LintContext {
  readonly index: JourneyIndex;
  /** The day on which it is looked at, as `2026-11-27`. */
  readonly today: string;
  readonly reliableFrom: number;
}
