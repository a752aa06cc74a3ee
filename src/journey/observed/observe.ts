import { inSteps, type InSteps } from '../../metrics/steps.js';
import { discoverSteps, type DiscoverOptions, type Discovering, type ObservedJourney } from './discover/discover.js';
import type { EventLog } from './log/event-log.js';
import type { LogReport } from './log/builder.js';
import { readLogSteps, type ReadLogOptions } from './read/read-log.js';

/** From a text to an observed journey: plain data throughout, so that all of it can be a worker's. */
export interface ObserveTask {
  /** A log as text, or one that was read before. */
  readonly source: string | EventLog;
  readonly read?: ReadLogOptions;
  readonly discover?: Omit<DiscoverOptions, 'duration'>;
}

export interface Observing {
  readonly part: 'read' | Discovering['part'];
  /** Of the part, where it is known how much there is; events so far while a text is read. */
  readonly done: number;
}

export interface ObserveResult {
  readonly journey: ObservedJourney;
  /** The log as it was read, before rare steps were put together. */
  readonly log: EventLog;
  /** Null for a log that was read before. */
  readonly report: LogReport | null;
}

/** Reads and discovers, in steps: what a worker goes through, telling how far it is. @throws CxError where the text cannot be read */
export function* observeSteps({ source, read = {}, discover = {} }: ObserveTask): Generator<Observing, ObserveResult, void> {
  if (typeof source !== 'string') return { journey: yield* discoverSteps(source, discover), log: source, report: null };
  const steps = readLogSteps(source, read);
  for (;;) {
    const step = steps.next();
    if (step.done) return { journey: yield* discoverSteps(step.value.log, discover), log: step.value.log, report: step.value.report };
    yield { part: 'read', done: step.value };
  }
}

/** The same in slices of a few milliseconds, until an `AbortSignal` calls it off. @throws CxError where the text cannot be read; the `reason` of the signal */
export const observeInSteps = (task: ObserveTask, how: InSteps<Observing> = {}): Promise<ObserveResult> => inSteps(observeSteps(task), how);
