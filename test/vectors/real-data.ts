import { csat, driversOf, npsAdjustedWald, npsCounts, npsScore, npsWeighted, npsWeightedCounts, histogramOf, wilson, type Driver, type DriversMeasured, type Histogram } from '../../src/metrics/index.js';
import { parseScore } from '../../src/metrics/intake/index.js';
import { customerCases } from './real-data/customers.js';
import type { RealDataMethod } from './real-data/method.js';

export { readTable } from './real-data/table.js';

const npsOf = (cells: readonly string[]): Histogram =>
  histogramOf(cells.map((cell) => { const score = parseScore(cell); return score === 'no-answer' ? null : score; }), 0, 10);

function npsFigures(cells: readonly string[]): Record<string, unknown> {
  const histogram = npsOf(cells);
  const counts = npsCounts(histogram);
  const naive = { ...counts, promoters: counts.promoters + histogram.excluded.outOfRange };
  return { ...counts, ...histogram.excluded, n: histogram.n, nps: npsScore(counts), naiveIfScore11CountedAsPromoter: npsScore(naive), ci: npsAdjustedWald(counts) };
}

function groupBy(keys: readonly string[], values: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  keys.forEach((key, i) => groups.set(key, [...(groups.get(key) ?? []), values[i]!]));
  return groups;
}

/** What to work out for the cases of the real-data file, by the form of their names. */
export const realDataMethods: readonly RealDataMethod[] = [
  { name: /^SFO \d{4} NPS$/, run: (table) => npsFigures(table.column('NETPRO')) },
  { name: /^SFO \d{4} NPS adjusted Wald 95%$/, run: (table) => npsAdjustedWald(npsCounts(npsOf(table.column('NETPRO')))) },
  {
    name: /^SFO \d{4} weighted NPS$/,
    run: (table) =>
      npsWeighted(
        npsWeightedCounts(
          table.column('NETPRO').map((cell) => parseScore(cell) as number | null),
          table.column('WEIGHT').map(Number),
        ),
      ),
  },
  {
    name: /^SFO \d{4} NPS by (\w+)$/,
    // the case counts valid answers only: what is blank or 11 belongs to no group
    run: (table, match) =>
      Object.fromEntries(
        [...groupBy(table.column(match[1]!), table.column('NETPRO'))].map(([key, cells]) => [key, npsFigures(cells.filter((cell) => npsOf([cell]).n === 1))]),
      ),
  },
  {
    name: /^SFO \d{4} CSAT (\w+) top-2-box$/,
    run: (table, match) => {
      const scores = histogramOf(table.column(match[1]!).map((cell) => parseScore(cell) as number | null), 1, 5);
      const reading = csat.read({ scores });
      const satisfied = Math.round((reading.value ?? 0) * scores.n);
      const [lower, upper] = wilson(satisfied, scores.n) ?? [null, null];
      return { n: reading.n, satisfied, csat: reading.value, lower, upper };
    },
  },
  {
    name: /^SFO 2017 drivers of (\w+)$/,
    run: (table, match) => {
      // 0 is blank, 6 "have not used or visited"
      const column = (name: string) => ({ name, values: Float64Array.from(table.column(name), (cell) => parseScore(cell) as number), range: [1, 5] as const });
      const names = ['Q7ART', 'Q7FOOD', 'Q7STORE', 'Q7SIGN', 'Q7WIFI'];
      const [reading, lmg] = (['relative weights', 'LMG'] as const).map((method) => driversOf(names.map(column), column(match[1]!), { method }));
      if (reading?.kind !== 'measured' || lmg?.kind !== 'measured') return reading;
      const inOrder = ({ drivers }: DriversMeasured) => names.map((name) => drivers.find((driver) => driver.name === name)!);
      const each = <T>(pick: (driver: Driver) => T): T[] => inOrder(reading).map(pick);
      return {
        n: reading.n,
        r2: reading.r2,
        correlations: each(({ correlation }) => correlation),
        betas: each(({ beta }) => beta),
        relativeWeights: each(({ weight }) => weight),
        lmg: inOrder(lmg).map(({ weight }) => weight),
        first: each(({ first }) => first),
        last: each(({ last }) => last),
      };
    },
  },
  ...customerCases,
];
