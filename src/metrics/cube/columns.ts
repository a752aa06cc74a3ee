import { CxError } from '../../core/problem.js';
import { atOnce, inSteps, type InSteps } from '../steps.js';
import type { Columns } from './column.js';
import { countSteps, type Counted } from './count.js';
import type { Cube } from './cube.js';
import { planOf, type Planned } from './plan.js';

/**
 * Counts columns into a cube: one pass over the rows for each dimension, block by block, with next to nothing decided
 * per row. The same as adding row by row, some hundred times faster; sums of quantities and weights may differ from
 * those in their last digits, as the order is another.
 *
 * @throws CxError `ragged-columns` when a column is not as long as the others; `unknown-code` for a period or segment
 * without a value; `not-a-number`, `out-of-range` for a weight, `where` naming column and row. Then nothing is counted.
 */
export function addColumns(cube: Cube, columns: Columns): void {
  const planned = planColumns(cube, columns);
  applyCounted(cube, columns, planned, atOnce(countSteps(planned.plan)));
}

/**
 * The same as {@link addColumns}, in slices of a few milliseconds, between which the event loop runs; `onProgress` is told
 * the share of the rows that is done, 0..1. Called off, it leaves the cube as it was. For more than a million rows
 * `cx-elements/workers` has a way that takes all cores.
 *
 * @throws CxError as `addColumns`
 * @throws the `reason` of the signal, once it is aborted
 */
export async function addColumnsInSteps(cube: Cube, columns: Columns, options: InSteps<number> = {}): Promise<void> {
  const planned = planColumns(cube, columns);
  applyCounted(cube, columns, planned, await inSteps(countSteps(planned.plan), options));
}

/** Plans how columns are counted into a cube, for those who count the parts elsewhere. @throws CxError `ragged-columns` */
export function planColumns(cube: Cube, columns: Columns): Planned {
  const { length, periods, segments, scores, weighted = [], quantities = [] } = columns;
  const ragged =
    [periods, ...segments, ...scores, ...weighted].some(({ codes }) => codes.length < length) ||
    weighted.some(({ weights }) => weights.length < length) ||
    quantities.some(({ values }) => values.length < length);
  const dimensions = cube.dimensions[0] === '' ? 0 : cube.dimensions.length;
  if (ragged || segments.length !== dimensions) {
    throw new CxError({ code: 'ragged-columns', message: `Every column must have ${length} rows, and there must be one for each of the ${dimensions} dimensions.` });
  }
  return planOf(columns);
}

/**
 * Puts what was counted into the cube. Groups and periods without any row are not made. Room is made first, so that a cube
 * that would grow too large is left as it was.
 */
export function applyCounted(cube: Cube, columns: Columns, { targets, stride }: Planned, { counts, sums }: Counted): void {
  const cells = [...cellsOf(columns)].filter(({ number }) => holdsAny(counts, number * stride, stride));
  for (const { dimension, value, period } of cells) {
    const place = [cube.segment(dimension, value)];
    for (const { measure } of targets) cube.addAmount(measure, place, period, 0, 0);
  }
  for (const { dimension, value, period, number } of cells) {
    const place = [cube.segment(dimension, value)];
    const start = number * stride;
    for (const { measure, counts: count, countSlots, sum, sumSlots } of targets) {
      countSlots.forEach((slot, i) => counts[start + count + i] !== 0 && cube.addAmount(measure, place, period, slot, counts[start + count + i]!));
      sumSlots.forEach((slot, i) => sums[start + sum + i] !== 0 && cube.addAmount(measure, place, period, slot, sums[start + sum + i]!));
    }
  }
}

/** The cells of an outcome, in their order. */
function* cellsOf({ periods, segments }: Columns): Generator<{ readonly number: number; readonly dimension: number; readonly value: string; readonly period: number }> {
  const dimensions = segments.length > 0 ? segments.map(({ values }) => values) : [['']];
  let number = 0;
  for (const [dimension, values] of dimensions.entries()) {
    for (const value of values) for (const period of periods.values) yield { number: number++, dimension, value, period };
  }
}

function holdsAny(counts: Int32Array, start: number, width: number): boolean {
  for (let i = start; i < start + width; i++) if (counts[i] !== 0) return true;
  return false;
}
