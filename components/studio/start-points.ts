import type { Survey, Words } from '../../src/model/index.js';

/** A survey to start from: those of the bank (`cx-elements/survey/bank`), or the host's own. */
export interface StartPoint {
  readonly id: string;
  readonly title: Words;
  /** What it is good for. */
  readonly reason: Words;
  load(): Promise<{ readonly survey: Survey }>;
}
