import { mixRate, type MixGroup } from '../../../src/metrics/index.js';
import type { Method } from './method.js';

type Groups = Readonly<Record<string, { readonly n: number; readonly value: number | null }>>;

const rows = (groups: Groups): MixGroup[] => Object.entries(groups).map(([id, group]) => ({ id, ...group }));

/** What a change is made of. */
export const mix: Readonly<Record<string, Method>> = {
  'change.mixRate': ({ before, after }: { before: Groups; after: Groups }) => {
    const parts = mixRate(rows(before), rows(after));
    return parts && { ...parts, segments: Object.fromEntries(parts.groups.map((group) => [group.id, group])) };
  },
};
