import type { Reading } from '../../reading.js';
import type { SuspiciousCode } from '../codes.js';

/** Rows that something is the matter with. */
interface Rows {
  readonly count: number;
  /** The number of the first of them, as a spreadsheet counts (the names are row 1); of a file of events, its line. */
  readonly first: number;
}

/** Rows with something the matter in one column, by its name. */
interface Cells extends Rows {
  readonly column: string;
}

/** Something that a reader of the figures should know of the data. */
export type Finding =
  /** A number off the scale that probably means "no answer", and whether it was taken for that. */
  | ({ readonly code: 'no-answer-code'; readonly value: number; readonly why: SuspiciousCode['why']; readonly leftOut: boolean } & Cells)
  /** Numbers off the scale that mean nothing known. */
  | ({ readonly code: 'out-of-range' } & Cells)
  | ({ readonly code: 'non-integer' } & Cells)
  | ({ readonly code: 'not-a-number' } & Cells)
  /** Rows whose id came before. */
  | ({ readonly code: 'duplicate-id' } & Cells)
  /** Rows that came before, cell by cell; in tables with something in them that tells people apart. */
  | ({ readonly code: 'duplicate-row' } & Rows)
  /** Rows with the same answer to each of five and more questions of a battery; `share` of those who answered so many. */
  | ({ readonly code: 'straight-lining'; readonly columns: number; readonly share: number } & Rows)
  /** Lines that are no events. */
  | ({ readonly code: 'not-an-event' } & Rows)
  | ({ readonly code: 'undated' } & Cells)
  | ({ readonly code: 'in-the-future' } & Cells)
  /** Dates before 1970, when nobody kept such data: mostly a missing date, or a bare time, as spreadsheets write them. */
  | ({ readonly code: 'before-1970' } & Cells)
  | ({ readonly code: 'resolved-before-opened'; readonly opened: string } & Cells)
  /** Answers that were asked in different ways are mixed, by the values of a column. */
  | { readonly code: 'unlike-instruments'; readonly column: string; readonly values: readonly (readonly [value: string, rows: number])[] }
  /** Groups too small to tell anything; `count` rows in all. */
  | { readonly code: 'small-groups'; readonly column: string; readonly groups: number; readonly count: number; readonly threshold: number };

export type FindingCode = Finding['code'];

/** What a figure would be, had one thing been decided otherwise. */
export interface Effect {
  readonly metric: string;
  readonly code: FindingCode;
  /** `counted`: if what was left out were counted, `as` the end of the scale next to it; `left-out`: if it were not. */
  readonly if: 'counted' | 'left-out';
  /** The number that would be counted. */
  readonly value?: number;
  readonly as?: number;
  /** How many answers this is about. */
  readonly count: number;
  readonly reading: Reading;
}

/** What is known of the quality of a data set. */
export interface QualityReport {
  readonly rows: number;
  /** The figures as they are counted, over all rows. */
  readonly figures: readonly { readonly metric: string; readonly reading: Reading }[];
  readonly findings: readonly Finding[];
  readonly effects: readonly Effect[];
}
