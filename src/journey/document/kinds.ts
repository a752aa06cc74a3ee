/** Bands of a service blueprint, from what customers see to what supports it. */
export const BANDS = ['evidence', 'customer', 'frontstage', 'backstage', 'support'] as const;
/** What an observation tells: how it is, should be, is elsewhere, is at the best. */
export const SERIES = ['current', 'expected', 'competitor', 'best'] as const;
/** What a row of the map shows. */
export const LANE_KINDS = ['channel', 'emotion', 'metric', 'text', 'pain', 'gain', 'opportunity', 'backstage', 'evidence', 'standard', 'owner', 'actor', 'plugin'] as const;
export const LINK_KINDS = ['next', 'branch', 'loop', 'dependency', 'supports'] as const;

export type Series = (typeof SERIES)[number];
export type Band = (typeof BANDS)[number];
