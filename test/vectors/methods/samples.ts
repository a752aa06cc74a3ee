import {
  benjaminiHochberg, fisherExact, holm, mannWhitney, meanSampleSize, momentsOf, nonResponseBounds, postStratify, proportionSampleSize, proportionTest,
  rakeTable, representativeness, responseRates, type Dispositions,
} from '../../../src/metrics/index.js';
import type { Method } from './method.js';
import { planOptions } from './nps.js';

interface Plan {
  readonly conf?: number;
  readonly margin: number;
  readonly population?: number;
}

/** Tests, plans, weights and response of samples. */
export const samples: Readonly<Record<string, Method>> = {
  'proportion.diff.test': ({ x1, n1, x2, n2 }: { x1: number; n1: number; x2: number; n2: number }) => ({
    ...proportionTest(x1, n1, x2, n2),
    fisher: fisherExact(x1, n1, x2, n2),
  }),
  mannWhitney: ({ a, b }: { a: number[]; b: number[] }) => mannWhitney(a, b),
  'sampleSize.proportion': (input: Plan & { p: number }) => proportionSampleSize(input.p, input.margin, planOptions(input)),
  'sampleSize.mean': (input: Plan & { sd: number }) => meanSampleSize(input.sd, input.margin, planOptions(input)),
  multipleTesting: ({ p }: { p: (number | null)[] }) => ({ holm: holm(p), bh: benjaminiHochberg(p) }),
  postStratify: ({ strata }: { strata: { population: number; values: number[] }[] }) =>
    postStratify(strata.map(({ population, values }) => ({ population, answers: momentsOf(values) }))),
  rake: ({ sample, rowTargets, colTargets }: { sample: number[][]; rowTargets: number[]; colTargets: number[] }) => rakeTable(sample, rowTargets, colTargets),
  representativeness: ({ sample, population }: { sample: number[]; population: number[] }) => representativeness(sample, population),
  responseRate: ({ observed, ...cases }: Dispositions & { observed: number }) => {
    const rates = responseRates(cases);
    const [worstCaseLow, worstCaseHigh] = rates.rr1 === null ? [null, null] : nonResponseBounds(observed, rates.rr1);
    return { ...rates, worstCaseLow, worstCaseHigh };
  },
};
