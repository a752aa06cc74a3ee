import { CxError, type Problem } from '../core/problem.js';
import type { Answer, Port, Question } from './port.js';

/** What a task gives back, and which of its buffers are handed over instead of copied. */
export interface TaskResult {
  readonly result: unknown;
  readonly transfer?: readonly ArrayBuffer[];
}

/** Something that a worker can do. */
export type Task = (input: unknown, progress: (done: number) => void) => TaskResult | Promise<TaskResult>;

/** Progress is told no more often than this, in milliseconds. */
const PACE = 50;

/** Serves tasks, from within a worker: says that it is ready, then answers each question. */
export function serve(port: Port, tasks: Readonly<Record<string, Task>>): void {
  const say = (answer: Answer, transfer?: readonly ArrayBuffer[]): void => port.postMessage(answer, transfer);
  port.onMessage((message) => {
    const { task, input } = message as Question;
    let told = 0;
    const progress = (done: number): void => {
      const now = Date.now();
      if (now - told < PACE) return;
      told = now;
      say({ kind: 'progress', done });
    };
    void (async () => {
      try {
        if (!Object.hasOwn(tasks, task)) throw new CxError({ code: 'unknown-task', message: `This worker cannot do "${task}".` });
        const { result, transfer } = await tasks[task]!(input, progress);
        say({ kind: 'done', result }, transfer);
      } catch (error) {
        say({ kind: 'failed', problem: problemOf(error) });
      }
    })();
  });
  say({ kind: 'ready' });
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof CxError)) return { code: 'worker-failed', message: error instanceof Error ? error.message : String(error) };
  const { code, message, where } = error;
  return where === undefined ? { code, message } : { code, message, where };
}
