import { CxError } from '../../../core/problem.js';
import { notNegative, whole } from '../../checks.js';
import { cheapestCycle, type Grid } from './cycle.js';

/** What to hide of a table with row and column totals. True means hidden. */
export interface ProtectedTable {
  readonly cells: readonly (readonly boolean[])[];
  /** Row totals. */
  readonly rows: readonly boolean[];
  /** Column totals. */
  readonly columns: readonly boolean[];
  /** The total of all: hidden only if it is itself below k. */
  readonly total: boolean;
}

/**
 * Which cells and totals of a table of counts to hide so that neither the figure nor the size of 1 to k - 1 people can
 * be seen or worked out from what is left. Cells of nobody are shown. Each small cell or row or column total is put on
 * a cycle of hidden ones along which counts can be shifted until it has k people, while all that is shown stays the
 * same: so whatever a reader works out that contains it is of k people or more (the idea of Gusfield 1988, SIAM Journal
 * on Computing 17:552-571). Cycles are chosen to hide few people; not always the fewest possible. Where there is no
 * such cycle, everything but the total is hidden.
 *
 * Take it for any cross table shown with its totals. It knows this table alone: the same people split a third way give
 * more to subtract from. It does not protect from readers who know who is in a cell.
 *
 * @formula hidden: cycles through every small cell, so that each can be k without a shown total changing
 * @param shown totals of rows and columns that are shown elsewhere too, such as how many people are new: they are not hidden
 * to protect others, unless there is no other way
 * @throws CxError `not-a-number`, `not-whole`, `out-of-range` (`/table/1/2`); `ragged-columns` if rows differ in length
 */
export function protectTable(table: readonly (readonly number[])[], k: number, shown: ShownTotals = {}): ProtectedTable {
  const grid = withTotals(table, shown);
  const [lastRow, lastColumn] = [grid.counts.length - 1, grid.counts[0]!.length - 1];
  const total = grid.counts[lastRow]![lastColumn]!;
  const small = smallOnes(grid, k);
  for (const [r, c] of small) grid.hidden[r]![c] = true;
  for (const [r, c] of small) {
    const cycle = total < k ? null : cheapestCycle(grid, r, c, k - grid.counts[r]![c]!);
    if (!cycle) {
      for (const row of grid.hidden) row.fill(true);
      break;
    }
    for (const [i, j] of cycle) grid.hidden[i]![j] = true;
  }
  const { hidden } = grid;
  return {
    cells: hidden.slice(0, lastRow).map((row) => row.slice(0, lastColumn)),
    rows: hidden.slice(0, lastRow).map((row) => row[lastColumn]!),
    columns: hidden[lastRow]!.slice(0, lastColumn),
    total: total > 0 && total < k,
  };
}

/** Which totals of a table are shown in any case, by their number. */
export interface ShownTotals {
  readonly rows?: readonly number[];
  readonly columns?: readonly number[];
}

/** Cells and totals of 1 to k - 1, the smallest first: they need the largest shift, which may serve the others. */
function smallOnes({ counts }: Grid, k: number): (readonly [row: number, column: number])[] {
  const places = counts.flatMap((row, r) => row.map((_, c) => [r, c] as const));
  const small = places.filter(([r, c]) => counts[r]![c]! > 0 && counts[r]![c]! < k);
  return small.sort(([a, b], [c, d]) => counts[a]![b]! - counts[c]![d]!);
}

/** The table with its totals as a last column and a last row; nothing hidden. */
function withTotals(table: readonly (readonly number[])[], { rows = [], columns = [] }: ShownTotals): Grid {
  const width = table[0]?.length ?? 0;
  const counts: number[][] = table.map((row, r) => {
    if (row.length !== width) throw new CxError({ code: 'ragged-columns', message: `Row ${r} has ${row.length} cells, the first ${width}.`, where: `/table/${r}` });
    const cells = row.map((n, c) => whole(notNegative(n, `/table/${r}/${c}`), `/table/${r}/${c}`));
    return [...cells, cells.reduce((a, b) => a + b, 0)];
  });
  counts.push(Array.from({ length: width + 1 }, (_, c) => counts.reduce((sum, row) => sum + row[c]!, 0)));
  const fixed = counts.map((row, r) => row.map((_, c) => (c === width && rows.includes(r)) || (r === table.length && columns.includes(c))));
  return { counts, hidden: counts.map((row) => row.map(() => false)), fixed };
}
