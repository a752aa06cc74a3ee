import { businessMinutes, firstContactResolution, resolutionTimes, type Resolution, type Ticket } from '../../../src/metrics/index.js';
import type { Method } from './method.js';

interface Contacts {
  readonly contacts: readonly { customer: number; topic: string; t: number; resolved: boolean; resolvable: boolean }[];
  readonly windowDays: number;
}
interface Hours {
  readonly start: string;
  readonly end: string;
  readonly days: number[];
  readonly open: number;
  readonly close: number;
  readonly holidays?: string[];
}

const DAY = 86_400_000;

/** Cases and contacts. */
export const service: Readonly<Record<string, Method>> = {
  cattr: ({ tickets }: { tickets: Ticket[] }) => {
    const { open, overall, categories, meanOfMeans } = resolutionTimes(tickets);
    const resolved = categories.filter((group): group is typeof group & { resolved: Resolution } => group.resolved !== null);
    return { open, overall, categories: Object.fromEntries(resolved.map((group) => [group.category, group.resolved])), meanOfMeans };
  },
  fcr: ({ contacts, windowDays }: Contacts) => {
    const rows = contacts.map(({ customer, topic, t, resolved, resolvable }) => ({ customer, topic, at: t * DAY, agentSaid: resolved, resolvable }));
    const { issues, firstContactResolved, gross, net } = firstContactResolution(rows, { source: 'agent', windowDays });
    return { issues, firstContactResolved, gross: gross.value, net: net.value };
  },
  businessMinutes: ({ start, end, days, open, close, holidays = [] }: Hours) => ({
    minutes: businessMinutes(Date.parse(start), Date.parse(end), { hours: [{ days, from: open, to: close }], holidays }),
  }),
};
