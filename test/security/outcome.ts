/** What came of trying one line. */
export interface Outcome {
  /** The line, as in `lines.ts`. */
  readonly line: string;
  /** What was tried, with how often. */
  readonly tried: string;
  /** What was not as it must be. */
  readonly faults: readonly string[];
}
