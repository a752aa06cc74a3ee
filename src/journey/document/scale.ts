import type { Journey } from './journey.js';

// apart from the schemas: who shows a journey needs these, and need not read one

export type EmotionScale = NonNullable<Journey['scale']>;

/** From very bad to very good, as mermaid has it. */
export const DEFAULT_SCALE: EmotionScale = { min: 1, max: 5, neutral: 3 };

/** The scale of emotions of a journey. */
export const scaleOf = ({ scale }: Pick<Journey, 'scale'>): EmotionScale => scale ?? DEFAULT_SCALE;
