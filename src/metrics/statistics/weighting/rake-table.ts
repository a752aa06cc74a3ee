import { CxError } from '../../../core/problem.js';
import { rake, type RakeOptions } from './rake.js';

/** A table fitted to its margins. */
export interface RakedTable {
  /** How many of the population each cell stands for. */
  readonly fitted: readonly (readonly number[])[];
  /** What one answer of a cell stands for; null for a cell without answers. */
  readonly weights: readonly (readonly (number | null)[])[];
  readonly rounds: number;
}

/**
 * Raking of a table of counts to the sizes of its rows and columns in the population: rake for two splits whose answers
 * are already counted. Cells without answers stay empty. When to use it: see rake.
 *
 * @partOf rake
 * @throws CxError as rake, with margins named `row` and `column`; `ragged-columns` if the rows differ in length
 */
export function rakeTable(
  sample: readonly (readonly number[])[],
  rowTargets: readonly number[],
  columnTargets: readonly number[],
  options: RakeOptions = {},
): RakedTable {
  const columns = columnTargets.length;
  for (const [r, row] of sample.entries()) {
    if (row.length !== columns) throw new CxError({ code: 'ragged-columns', message: `Row ${r} has ${row.length} cells; there are ${columns} columns with a target.`, where: `/sample/${r}` });
  }
  const counts = sample.flat();
  const margins = [
    { name: 'row', categories: counts.map((_, i) => Math.floor(i / columns)), targets: rowTargets },
    { name: 'column', categories: counts.map((_, i) => i % columns), targets: columnTargets },
  ];
  const { weights: cells, rounds } = rake(counts, margins, options);
  const fitted = sample.map((_, r) => Array.from(cells.subarray(r * columns, (r + 1) * columns)));
  return { fitted, weights: fitted.map((row, r) => row.map((value, c) => (sample[r]![c]! > 0 ? value / sample[r]![c]! : null))), rounds };
}
