import { CxError } from '../../../src/core/problem.js';
import { CsvReader } from '../../../src/metrics/intake/csv.js';
import { NdjsonReader } from '../../../src/metrics/intake/ndjson.js';
import { observeSteps, type ObserveResult, type ObserveTask } from '../../../src/journey/observed/observe.js';
import type { EventLog } from '../../../src/journey/observed/log/event-log.js';
import { detectLogFormat, type LogFormat } from '../../../src/journey/observed/read/read-log.js';
import { guessColumns } from '../../../src/journey/observed/read/table.js';
import { headOf, textOf } from '../../import/read-file.js';

/*
 * From a file to an observed journey, on the page or in a worker: all that goes in and comes out can be sent to one.
 */

/** What is to be observed: a file, or a log that was read before. */
export interface FlowTask extends Omit<ObserveTask, 'source'> {
  readonly source: File | EventLog;
}

/** A text cannot be longer than this in every browser. */
const LARGEST = 500_000_000;
/** Reading takes so much of the whole. */
const READING = 0.8;
/** So much of a text is looked at, to tell how many events there will be. */
const SAMPLE = 100_000;

/** What is to be gone through; each step tells the share of the work that is done. @throws CxError that says why it cannot be used */
export async function stepsOf({ source, ...how }: FlowTask): Promise<Generator<number, ObserveResult, void>> {
  if (!(source instanceof Blob)) return shares(observeSteps({ ...how, source }), 0, 1);
  if (source.size > LARGEST) throw new CxError({ code: 'log-too-large', message: `The log is larger than ${LARGEST / 1e6} MB. Take a shorter stretch of time.` });
  const text = await textOf(source);
  return shares(observeSteps({ ...how, source: text }), READING, eventsIn(text, how.read?.format ?? detectLogFormat(text)));
}

function* shares(steps: ReturnType<typeof observeSteps>, reading: number, events: number): Generator<number, ObserveResult, void> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const { part, done } = step.value;
    yield part === 'read' ? reading * Math.min(1, done / events) : reading + (1 - reading) * done;
  }
}

/** About how many events a text holds, by its beginning. */
function eventsIn(text: string, format: LogFormat): number {
  const sample = text.slice(0, SAMPLE);
  const mark = format === 'xes' ? /<event[\s>]/g : format === 'ocel' ? /"time"/g : /\n/g;
  const found = sample.match(mark)?.length ?? 0;
  return Math.max(1, (found * text.length) / Math.max(1, sample.length));
}

/** Does all of it at once, as a worker may. */
export async function observeAtOnce(task: FlowTask, progress: (share: number) => void): Promise<ObserveResult> {
  const steps = await stepsOf(task);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    progress(step.value);
  }
}

/** Everything of a result that can be handed over instead of copied. */
export function buffersOf({ log, journey }: ObserveResult): ArrayBuffer[] {
  const arrays = [log, journey.log].flatMap(({ starts, activities, times, outcomes }) => [starts, activities, times, ...outcomes.map(({ values }) => values)]);
  return [...new Set([...arrays, journey.positions].map(({ buffer }) => buffer as ArrayBuffer))];
}

/** The columns of a table of events, and which of them seems to be what. Empty for a log of another form. */
export async function columnsIn(file: File): Promise<{ readonly names: readonly string[]; readonly guess: ReturnType<typeof guessColumns> }> {
  const head = (await headOf(file)).replace(/^\ufeff/, '');
  const format = detectLogFormat(head);
  const names = format === 'csv' ? (new CsvReader(head).push(head)[0] ?? []).map((name) => name.trim()) : format === 'ndjson' ? Object.keys(new NdjsonReader().push(head)[0]?.value ?? {}) : [];
  return { names, guess: guessColumns(names) };
}
