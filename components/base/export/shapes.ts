import { paintOf, thinned } from './colours.js';
import type { Matrix, SceneShape } from './scene.js';

/** The outline of a shape of SVG; undefined for what is no shape. */
function outlineOf(element: SVGElement): string | undefined {
  const n = (name: string): number => Number(element.getAttribute(name) ?? 0);
  switch (element.localName) {
    case 'path':
      // a dot made of a line without length and its round ends is seen on the page, and on no canvas
      return element.getAttribute('d')?.replace(/([hv])0(?=[^\d.]|$)/g, '$10.01');
    case 'line':
      return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'polyline':
    case 'polygon':
      return `M${(element.getAttribute('points') ?? '').trim()}${element.localName === 'polygon' ? 'Z' : ''}`;
    case 'rect':
      return rectangle(n('x'), n('y'), n('width'), n('height'), n('rx') || n('ry'));
    case 'circle':
      return ellipse(n('cx'), n('cy'), n('r'), n('r'));
    case 'ellipse':
      return ellipse(n('cx'), n('cy'), n('rx'), n('ry'));
    default:
      return undefined;
  }
}

const ellipse = (x: number, y: number, rx: number, ry: number): string => `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`;

/** A rectangle, with round corners if `radius` is not 0. */
export function rectangle(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (!(r > 0)) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  return `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - width}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - height}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
}

/** How much larger things become, on the average of both directions. */
export const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));

/** The coordinates of an element of SVG in a picture that begins at `x`, `y` of the window. */
export function matrixOf(element: SVGGraphicsElement, x: number, y: number): Matrix | null {
  const at = element.getScreenCTM();
  return at && [at.a, at.b, at.c, at.d, at.e - x, at.f - y];
}

/** A shape of SVG as it is painted; undefined for one that is not seen. */
export function shapeOf(element: SVGGraphicsElement, style: CSSStyleDeclaration, opacity: number, x: number, y: number): SceneShape | undefined {
  const d = outlineOf(element);
  const matrix = d === undefined ? null : matrixOf(element, x, y);
  if (!d || !matrix) return undefined;
  const isOpen = element.localName === 'line';
  const fill = isOpen ? null : thinned(paintOf(style.fill), opacity * Number(style.fillOpacity));
  const scale = style.vectorEffect === 'non-scaling-stroke' ? 1 : scaleOf(matrix);
  const width = Number.parseFloat(style.strokeWidth) * scale;
  const stroke = width > 0 ? thinned(paintOf(style.stroke), opacity * Number(style.strokeOpacity)) : null;
  if (!fill && !stroke) return undefined;
  const dash = style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map((part) => Number.parseFloat(part) * scale);
  return { kind: 'shape', d, matrix, fill, stroke, width, dash: dash.some((part) => !(part >= 0)) ? [] : dash, cap: style.strokeLinecap as CanvasLineCap, join: style.strokeLinejoin as CanvasLineJoin };
}
