import { mergeCounted, splitPlan, type Counted } from '../metrics/cube/count.js';
import { addColumnsInSteps, applyCounted, planColumns } from '../metrics/cube/columns.js';
import type { Columns } from '../metrics/cube/column.js';
import type { Cube } from '../metrics/cube/cube.js';
import type { CountPlan } from '../metrics/cube/plan.js';
import { ask, NoWorkerError } from './ask.js';
import type { Workers } from './port.js';

/** How columns are counted by several workers. */
export interface ParallelOptions {
  /** Where workers come from: `browserWorkers()`, or `nodeWorkers()` of `cx-elements/workers/node`. */
  readonly workers: Workers;
  /** Told the share of the rows that is done, 0..1. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
  /** Fewer rows than this are counted on this thread: starting a worker takes longer. Default a million. */
  readonly fewest?: number;
}

/** No worker gets less than this part of `fewest`. */
const PARTS_OF_FEWEST = 2;

/**
 * The same as `addColumns`, by as many workers as make sense, so that the thread that asks stays free. Each gets a copy
 * of its rows (columns on shared memory are not copied), and what they count is added up. Where no worker can start, as
 * under a policy that forbids it, the rows are counted here, in slices of a few milliseconds. Called off, it ends the
 * workers and leaves the cube as it was.
 *
 * @throws CxError as `addColumns`; `worker-failed` when a worker dies on the way
 * @throws the `reason` of the signal, once it is aborted
 */
export async function addColumnsInParallel(cube: Cube, columns: Columns, { workers, onProgress, signal, fewest = 1_000_000 }: ParallelOptions): Promise<void> {
  const here = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
  if (columns.length < fewest) return addColumnsInSteps(cube, columns, here);
  const planned = planColumns(cube, columns);
  const parts = splitPlan(planned.plan, Math.max(1, Math.min(workers.most, Math.floor((PARTS_OF_FEWEST * columns.length) / Math.max(1, fewest)))));
  const done = parts.map(() => 0);
  const stopAll = new AbortController();
  const all = signal ? AbortSignal.any([signal, stopAll.signal]) : stopAll.signal;
  try {
    const counted = await Promise.all(
      parts.map((part, i) => {
        const tell = (share: number): void => {
          done[i] = share / parts.length;
          onProgress?.(done.reduce((a, b) => a + b, 0));
        };
        return ask<Counted>(workers, 'count', () => ownPlan(part), { onProgress: tell, signal: all });
      }),
    );
    applyCounted(cube, columns, planned, counted.reduce(mergeCounted));
  } catch (error) {
    stopAll.abort();
    if (error instanceof NoWorkerError) return addColumnsInSteps(cube, columns, here);
    throw error;
  }
}

/** A plan with its columns in buffers of their own, to be handed over. */
function ownPlan(plan: CountPlan): { input: CountPlan; transfer: ArrayBuffer[] } {
  const transfer: ArrayBuffer[] = [];
  const own = <T extends CountPlan['periods']['codes'] | CountPlan['quantities'][number]['values']>(array: T): T => {
    if (!(array.buffer instanceof ArrayBuffer)) return array; // shared memory
    const copy = array.slice() as T;
    transfer.push(copy.buffer as ArrayBuffer);
    return copy;
  };
  const input = {
    ...plan,
    periods: { ...plan.periods, codes: own(plan.periods.codes) },
    dimensions: plan.dimensions.map((column) => ({ ...column, codes: own(column.codes) })),
    scores: plan.scores.map((task) => ({ ...task, codes: own(task.codes) })),
    weighted: plan.weighted.map((task) => ({ ...task, codes: own(task.codes), weights: own(task.weights) })),
    quantities: plan.quantities.map((task) => ({ ...task, values: own(task.values) })),
  };
  return { input, transfer };
}
