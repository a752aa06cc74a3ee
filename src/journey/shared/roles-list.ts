/** What somebody may do with a shared journey: decide, change, or add their own. */
export const ROLES = ['facilitator', 'team', 'customer'] as const;
export type Role = (typeof ROLES)[number];
