import type { ContactPolicy, MetricRules } from '../../model/index.js';

/** Where on the journey each metric belongs: NPS at its end or apart from it, CSAT after an interaction, CES after something that took effort. */
const METRICS = {
  nps: { clocks: { dismissed: 90, answered: 90 }, moments: ['journey-end', 'relationship'] },
  csat: { moments: ['after-interaction', 'after-transaction', 'journey-end'] },
  ces: { moments: ['after-transaction', 'after-interaction'] },
} as const satisfies Record<string, { readonly clocks?: MetricRules['clocks']; readonly moments: readonly string[] }>;

/**
 * What holds where a policy says nothing: one survey a visit, none for a week after one was seen, none for a month after an answer or a no,
 * NPS at most every 90 days. Somebody whose browser asks to be left alone (Do Not Track, Global Privacy Control) is left alone; consent to be asked is
 * not needed, since asking stores nothing.
 */
export const BUILT_IN_POLICY: ContactPolicy = {
  schema: 'cx-contact-policy/1',
  clocks: { shown: 7, minimised: 7, dismissed: 30, answered: 30 },
  metrics: METRICS as unknown as NonNullable<ContactPolicy['metrics']>,
  perSession: 1,
  oncePerTransaction: true,
  respect: { consent: false, dnt: true, gpc: true },
};

/** A policy with what it leaves out filled in: key by key of the document, and metric by metric. */
export const fullPolicy = (policy: ContactPolicy): ContactPolicy => ({
  ...BUILT_IN_POLICY,
  ...policy,
  metrics: { ...BUILT_IN_POLICY.metrics, ...policy.metrics },
  respect: { ...BUILT_IN_POLICY.respect, ...policy.respect },
});
