import type { Metric } from '../definition.js';
import { caseFold } from '../facts/cases.js';
import { consentFold } from '../facts/consents.js';
import { contactFold } from '../facts/contacts.js';
import { contractFold } from '../facts/contracts.js';
import { customerFold } from '../facts/customers.js';
import type { Fold } from '../facts/fact.js';
import { spendFold, type SpendPeriod } from '../facts/spend.js';
import type { BusinessClock } from '../service/business-hours.js';

/** How facts are made of events. */
export interface FactSettings {
  /** Whose calendar cuts the periods of churn and spend; UTC if not given. */
  readonly zone?: string;
  /** Counts working hours of cases. */
  readonly clock?: BusinessClock;
  /** Within how many days a further contact is a repeat; 7 if not given. */
  readonly repeatDays?: number;
  /** Which periods of spend are set side by side with a year before; months if not given. */
  readonly spend?: SpendPeriod;
}

/** The folds that tell the facts which these metrics count; none for metrics that count events alone. */
export function foldsFor(metrics: Iterable<Metric>, { zone = 'UTC', clock, repeatDays, spend }: FactSettings = {}): Fold[] {
  const types = new Set<string>();
  for (const { source } of metrics) if (source.kind === 'events') for (const type of source.types ?? []) types.add(type);
  const all: Fold[] = [
    caseFold(clock ? { clock } : {}),
    contactFold(repeatDays === undefined ? {} : { windowDays: repeatDays }),
    customerFold({ zone }),
    contractFold(),
    spendFold({ zone, ...(spend && { each: spend }) }),
    consentFold(),
  ];
  return all.filter(({ tells }) => tells.some((type) => types.has(type)));
}
