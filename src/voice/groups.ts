/** How good a score is: for NPS detractors, passives and promoters; for others the lower, the middle and the upper part of the scale. */
export const SCORE_GROUPS = ['low', 'middle', 'high'] as const;
export type ScoreGroup = (typeof SCORE_GROUPS)[number];
