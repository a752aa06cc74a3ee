import type { Table } from './table.js';

/** Works out what the cases of one form of name expect. */
export interface RealDataMethod {
  readonly name: RegExp;
  /** SHA-256 of another file that will do as well as the one that the case names, for a reason given beside it. */
  readonly sameAs?: string;
  run(table: Table, match: RegExpExecArray): unknown;
}
