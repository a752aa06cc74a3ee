import type { Head, RollupShape } from '../store.js';

export interface HeadRow {
  readonly seq: string;
  readonly as_of: string;
  readonly place: string;
  readonly shape: string | null;
  readonly feed: string;
  readonly kept_from: string;
}

export const HEAD = 'SELECT seq, as_of, place, shape, feed, kept_from FROM cx_tenant WHERE tenant = $1';

export const headOf = (row: HeadRow): Head => ({
  seq: Number(row.seq), asOf: Number(row.as_of), place: Number(row.place), shape: row.shape === null ? null : (JSON.parse(row.shape) as RollupShape), feed: row.feed, keptFrom: Number(row.kept_from),
});
