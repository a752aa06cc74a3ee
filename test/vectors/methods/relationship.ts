import { CxError } from '../../../src/core/index.js';
import {
  acquisitionRate, annualChurn, churnRates, cohortRetention, employeeTurnover, expectedLifetime, kaplanMeier, renewalRate, revenueRetention,
  type Activity, type ChurnCounts, type ContractTerm, type SpendPair, type TurnoverCounts,
} from '../../../src/metrics/index.js';
import type { Method } from './method.js';

/** Customers and employees who come, stay and go. */
export const relationship: Readonly<Record<string, Method>> = {
  churn: (counts: ChurnCounts) => {
    try {
      return churnRates(counts);
    } catch (error) {
      // the cases name the field and the rule; the error has them as place and code
      if (error instanceof CxError && error.code === 'out-of-range' && error.where === '/lost') return { error: 'lost must be within 0..start' };
      throw error;
    }
  },
  'churn.annualize': ({ churn, periods }: { churn: number; periods: number }) => ({
    annual: annualChurn(churn, periods),
    expectedLifetimePeriods: expectedLifetime(churn),
  }),
  renewal: ({ contracts, ...period }: { contracts: ContractTerm[]; from: number; to: number }) => {
    const { due, renewed, rate, valueRate } = renewalRate(contracts, period);
    return { due, renewed, rate: rate.value, valueRate, lower: rate.interval?.lower ?? null, upper: rate.interval?.upper ?? null };
  },
  revenueRetention: ({ customers }: { customers: SpendPair[] }) => {
    const found = revenueRetention(customers);
    return { ...found, logoChurn: found.logoChurn.value };
  },
  acquisition: (counts: { start: number; new: number; lost: number }) => acquisitionRate(counts),
  cohortRetention: ({ events }: { events: Activity[] }) => cohortRetention(events),
  kaplanMeier: ({ time, event }: { time: number[]; event: (0 | 1)[] }) => kaplanMeier(time.map((t, i) => ({ time: t, event: event[i] === 1 }))),
  turnover: (counts: TurnoverCounts) => employeeTurnover(counts),
};
