import type { Cube } from '../../../src/metrics/cube/cube.js';
import type { Group, Scorecard } from '../../../src/scorecard/index.js';

/** What the board can show: a scorecard, and its figures, if they do not come from the feed. */
export interface Scene {
  readonly document: Scorecard;
  readonly cube: Cube | null;
}

/** Words of the demo, in its languages. */
export const said = (en: string, de: string, ar: string): Readonly<Record<string, string>> => ({ en, de, ar });

/** The part that the line is shown: the figures of the place where somebody works. It counts in no score, since they are in the others already. */
export function ownPlace(title: Readonly<Record<string, string>>, segment: Group, figures: NonNullable<Scorecard['figures']>): NonNullable<Scorecard['parts']>[number] {
  return { id: 'own-place', title, weight: 0, audience: ['line'], segment, figures };
}
