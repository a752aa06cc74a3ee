// How long drivers take: `node --import tsx bench/drivers.ts`. Medians of several runs, wall time of one core, as JSON.
import { driversInSteps, driversOf, lmgWeights, type DriverColumn, type DriversOptions } from '../src/metrics/index.js';

const ROWS = Number(process.env['CX_BENCH_ROWS'] ?? 100_000);
const RUNS = 9;

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Ratings 1-5 that go together; one in a hundred has no answer. */
function ratings(count: number): DriverColumn[] {
  const random = randomFrom(1);
  const mood = Float64Array.from({ length: ROWS }, random);
  return Array.from({ length: count }, (_, i) => ({
    name: `q${i}`,
    values: Uint8Array.from(mood, (value) => (random() < 0.01 / count ? 255 : 1 + Math.floor(2.5 * (value + random())))),
    range: [1, 5],
  }));
}

async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[RUNS >> 1]!;
}

const columns = ratings(21);
const outcome = columns[20]!;
const drivers = (count: number, options?: DriversOptions) => () => driversOf(columns.slice(0, count), outcome, options);

/** The longest time for which the event loop was held up. */
async function longestHold(): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 0);
  await driversInSteps(columns.slice(0, 20), outcome, { bootstrap: { random: randomFrom(2), replicates: 5 } });
  clearInterval(timer);
  return longest;
}

/** A matrix in which every two predictors correlate by a half. */
const even = (size: number): Parameters<typeof lmgWeights>[0] => ({
  size,
  among: Float64Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0.5)),
  withOutcome: new Float64Array(size).fill(0.5),
});

console.log(
  JSON.stringify({
    rows: ROWS,
    relativeWeights20: await median(drivers(20)),
    relativeWeights20InSteps: await median(() => driversInSteps(columns.slice(0, 20), outcome)),
    lmg12: await median(drivers(12, { method: 'LMG' })),
    lmg12FromCorrelations: await median(() => lmgWeights(even(12))),
    lmg16FromCorrelations: await median(() => lmgWeights(even(16))),
    bootstrap100Of5: await median(drivers(5, { bootstrap: { random: randomFrom(3), replicates: 100 } })),
    longestHold: await longestHold(),
  }),
);
