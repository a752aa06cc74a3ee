/** The form of a moderation document that this copy of the library writes. */
export const MODERATION_FORMAT = 'cx-moderation/1';

/** Why something is not shown. */
export const HIDING_REASONS = ['personal-data', 'abuse', 'off-topic', 'not-agreed', 'other'] as const;
export type HidingReason = (typeof HIDING_REASONS)[number];
