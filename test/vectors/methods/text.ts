import { cohenKappa, distinguishingWords } from '../../../src/metrics/index.js';
import type { Method } from './method.js';

type Counts = Readonly<Record<string, number>>;

/** Words and labels. */
export const text: Readonly<Record<string, Method>> = {
  'text.logOdds': ({ a, b, priorScale }: { a: Counts; b: Counts; priorScale: number }) =>
    Object.fromEntries(distinguishingWords(new Map(Object.entries(a)), new Map(Object.entries(b)), { priorScale }).map(({ word, z }) => [word, z])),
  'agreement.kappa': ({ table }: { table: number[][] }) => {
    const agreement = cohenKappa(table);
    return agreement && { ...agreement, po: agreement.observed };
  },
};
