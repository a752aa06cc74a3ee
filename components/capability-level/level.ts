/** How far a company is in letting customers define what they get, the lowest first (M14). */
export const LEVELS = ['shotgun', 'segmented', 'one-to-one', 'customer-defined'] as const;
export type CapabilityLevel = (typeof LEVELS)[number];

/** What is asked: each has one answer for each level. */
export const QUESTIONS = ['who', 'know', 'often', 'no', 'see'] as const;
export type CapabilityQuestion = (typeof QUESTIONS)[number];
export type CapabilityAnswers = Readonly<Partial<Record<CapabilityQuestion, CapabilityLevel>>>;

/** What the answers say. */
export interface CapabilityResult {
  readonly level: CapabilityLevel;
  /** How many of the answers are at that level or above. */
  readonly atLeast: number;
  /** Where the next step is: the question with the lowest answer, the first of several; null where all are at the top. */
  readonly weakest: CapabilityQuestion | null;
  readonly answers: Readonly<Record<CapabilityQuestion, CapabilityLevel>>;
}

/**
 * The level of a company: the highest that more than half of its answers reach. A single strong or weak answer does not move it, but the weakest
 * names the next step. null until every question is answered.
 */
export function capabilityLevel(answers: CapabilityAnswers): CapabilityResult | null {
  if (!QUESTIONS.every((question) => LEVELS.includes(answers[question]!))) return null;
  const ranks = QUESTIONS.map((question) => LEVELS.indexOf(answers[question]!));
  const middle = [...ranks].sort((a, b) => b - a)[QUESTIONS.length >> 1]!;
  const lowest = Math.min(...ranks);
  return {
    level: LEVELS[middle]!,
    atLeast: ranks.filter((rank) => rank >= middle).length,
    weakest: lowest === LEVELS.length - 1 ? null : QUESTIONS[ranks.indexOf(lowest)]!,
    answers: answers as CapabilityResult['answers'],
  };
}
