import type { Audience, Comparison, Group } from '../../../src/scorecard/index.js';

export const LAYOUTS = ['tiles', 'table', 'map'] as const;
/** How the figures stand: as tiles, as a table, or as a map of what leads to what. */
export type Layout = (typeof LAYOUTS)[number];

/** A step down: into a part, to a figure, to a group of it, to what its customers wrote. */
export type Step =
  | { readonly kind: 'part' | 'figure'; readonly path: string }
  | { readonly kind: 'group'; readonly dimension: string; readonly value: string }
  | { readonly kind: 'verbatims' };

/** What somebody wants to see of a scorecard. */
export interface Wish {
  readonly layout: Layout;
  /** Null for all there is. */
  readonly audience: Audience | null;
  /** Null for everybody. */
  readonly group: Group | null;
  /** The group it is compared with; null for another period. */
  readonly against: Group | null;
  /** As the document says if null. */
  readonly comparison: Comparison | null;
  /** The period it ends with, by name; as the document says if null. */
  readonly through: string | null;
  /** How many periods it goes back; as the document says if null. */
  readonly series: number | null;
  /** The way down, from the whole. */
  readonly way: readonly Step[];
}

export const NO_WISH: Wish = { layout: 'tiles', audience: null, group: null, against: null, comparison: null, through: null, series: null, way: [] };
