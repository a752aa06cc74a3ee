import type { AdvocacyCustomer } from './classify.js';
import type { AdvocacyCounts } from './counts.js';
import { ADVOCACY_GROUPS } from './segments.js';

/** The place of those who were not seen in a period, behind the groups. */
export const NOT_SEEN = ADVOCACY_GROUPS.length;
const SIZE = ADVOCACY_GROUPS.length + 1;

/** Counts customers, and names nobody. @param periods what the periods are called */
export function countAdvocacy(customers: readonly AdvocacyCustomer[], periods: { readonly later: string; readonly earlier?: string | undefined }): AdvocacyCounts {
  return { format: 'cx-advocacy-counts/1', later: periods.later, ...(periods.earlier !== undefined && { earlier: periods.earlier }), flows: flowsOf(customers) };
}

function flowsOf(customers: readonly AdvocacyCustomer[]): number[][] {
  const flows = Array.from({ length: SIZE }, () => Array<number>(SIZE).fill(0));
  const place = (one: AdvocacyCustomer['later']): number => (one ? ADVOCACY_GROUPS.indexOf(one.group) : NOT_SEEN);
  for (const { earlier, later } of customers) flows[place(earlier)]![place(later)]! += 1;
  return flows;
}
