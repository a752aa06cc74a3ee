import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CxError } from '../../../src/core/index.js';
import {
  acquisitionRate, acsi, annualChurn, benchmark, businessMinutes, churnRate, churnRates, cohortRetention, employeeTurnover, expectedLifetime, firstContactResolution,
  kaplanMeier, longevity, referralRates, renewalRate, repeatShare, resolutionTimes, revenueRetention, rollUp, sentimentBalance, starRating,
} from '../../../src/metrics/index.js';

/** Any number that a file, a form or a slip of the pen can hold. */
const any = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 50 }) },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, -1, -0, 5e-324, 1e308, 0.1, '7' as unknown as number, null as unknown as number) },
);
const row = fc.array(any, { minLength: 6, maxLength: 6 });
const rows = fc.array(row, { maxLength: 6 });
type Row = readonly [number, number, number, number, number, number];

/** Every calculation over plain input, fed with numbers as they come. */
const calculations: Readonly<Record<string, (own: Row, others: readonly Row[]) => unknown>> = {
  acquisitionRate: ([start, won, lost]) => acquisitionRate({ start, new: won, lost }),
  acsi: ([a, b, c], others) => acsi(others.map(([x, y, z]) => [x, y, z]), { weights: [a, b, c] }),
  annualChurn: ([churn, periods]) => annualChurn(churn, periods),
  benchmark: ([value], others) => benchmark(value, others.map(([peer]) => peer)),
  businessMinutes: ([from, to, day], [other]) => businessMinutes(from * 1000, to * 1e6, { zone: 'Europe/Vienna', hours: [{ days: [day], from: other?.[0] ?? 0, to: other?.[1] ?? 600 }] }),
  churnRate: ([start, lost, , , , level]) => [churnRate({ start, lost }, { by: 'seed' }), churnRate({ start, lost }, { level })],
  churnRates: ([start, lost, won, lostNew, exposure]) => churnRates({ start, lost, new: won, lostNew, exposure }),
  cohortRetention: (_, others) => cohortRetention(others.map(([customer, period]) => [customer, period])),
  employeeTurnover: ([separations, voluntary, months], others) => employeeTurnover({ headcounts: others.map(([n]) => n), separations, voluntary, months }),
  expectedLifetime: ([churn]) => expectedLifetime(churn),
  firstContactResolution: ([windowDays, until], others) =>
    firstContactResolution(others.map(([customer, at, said]) => ({ customer, topic: 't', at, agentSaid: said > 9 })), { source: 'agent', windowDays, until }),
  kaplanMeier: ([level], others) => [kaplanMeier(others.map(([time, event]) => ({ time, event: event > 9 })), { level: level / 60 }), kaplanMeier(others.map(([time]) => ({ time, event: true })), { method: 'plain' })],
  longevity: ([horizon], others) => longevity(others.map(([tenure, left]) => ({ tenure, left: left > 9 })), { horizons: [horizon] }),
  referralRates: ([newCustomers, referred, unknownSource, customers, referrals, promoters]) =>
    referralRates({ newCustomers, referred, unknownSource, customers, referrals, promoters, referralsByPromoters: referrals }),
  renewalRate: ([from, to], others) => renewalRate(others.map(([expires, renewed, value, newValue]) => ({ expires, renewed: renewed > 9, value, newValue })), { from, to }),
  repeatShare: ([atLeast], others) => repeatShare(others.map(([customer]) => customer), { atLeast }),
  resolutionTimes: ([now], others) => resolutionTimes(others.map(([opened, resolved, open]) => ({ category: 'c', opened, resolved: open > 40 ? null : resolved })), { now }),
  revenueRetention: (_, others) => revenueRetention(others.map(([prev, curr]) => ({ prev, curr }))),
  rollUp: ([minCoverage], others) => rollUp({ children: others.map(([weight, value, floor, target], i) => ({ id: String(i), weight, value, floor, target })) }, { minCoverage: minCoverage / 50 }),
  sentimentBalance: ([positive, neutral, negative]) => sentimentBalance({ positive, neutral, negative }),
  starRating: ([mean, weight], [counts]) => starRating(counts ?? [1, 2, 3, 4, 5], { prior: { mean, weight } }),
};

/** Where in a result there is a number that is none. */
function rubbish(value: unknown, where = ''): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${where} is ${value}`;
  if (typeof value !== 'object' || value === null) return value === undefined ? `${where} is undefined` : null;
  for (const [key, inner] of Object.entries(value)) {
    const found = rubbish(inner, `${where}/${key}`);
    if (found) return found;
  }
  return null;
}

describe('bad input', () => {
  for (const [name, calculate] of Object.entries(calculations)) {
    it(`of ${name} is named, or left out; what comes back is a number or null`, () => {
      fc.assert(
        fc.property(row, rows, (own, others) => {
          try {
            assert.equal(rubbish(calculate(own as unknown as Row, others as unknown as Row[])), null);
          } catch (error) {
            if (!(error instanceof CxError)) throw error;
            // the codes without a place are about the input as a whole
            assert.ok(error.where?.startsWith('/') || error.code === 'too-many-periods', `${error.code}: ${error.message}`);
          }
        }),
        { numRuns: 400 },
      );
    });
  }
});
