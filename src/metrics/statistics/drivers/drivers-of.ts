import { CxError } from '../../../core/problem.js';
import { atOnce, inSteps, type InSteps } from '../../steps.js';
import { bootstrapSteps, completeRows, DEFAULT_REPLICATES, type DriversBootstrap } from './bootstrap.js';
import { addToCrossSums, emptyCrossSums } from './cross-sums.js';
import { MOST_LMG_PREDICTORS } from './lmg.js';
import { driversOfSums, keptPredictors } from './read-sums.js';
import type { DriverColumn, DriversMethod, DriversReading } from './reading.js';

/** How drivers are worked out. */
export interface DriversOptions {
  /** Default `relative weights`. */
  readonly method?: DriversMethod;
  /** Intervals of the weights; none if not given. */
  readonly bootstrap?: DriversBootstrap;
}

/** How far the work is. */
export interface DriversProgress {
  readonly step: 'rows' | 'intervals';
  /** The part of all the work that is done, 0..1. */
  readonly done: number;
}

/** Rows added between two pauses: about a millisecond of work. */
const CHUNK = 8192;

/**
 * Which of some predictors go along with an outcome, and how much of it each explains: at once. For many rows on a
 * page, or with intervals, use {@link driversInSteps}.
 *
 * Rows in which any column is missing are left out and counted (listwise; why not pairwise, see `addToCrossSums`).
 * Predictors that do not vary are left out and named. These are associations: a driver is where to look first, not
 * what will happen if it is changed.
 * Weights are shares of the variance of the outcome, 0..1, and add up to R².
 *
 * Use it to decide where to look first. Not to foretell what a change would bring.
 *
 * @formula the weights add up to R^2, see relativeWeights and lmgWeights
 * @source Johnson 2000; Lindeman, Merenda and Gold 1980
 * @throws CxError `ragged-columns`, `name-twice`, `too-many-predictors` (LMG)
 */
export function driversOf(columns: readonly DriverColumn[], outcome: DriverColumn, options: DriversOptions = {}): DriversReading {
  return atOnce(driverSteps(columns, outcome, options));
}

/**
 * The same as {@link driversOf}, as a generator that pauses every few thousand rows and after each tells how far it is:
 * for whoever has a scheduler of their own. Dropping it calls it off.
 *
 * @partOf driversOf
 * @throws CxError as `driversOf`, at the first step
 */
export function* driverSteps(
  columns: readonly DriverColumn[],
  outcome: DriverColumn,
  { method = 'relative weights', bootstrap }: DriversOptions = {},
): Generator<DriversProgress, DriversReading, void> {
  mustFit(columns, outcome, method);
  const all = [...columns, outcome];
  const rows = outcome.values.length;
  const passes = 1 + (bootstrap ? (bootstrap.replicates ?? DEFAULT_REPLICATES) : 0);
  const sums = emptyCrossSums(all.length);
  for (let from = 0; from < rows; from += CHUNK) {
    const to = Math.min(from + CHUNK, rows);
    addToCrossSums(sums, all, from, to);
    yield { step: 'rows', done: to / rows / passes };
  }
  const reading = driversOfSums(sums, { predictors: columns.map(({ name }) => name), outcome: outcome.name }, method);
  if (reading.kind !== 'measured' || !bootstrap) return reading;

  const kept = keptPredictors(sums).map((column) => columns[column]!);
  // a row is complete if it is so in all columns, those left out too: the figures must rest on the same people
  const gathering = completeRows(all, rows, sums.n);
  let gathered = gathering.next();
  for (; !gathered.done; gathered = gathering.next()) yield { step: 'rows', done: 1 / passes };
  const complete = gathered.value.filter((_, c) => c === columns.length || kept.includes(columns[c]!));
  const steps = bootstrapSteps(complete, method, bootstrap);
  for (;;) {
    const step = steps.next();
    if (!step.done) {
      yield { step: 'intervals', done: (1 + step.value * (passes - 1)) / passes };
      continue;
    }
    const intervals = new Map(kept.map(({ name }, i) => [name, step.value[i]!]));
    return { ...reading, drivers: reading.drivers.map((driver) => ({ ...driver, interval: intervals.get(driver.name) ?? null })) };
  }
}

/** How drivers are worked out without holding up a page. */
export interface DriversInStepsOptions extends DriversOptions, InSteps<DriversProgress> {}

/**
 * The same as {@link driversOf}, in slices of a few milliseconds, between which the event loop runs: on the main thread
 * or in a worker that has to hear of a cancellation.
 *
 * @partOf driversOf
 * @throws CxError as `driversOf`
 * @throws the `reason` of the signal, once it is aborted
 */
export async function driversInSteps(columns: readonly DriverColumn[], outcome: DriverColumn, options: DriversInStepsOptions = {}): Promise<DriversReading> {
  return inSteps(driverSteps(columns, outcome, options), options);
}

function mustFit(columns: readonly DriverColumn[], outcome: DriverColumn, method: DriversMethod): void {
  const { length } = outcome.values;
  const ragged = columns.find(({ values }) => values.length !== length);
  if (ragged) throw new CxError({ code: 'ragged-columns', message: `"${ragged.name}" has ${ragged.values.length} rows, "${outcome.name}" has ${length}.` });
  const names = [...columns, outcome].map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new CxError({ code: 'name-twice', message: `Two columns are called "${twice}".` });
  if (method === 'LMG' && columns.length > MOST_LMG_PREDICTORS) {
    throw new CxError({ code: 'too-many-predictors', message: `LMG takes at most ${MOST_LMG_PREDICTORS} predictors, and here are ${columns.length}. Use relative weights.` });
  }
}
