import type { Journey } from '../document/journey.js';
import type { JourneyRecord } from '../document/records.js';

/** Something that a form cannot carry, or carries otherwise than it was. */
export interface Loss {
  readonly code: 'left-out' | 'approximated' | 'shortened';
  /** The record that it is about; the journey's id for the journey itself. */
  readonly id: string;
  readonly type: JourneyRecord['type'] | 'journey';
  /** A field, where only that is lost. */
  readonly field?: string;
  /** What is lost and why, in a sentence. */
  readonly message: string;
}

/** A journey in another form, and what did not come over, record by record. */
export interface ExportedJourney {
  readonly text: string;
  readonly losses: readonly Loss[];
}

/** A journey of another form, and what is to be said of it. */
export interface ImportedJourney {
  readonly journey: Journey;
  readonly diagnostics: readonly Diagnostic[];
}

/** Something about a text that was read. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'hint';
  /** From 1. */
  readonly line: number;
  readonly message: string;
  /** The record that came of it. */
  readonly id?: string;
}
