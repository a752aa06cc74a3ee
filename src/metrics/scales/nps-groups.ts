/** Where the groups of a 0-10 "would you recommend" scale end: detractors first, then passives, then promoters. */
export interface NpsBreaks {
  readonly min: number;
  readonly detractorTo: number;
  readonly passiveTo: number;
  readonly max: number;
}

/** The highest score of a detractor, and of a passive. */
export const DETRACTOR_TO = 6;
export const PASSIVE_TO = 8;

/** Reichheld's breaks: 0-6, 7-8, 9-10. */
export const NPS_BREAKS: NpsBreaks = { min: 0, detractorTo: DETRACTOR_TO, passiveTo: PASSIVE_TO, max: 10 };

export type NpsGroup = 'detractor' | 'passive' | 'promoter';

/**
 * Which group an answer belongs to.
 *
 * @partOf defineNps
 */
export function npsGroup(score: number, breaks: NpsBreaks = NPS_BREAKS): NpsGroup {
  return score <= breaks.detractorTo ? 'detractor' : score <= breaks.passiveTo ? 'passive' : 'promoter';
}
