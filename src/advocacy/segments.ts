/** The six advocacy segments, from who speaks against the company to who brings it customers: the order in which they stand everywhere. */
export const ADVOCACY_SEGMENTS = ['dissenter', 'defector', 'neutral', 'supporter', 'advocate', 'super-advocate'] as const;

export type AdvocacySegment = (typeof ADVOCACY_SEGMENTS)[number];

/** The segments, and those of whom too little is known: a group of its own, never spread over the others. */
export const ADVOCACY_GROUPS = [...ADVOCACY_SEGMENTS, 'unknown'] as const;

export type AdvocacyGroup = (typeof ADVOCACY_GROUPS)[number];

/** To which side somebody moved; null for who stayed, and where one of the two groups is unknown. */
export function directionOf(from: AdvocacyGroup, to: AdvocacyGroup): 'left' | 'right' | null {
  if (from === to || from === 'unknown' || to === 'unknown') return null;
  return ADVOCACY_GROUPS.indexOf(to) < ADVOCACY_GROUPS.indexOf(from) ? 'left' : 'right';
}
