import type { ReadOptions } from '../definition.js';
import type { Excluded, Histogram } from '../partial.js';
import type { Distribution, Note, Unit, Unmeasured } from '../reading.js';

/** Figures of fewer answers than this carry a warning, if nothing else is set. */
export const RELIABLE_FROM = 30;

/** What all figures of one metric have in common. */
export interface Face {
  readonly metric: string;
  readonly unit: Unit;
  readonly range: readonly [number, number];
  readonly method: string;
}

/** A named part of a scale, both ends included. */
export interface Group {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Answers within `from`..`to`. */
export function countWithin({ counts, min }: Histogram, from: number, to: number): number {
  let n = 0;
  for (let i = Math.max(0, from - min); i <= to - min && i < counts.length; i++) n += counts[i]!;
  return n;
}

/** What is known of any field that counts. */
export type Counted = Pick<Histogram, 'n' | 'excluded'>;

/** Why there can be no figure of these answers, if there can be none. */
export function withheld(face: Face, scores: Counted, options: ReadOptions): Unmeasured | null {
  if (scores.n > 0 && scores.n < (options.privacyThreshold ?? 0)) return unmeasured(face, 'suppressed', 0, NOTHING_EXCLUDED, []);
  if (!(scores.n > 0)) return unmeasured(face, 'no-answers', 0, scores.excluded, notesOf(scores, options));
  return null;
}

/** For figures from which nothing can be left out. */
export const NOTHING_EXCLUDED: Excluded = { missing: 0, noAnswer: 0, outOfRange: 0, nonInteger: 0, notANumber: 0 };

/** No figure. */
export function unmeasured(
  face: Face,
  reason: Unmeasured['reason'],
  n: number,
  excluded: Excluded = NOTHING_EXCLUDED,
  notes: readonly Note[] = [],
): Unmeasured {
  return { kind: 'unmeasured', ...face, n, value: null, reason, interval: null, distribution: null, excluded, notes };
}

/** The counts of a histogram, step by step and in named groups. */
export function distributionOf(scores: Histogram, groups: readonly Group[]): Distribution {
  return {
    min: scores.min,
    counts: Array.from(scores.counts),
    groups: groups.map((group) => ({ ...group, n: countWithin(scores, group.from, group.to) })),
  };
}

/** What is worth saying of how many count and how many were left out. */
export function notesOf(scores: Counted, options: ReadOptions): Note[] {
  const notes: Note[] = [];
  const threshold = options.reliableFrom ?? RELIABLE_FROM;
  if (scores.n > 0 && scores.n < threshold) notes.push({ code: 'few-answers', threshold });
  const { missing: _missing, ...odd } = scores.excluded;
  const count = Object.values(odd).reduce((a, b) => a + b, 0);
  if (count > 0) notes.push({ code: 'excluded', count });
  return notes;
}
