import { bisectLeft, bisectRight } from 'd3-array';
import type { Phase, Touchpoint } from '../../src/journey/document/records.js';
import type { JourneyIndex } from '../../src/journey/map/journey-index.js';

/** A touchpoint of the map. */
export interface StepColumn {
  readonly kind: 'step';
  readonly id: string;
  readonly touchpoint: Touchpoint;
  /** Its place among all touchpoints, from 0. */
  readonly place: number;
}

/** A phase that is folded: one column for all that is in it. */
export interface PhaseColumn {
  readonly kind: 'phase';
  readonly id: string;
  readonly phase: Phase;
  readonly steps: readonly Touchpoint[];
}

/** What stands between the columns and is none of the journey's own: a step that nobody drew, a touchpoint that is gone. */
export interface GuestColumn {
  readonly kind: 'guest';
  readonly id: string;
  readonly name: string;
  /** The layer that shows it. */
  readonly of: string;
}

/** A column of the journey itself. */
export type OwnColumn = StepColumn | PhaseColumn;
export type Column = OwnColumn | GuestColumn;

/** The record that a column of the journey shows. */
export const recordOf = (column: OwnColumn): Touchpoint | Phase => (column.kind === 'step' ? column.touchpoint : column.phase);

/** Where guests stand: right behind a touchpoint, right before one, or at the end if there is neither. */
export interface Guest {
  readonly column: GuestColumn;
  readonly after: string | null;
  readonly before: string | null;
}

/** Where nobody is a guest. */
export const NO_GUESTS: readonly Guest[] = [];

/** A stretch of columns under one heading; `phase` is null over those that are in no phase. */
export interface Span {
  readonly phase: Phase | null;
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** All columns of a map with their places, whether they are drawn or not. */
export interface Sheet {
  readonly columns: readonly Column[];
  /** Where each column begins, in pixels, and at the end where the last one ends. */
  readonly edges: readonly number[];
  readonly macro: readonly Span[];
  /** Empty if no phase has phases in it. */
  readonly micro: readonly Span[];
}

/**
 * The columns of a journey.
 *
 * @param folded ids of phases that are one column
 * @param widthOf how wide a column is, in pixels
 * @param guests what stands between them; not in phases that are folded
 */
export function sheetOf(index: JourneyIndex, folded: ReadonlySet<string>, widthOf: (column: Column) => number, guests = NO_GUESTS): Sheet {
  const columns: Column[] = [];
  const macro: Span[] = [];
  const micro: Span[] = [];
  const { touchpoints } = index;
  const steps = (from: number, to: number): void => {
    for (let place = from; place < to; place++) {
      const touchpoint = touchpoints[place]!;
      const beside = (side: 'after' | 'before'): GuestColumn[] => guests.flatMap((guest) => (guest[side] === touchpoint.id && (side === 'after' || guest.after === null) ? [guest.column] : []));
      if (guests.length > 0) columns.push(...beside('before'));
      columns.push({ kind: 'step', id: touchpoint.id, touchpoint, place });
      if (guests.length > 0) columns.push(...beside('after'));
    }
  };
  const loose = index.stretchOf(null);
  if (loose[1] > loose[0]) {
    steps(...loose);
    macro.push({ phase: null, from: 0, to: columns.length });
    micro.push({ phase: null, from: 0, to: columns.length });
  }
  for (const phase of index.phases) {
    const from = columns.length;
    if (folded.has(phase.id) || index.touchpointsOf(phase.id).length === 0) {
      columns.push({ kind: 'phase', id: phase.id, phase, steps: index.touchpointsOf(phase.id) });
      micro.push({ phase: null, from, to: columns.length });
    } else partsOf(phase);
    macro.push({ phase, from, to: columns.length });
  }
  const loners = guests.filter(({ after, before }) => after === null && before === null).map(({ column }) => column);
  if (loners.length > 0) {
    for (const spans of [macro, micro]) spans.push({ phase: null, from: columns.length, to: columns.length + loners.length });
    columns.push(...loners);
  }
  const hasMicro = micro.some(({ phase }) => phase !== null);
  const edges = [0];
  let end = 0;
  for (const column of columns) edges.push((end += widthOf(column)));
  return { columns, edges, macro, micro: hasMicro ? micro : [] };

  function partsOf(phase: Phase): void {
    const [begin, end] = index.stretchOf(phase.id);
    const inner = index.microOf(phase.id);
    const own = inner.length > 0 ? index.stretchOf(inner[0]!.id)[0] : end;
    if (own > begin) {
      const from = columns.length;
      steps(begin, own);
      micro.push({ phase: null, from, to: columns.length });
    }
    for (const one of inner) {
      const from = columns.length;
      const within = index.touchpointsOf(one.id);
      if (folded.has(one.id) || within.length === 0) columns.push({ kind: 'phase', id: one.id, phase: one, steps: within });
      else steps(...index.stretchOf(one.id));
      micro.push({ phase: one, from, to: columns.length });
    }
  }
}

/** Which columns are drawn: from the first (included) to the last (not included). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** More columns than these are drawn a window at a time. */
export const MOST_AT_ONCE = 60;
/** Drawn on both sides of what is seen, so that nobody who scrolls meets a hole. */
const BESIDE = 8;

/** The columns between two places, in pixels, with some on both sides. */
export function windowOf({ columns, edges }: Sheet, left: number, right: number): Stretch {
  if (columns.length <= MOST_AT_ONCE) return { from: 0, to: columns.length };
  const from = Math.max(0, bisectRight(edges, left) - 1 - BESIDE);
  const to = Math.min(columns.length, bisectLeft(edges, right) + BESIDE);
  return { from, to: Math.max(from + 1, to) };
}

/** The part of each span that is drawn. */
export function spansIn(spans: readonly Span[], { from, to }: Stretch): readonly Span[] {
  return spans.flatMap((span) => (span.to > from && span.from < to ? [{ ...span, from: Math.max(from, span.from), to: Math.min(to, span.to) }] : []));
}

/** The column of a record: its own, or that of the folded phase it is in; -1 if there is none. */
export function columnOf({ columns }: Sheet, id: string): number {
  return columns.findIndex((column) => column.id === id || (column.kind === 'phase' && column.steps.some((step) => step.id === id)));
}
