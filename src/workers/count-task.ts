import { countSteps } from '../metrics/cube/count.js';
import type { CountPlan } from '../metrics/cube/plan.js';
import type { Task } from './serve.js';

/** The task of counting a plan, as {@link addColumnsInParallel} asks for it. */
export const countTask: Task = (input, progress) => {
  const work = countSteps(input as CountPlan);
  for (;;) {
    const step = work.next();
    if (!step.done) progress(step.value);
    else return { result: step.value, transfer: [step.value.counts.buffer as ArrayBuffer, step.value.sums.buffer as ArrayBuffer] };
  }
};
