import type { EventMetricDefinition } from '../../model/metric.js';
import { CHURN_METHODS } from '../relationship/churn.js';

const WON_OR_LOST = 'type == "cx.fact.customer-won" || type == "cx.fact.customer-lost"';

/** How many customers there are: one more when one is won, one fewer when one is lost. */
const customers = { kind: 'level', of: 'type == "cx.fact.customer-won" ? 1 : -1' } as const;
const lost = { kind: 'count', when: 'type == "cx.fact.customer-lost"' } as const;
const won = { kind: 'count', when: 'type == "cx.fact.customer-won"' } as const;

const NEEDS_CUSTOMERS = 'Needs cx.contract.started and cx.contract.ended with a subject, from the first customer on.';

const churnIn = (unit: 'month' | 'quarter' | 'year', id: string): EventMetricDefinition => ({
  id,
  title: `Customer churn in a ${unit}`,
  method: CHURN_METHODS.start,
  about: `Of the customers at the start of a ${unit}, the share lost by its end; those won and lost within it do not count. For one whole ${unit}. ${NEEDS_CUSTOMERS}`,
  better: 'lower',
  counts: 'events',
  where: WON_OR_LOST,
  window: unit,
  sums: { customers, lost: { kind: 'count', when: `type == "cx.fact.customer-lost" && !data.newIn${unit[0]!.toUpperCase()}${unit.slice(1)}` } },
  readout: { kind: 'share', count: 'lost', of: 'customers.start' },
});

/** Churn, acquisition, renewal, revenue retention, referrals: M15, M18 and M20. */
export const RELATIONSHIP_METRICS: readonly EventMetricDefinition[] = [
  churnIn('month', 'churn'),
  churnIn('quarter', 'churn-quarter'),
  churnIn('year', 'churn-year'),
  {
    ...churnIn('month', 'churn-seed'),
    title: 'Customer churn against those retained',
    method: CHURN_METHODS.seed,
    about: `Lost customers for each that was retained: c / (1 - c) of churn by start, above 1 when most leave. For one whole month. ${NEEDS_CUSTOMERS}`,
    unit: 'ratio',
    readout: { kind: 'odds', count: 'lost', of: 'customers.start' },
  },
  {
    id: 'churn-average',
    title: 'Customer churn against the average',
    method: CHURN_METHODS.average,
    about: `Above 100 % when more leave than there are on average. It has no interval, as its base is no number of people who could leave. ${NEEDS_CUSTOMERS}`,
    better: 'lower',
    counts: 'events',
    where: WON_OR_LOST,
    unit: 'ratio',
    sums: { customers, lost },
    readout: { kind: 'value', value: 'lost / ((customers.start + customers.end) / 2)', n: 'math.ceil((customers.start + customers.end) / 2)' },
  },
  {
    id: 'churn-exposure',
    title: 'Customer churn for each customer-month',
    method: CHURN_METHODS.exposure,
    about: `Fair when the base grows within the period; reads the same over a month and over a year. A customer-month is 30.4375 days. ${NEEDS_CUSTOMERS}`,
    better: 'lower',
    counts: 'events',
    where: WON_OR_LOST,
    unit: 'ratio',
    sums: { customers, lost },
    readout: { kind: 'rate', events: 'lost', per: 'customers.mean * days / 30.4375' },
  },
  {
    id: 'customers',
    title: 'Customers',
    method: 'customers on the last day',
    about: NEEDS_CUSTOMERS,
    better: 'higher',
    counts: 'events',
    where: WON_OR_LOST,
    unit: 'count',
    sums: { customers },
    readout: { kind: 'value', value: 'customers.end', n: 'customers.end' },
  },
  {
    id: 'acquisition',
    title: 'Acquisition',
    method: 'new customers / customers at start',
    about: `Says little of a young base, for it starts near zero. Who comes back is new again. ${NEEDS_CUSTOMERS}`,
    better: 'higher',
    counts: 'events',
    where: WON_OR_LOST,
    unit: 'ratio',
    sums: { customers, won },
    readout: { kind: 'rate', events: 'won', per: 'customers.start' },
  },
  {
    id: 'net-growth',
    title: 'Net growth of the customer base',
    method: '(new - lost) / customers at start',
    about: NEEDS_CUSTOMERS,
    better: 'higher',
    counts: 'events',
    where: WON_OR_LOST,
    unit: 'ratio',
    range: [-1, null],
    sums: { customers },
    readout: { kind: 'value', value: '(customers.end - customers.start) / customers.start', n: 'customers.start' },
  },
  {
    id: 'referred',
    title: 'New customers who came by referral',
    method: 'referred / new customers of known origin',
    about: 'Needs `origin` in cx.contract.started: `referral` for those who came because a customer recommended it.',
    better: 'higher',
    counts: 'events',
    where: 'type == "cx.fact.customer-won" && has(data.origin)',
    sums: { known: { kind: 'count' }, referred: { kind: 'count', when: 'data.origin == "referral"' } },
    readout: { kind: 'share', count: 'referred', of: 'known' },
  },
  {
    id: 'referrals',
    title: 'Referrals for each customer',
    method: 'recommendations made / customers on average',
    about: `Needs cx.interaction.recorded with the activity "referral" for each recommendation. ${NEEDS_CUSTOMERS}`,
    better: 'higher',
    counts: 'events',
    where: `${WON_OR_LOST} || (type == "cx.interaction.recorded" && data.activity == "referral")`,
    unit: 'ratio',
    sums: { customers: { ...customers, when: WON_OR_LOST }, referrals: { kind: 'count', when: 'type == "cx.interaction.recorded"' } },
    readout: { kind: 'rate', events: 'referrals', per: 'customers.mean' },
  },
  {
    id: 'renewal',
    title: 'Contract renewal rate',
    method: 'renewed / contracts due',
    about: 'A contract counts on the day its term ends, however early it was renewed; undecided ones are in no rate. Needs cx.contract.started, .renewed and .ended with their due dates.',
    better: 'higher',
    counts: 'events',
    where: 'type == "cx.fact.term-ended"',
    sums: { due: { kind: 'count' }, renewed: { kind: 'count', when: 'data.renewed' } },
    readout: { kind: 'share', count: 'renewed', of: 'due' },
  },
  {
    id: 'renewal-value',
    title: 'Contract renewal rate by value',
    method: 'kept value / value due, each contract capped at its old value',
    about: 'Of each contract the lesser of old and new value. Needs `value`, and one currency, in the events of `renewal`.',
    better: 'higher',
    counts: 'events',
    where: 'type == "cx.fact.term-ended" && has(data.value)',
    unit: 'ratio',
    range: [0, 1],
    sums: { valued: { kind: 'count' }, due: { kind: 'sum', of: 'data.value' }, kept: { kind: 'sum', of: 'data.kept' } },
    readout: { kind: 'value', value: 'kept / due', n: 'valued' },
  },
  ...revenue(),
];

function revenue(): EventMetricDefinition[] {
  const needs = 'Against the same period a year before, told when the period is over. Needs cx.spend.recorded with a subject; currencies must be alike, or be a dimension.';
  const shared = { better: 'higher', counts: 'events', where: 'type == "cx.fact.spend-pair"', unit: 'ratio' } as const;
  const cohort = { kind: 'count' } as const;
  const before = { kind: 'sum', of: 'data.before' } as const;
  return [
    {
      ...shared,
      id: 'nrr',
      title: 'Net revenue retention',
      method: 'spend now / spend a year before, of those who spent then',
      about: `Above 100 % when customers buy more. ${needs}`,
      sums: { cohort, before, after: { kind: 'sum', of: 'data.after' } },
      readout: { kind: 'value', value: 'after / before', n: 'cohort' },
    },
    {
      ...shared,
      id: 'grr',
      title: 'Gross revenue retention',
      method: 'spend now, each capped at that of a year before / spend a year before',
      about: `Never above 100 %, nor above net revenue retention. ${needs}`,
      range: [0, 1],
      sums: { cohort, before, kept: { kind: 'sum', of: 'data.kept' } },
      readout: { kind: 'value', value: 'kept / before', n: 'cohort' },
    },
    {
      ...shared,
      id: 'same-customer-spend',
      title: 'Growth of same-customer spend',
      method: 'growth of spend of those who spend now and did a year before',
      about: `Survivors only, so it flatters: show net revenue retention beside it. ${needs}`,
      range: [-1, null],
      where: 'type == "cx.fact.spend-pair" && data.after > 0',
      sums: { cohort, before, after: { kind: 'sum', of: 'data.after' } },
      readout: { kind: 'value', value: '(after - before) / before', n: 'cohort' },
    },
    {
      id: 'spend-churn',
      title: 'Customers who stopped spending',
      method: 'spend nothing now / spent a year before',
      about: needs,
      better: 'lower',
      counts: 'events',
      where: shared.where,
      sums: { cohort, lost: { kind: 'count', when: 'data.after == 0' } },
      readout: { kind: 'share', count: 'lost', of: 'cohort' },
    },
  ];
}
