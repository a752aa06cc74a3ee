import type { Instrument } from '../../model/instrument.js';
import { instrumentKey } from '../../metrics/comparability.js';
import type { Observation, RollupRow } from './store.js';

/** The key of what has sums of its own: a metric, or a metric asked in one way. */
export const measureKey = (metric: string, instrument: Instrument | null): string => (instrument ? instrumentKey(instrument) : metric);

/** What observations add up to, one row for each sum, in an order that is the same for all: so two who write them never wait for each other. */
export function sumsOf(observations: readonly Observation[]): RollupRow[] {
  const keys = new WeakMap<Instrument, string>();
  const sums = new Map<string, { -readonly [K in keyof RollupRow]: RollupRow[K] }>();
  for (const { day, segments, contributions } of observations) {
    for (const { metric, instrument, slot, amount } of contributions) {
      let key = instrument ? keys.get(instrument) : metric;
      if (key === undefined) keys.set(instrument!, (key = measureKey(metric, instrument)));
      segments.forEach((segment, dimension) => {
        const place = `${key}\n${dimension}\n${day}\n${slot}\n${segment}`;
        const sum = sums.get(place);
        if (sum) sum.amount += amount;
        else sums.set(place, { metric, instrument, dimension, segment, day, slot, amount });
      });
    }
  }
  return [...sums].filter(([, { amount }]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
