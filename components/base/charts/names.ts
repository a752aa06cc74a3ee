import { nothing, svg, type SVGTemplateResult } from 'lit';
import { across, fitText, isNarrow, px, type Frame } from './frame.js';

/** A point with its name, at its place in the picture before any mirroring. */
export interface NamedPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** Where names may lie. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A part of the picture that is taken, by its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A name at its place. */
export interface PlacedName extends Box {
  readonly text: string;
  /** It lies away from its point: a line leads there. */
  readonly far: boolean;
}

const meet = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Half the size of a point with the room around it. */
const POINT = 6;
/** How far from its point a name may lie, in em; further, a line to it says less than the table. */
const FARTHEST = 6;

/**
 * Places for names beside their points, so that none covers another, a point, or what is taken; where there is no room
 * close by, further away, with a line to it. Null for a name for which there is no room at all.
 */
export function placeNames(frame: Frame, points: readonly NamedPoint[], bounds: Bounds, others: readonly Pick<NamedPoint, 'x' | 'y'>[] = [], covered: readonly Box[] = []): (PlacedName | null)[] {
  const taken: Box[] = [...covered, ...[...points, ...others].map(({ x, y }) => ({ x: x - POINT, y: y - POINT, width: 2 * POINT, height: 2 * POINT }))];
  return points.map((point) => {
    const text = fitText(point.label, frame.width * (isNarrow(frame) ? 0.4 : 0.3), frame);
    for (const place of placesAround(frame, point, frame.textWidth(text))) {
      const inside = place.x >= bounds.left && place.x + place.width <= bounds.right && place.y >= bounds.top && place.y + place.height <= bounds.bottom;
      if (!inside || taken.some((other) => meet(place, other))) continue;
      taken.push(place);
      return { ...place, text };
    }
    return null;
  });
}

/** From the best to the last resort: behind, before, above, below, at the corners, then in rings further out. */
function* placesAround({ em }: Frame, { x, y }: NamedPoint, width: number): Generator<Box & { readonly far: boolean }> {
  const gap = 0.8 * em;
  const at = (left: number, top: number, far = false) => ({ x: left, y: top, width, height: em, far });
  yield* [
    at(x + gap, y - em / 2), at(x - gap - width, y - em / 2), at(x - width / 2, y - 1.7 * em), at(x - width / 2, y + 0.7 * em),
    at(x + gap, y - 1.5 * em), at(x + gap, y + 0.5 * em), at(x - gap - width, y - 1.5 * em), at(x - gap - width, y + 0.5 * em),
  ];
  for (let reach = 2; reach <= FARTHEST; reach++) {
    for (const side of [1, -1]) {
      for (const rise of [0, -0.5, 0.5, -1, 1]) {
        const [dx, dy] = [side * reach * em * (1 - Math.abs(rise) / 2), rise * reach * em];
        yield at(side > 0 ? x + dx : x + dx - width, y + dy - em / 2, true);
      }
    }
  }
}

/** Writes names beside their points: see {@link placeNames}. What has no room is left to the table. */
export function pointNames(frame: Frame, points: readonly NamedPoint[], bounds: Bounds, others: readonly Pick<NamedPoint, 'x' | 'y'>[] = [], covered: readonly Box[] = []): SVGTemplateResult {
  const placed = placeNames(frame, points, bounds, others, covered);
  return svg`${placed.map((place, i) => {
    if (!place) return nothing;
    const { x, y, width, text, far } = place;
    const point = points[i]!;
    const end = Math.min(Math.max(point.x, x), x + width);
    return svg`${far ? svg`<line class="lead" x1=${px(across(frame, point.x))} y1=${px(point.y)} x2=${px(across(frame, end))} y2=${px(y + frame.em / 2)}></line>` : nothing}
      <text class="label name halo" x=${px(across(frame, x))} y=${px(y + 0.83 * frame.em)} text-anchor="start">${text}</text>`;
  })}`;
}
