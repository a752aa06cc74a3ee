import { extent } from 'd3-array';
import { svg, type SVGTemplateResult } from 'lit';
import { fitText, linear, type Frame } from './frame.js';
import { label, mark, picture, rule, type Mark } from './marks.js';
import { pointNames, type Box } from './names.js';

/** A thing in two respects. */
export interface QuadrantPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly mark?: Mark;
  readonly tone?: string;
}

/** Four quadrants: each corner has a name that says what to do. */
export interface QuadrantProps {
  readonly frame: Frame;
  readonly points: readonly QuadrantPoint[];
  /** Where the lines are drawn. */
  readonly cut: { readonly x: number; readonly y: number };
  readonly axes: { readonly x: string; readonly y: string };
  /** Names of the corners; `high` and `low` in reading direction and upwards. */
  readonly corners: { readonly lowHigh: string; readonly highHigh: string; readonly lowLow: string; readonly highLow: string };
}

const HEIGHT = 21;

/** A scatter of named points over four named quadrants. Names stand beside their points, where they cover no other. */
export function renderQuadrant({ frame, points, cut, axes, corners }: QuadrantProps): SVGTemplateResult {
  const { em, width } = frame;
  const [left, right, top, bottom] = [0.5, width - 0.5, 1.9 * em, HEIGHT * em];
  const [lowX = 0, highX = 1] = extent([...points.map(({ x }) => x), cut.x]);
  const [lowY = 0, highY = 1] = extent([...points.map(({ y }) => y), cut.y]);
  const [roomX, roomY] = [(highX - lowX || 1) * 0.14, (highY - lowY || 1) * 0.22];
  const x = linear([lowX - roomX, highX + roomX], [left, right]);
  const y = linear([lowY - roomY, highY + roomY], [bottom, top]);
  const named: Box[] = [];
  const corner = (text: string, far: boolean, up: boolean): SVGTemplateResult => {
    const fitted = fitText(text, (far ? right - x(cut.x) : x(cut.x) - left) - em, frame);
    const size = frame.textWidth(fitted);
    named.push({ x: far ? right - 0.5 * em - size : left + 0.5 * em, y: up ? top + 0.4 * em : bottom - 1.5 * em, width: size, height: em });
    return label(frame, fitted, far ? right - 0.5 * em : left + 0.5 * em, up ? top + 1.3 * em : bottom - 0.6 * em, { at: far ? 'end' : 'start', name: 'corner' });
  };
  return picture(frame, bottom + 1.8 * em, [
    svg`<rect class="plot" x=${left} y=${top} width=${right - left} height=${bottom - top}></rect>`,
    rule(frame, 'target', x(cut.x), top, x(cut.x), bottom),
    rule(frame, 'target', left, y(cut.y), right, y(cut.y)),
    corner(corners.lowHigh, false, true),
    corner(corners.highHigh, true, true),
    corner(corners.lowLow, false, false),
    corner(corners.highLow, true, false),
    label(frame, fitText(axes.y, right - left, frame), left, 1.2 * em, { name: 'tick' }),
    label(frame, fitText(axes.x, right - left, frame), right, bottom + 1.4 * em, { at: 'end', name: 'tick' }),
    pointNames(frame, points.map((point) => ({ label: point.label, x: x(point.x), y: y(point.y) })), { left, right, top, bottom }, [], named),
    points.map((point) => mark(frame, point.mark ?? 'dot', x(point.x), y(point.y), point.tone ?? '')),
  ]);
}
