/** One row of a table of arguments or fields. */
export interface DocField {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly doc: string;
}

/** What `src/metrics` exports under one name. */
export interface DocEntry {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'constant';
  readonly entry: string;
  readonly file: string;
  readonly type: string;
  readonly doc: string;
  readonly formula: string;
  readonly source: string;
  readonly partOf: string;
  readonly returns: string;
  readonly throws: readonly string[];
  readonly parameters: readonly DocField[];
  readonly result: { readonly type: string; readonly fields: readonly DocField[] } | null;
  /** Does its body throw, or ask `checks.ts` to? */
  readonly failing: boolean;
}

export function readMetrics(): DocEntry[];
