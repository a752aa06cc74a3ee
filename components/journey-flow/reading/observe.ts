import { eventCount } from '../../../src/journey/observed/log/event-log.js';
import type { ObserveResult } from '../../../src/journey/observed/observe.js';
import { inSteps } from '../../../src/metrics/steps.js';
import { ask, NoWorkerError } from '../../../src/workers/ask.js';
import { browserWorkers } from '../../../src/workers/browser.js';
import { stepsOf, type FlowTask } from './work.js';

export { columnsIn, type FlowTask } from './work.js';

/** From this size on a log is read in a worker, in bytes and in events: below, starting one takes longer than reading. */
const BIG_FILE = 1_000_000;
const BIG_LOG = 50_000;

/** How the work goes. */
export interface Going {
  /** Told the share that is done, 0..1. */
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Reads and discovers, what is big in a worker; on the page in slices of a few milliseconds where none can start, as under a policy that forbids it. @throws CxError that says why it cannot be used */
export async function observe(task: FlowTask, make: () => Worker, { progress, signal }: Going): Promise<ObserveResult> {
  const { source } = task;
  const here = async (): Promise<ObserveResult> => inSteps(await stepsOf(task), { onProgress: progress, signal });
  if (source instanceof Blob ? source.size < BIG_FILE : eventCount(source) < BIG_LOG) return here();
  try {
    return await ask<ObserveResult>(browserWorkers(make), 'observe', () => ({ input: task }), { onProgress: progress, signal });
  } catch (error) {
    if (error instanceof NoWorkerError) return here();
    throw error;
  }
}
