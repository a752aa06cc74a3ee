import type { AdvocacySegment } from './segments.js';

/** The on-ramps there are: ways for customers to take part, by id. What each is, who may join and on which terms is for the program itself to say. */
export const ON_RAMPS = [
  'advisory-board', 'insights-group', 'co-blogging', 'appreciation', 'beta-group', 'success-spotlight', 'ambassadors', 'creative-council', 'talent-showcase', 'journey-co-mapping', 'diversity-inclusion-council',
] as const;

export type OnRamp = (typeof ON_RAMPS)[number];

/**
 * To which on-ramps the people of a segment are asked, if a document says nothing: who is unhappy is asked to help to understand
 * why, who is content is asked for little, and who recommends already is given a stage and a say.
 */
export const USUAL_ON_RAMPS: Readonly<Record<AdvocacySegment, readonly OnRamp[]>> = {
  dissenter: ['journey-co-mapping', 'insights-group'],
  defector: ['insights-group'],
  neutral: ['appreciation', 'beta-group'],
  supporter: ['beta-group', 'insights-group', 'success-spotlight'],
  advocate: ['ambassadors', 'co-blogging', 'success-spotlight', 'talent-showcase'],
  'super-advocate': ['advisory-board', 'ambassadors', 'creative-council', 'diversity-inclusion-council'],
};
