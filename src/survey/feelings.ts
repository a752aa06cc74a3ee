/** The words that are offered where the author gives none: as many good ones as bad ones, all of them known to the sentiment metrics. */
export const USUAL_FEELINGS = ['delighted', 'happy', 'relieved', 'valued', 'confused', 'worried', 'disappointed', 'angry'] as const;
export type UsualFeeling = (typeof USUAL_FEELINGS)[number];

export const isUsualFeeling = (word: string): word is UsualFeeling => (USUAL_FEELINGS as readonly string[]).includes(word);
