import { svg, type SVGTemplateResult } from 'lit';
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

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const meet = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Writes names beside their points: behind, before, above or below, at the first place that covers no other point or name. */
export function pointNames(frame: Frame, points: readonly NamedPoint[], bounds: Bounds, others: readonly Pick<NamedPoint, 'x' | 'y'>[] = []): SVGTemplateResult {
  const taken: Box[] = [...points, ...others].map(({ x, y }) => ({ x: x - 6, y: y - 6, width: 12, height: 12 }));
  return svg`${points.map((point) => {
    const text = fitText(point.label, frame.width * (isNarrow(frame) ? 0.4 : 0.3), frame);
    const box = placeOf(frame, point, frame.textWidth(text), bounds, taken);
    taken.push(box);
    return svg`<text class="label name halo" x=${px(across(frame, box.x))} y=${px(box.y + 0.83 * frame.em)} text-anchor="start">${text}</text>`;
  })}`;
}

function placeOf({ em }: Frame, { x, y }: NamedPoint, width: number, bounds: Bounds, taken: readonly Box[]): Box {
  const gap = 0.8 * em;
  const boxes = [
    [x + gap, y - em / 2], [x - gap - width, y - em / 2], [x - width / 2, y - 1.7 * em], [x - width / 2, y + 0.7 * em],
    [x + gap, y - 1.5 * em], [x + gap, y + 0.5 * em], [x - gap - width, y - 1.5 * em], [x - gap - width, y + 0.5 * em],
  ].map(([left, top]): Box => ({ x: left!, y: top!, width, height: em }));
  const inside = boxes.filter((box) => box.x >= bounds.left && box.x + width <= bounds.right && box.y >= bounds.top && box.y + em <= bounds.bottom);
  return inside.find((box) => !taken.some((other) => meet(box, other))) ?? inside[0] ?? boxes[0]!;
}
