import { languageAt } from '../localize.js';
import { paintOf, thinned } from './colours.js';
import type { Paint, Scene, SceneShape, SceneText } from './scene.js';
import { matrixOf, rectangle, scaleOf, shapeOf } from './shapes.js';
import { linesOf } from './text-lines.js';

/** Elements that are no part of a picture: what is to be pressed, and what is said to nobody who looks. */
const LEFT_OUT = 'script, style, template, noscript, select, input, textarea, button:not([data-pictured]), slot[hidden], [data-not-exported], details:not([open]), summary';
/** Room around, in pixels. */
const MARGIN = 16;

/**
 * Takes down what an element looks like now: shapes, boxes and letters, through the shadows, with their colours as computed. Nothing is loaded
 * or styled for it, so it works under every policy.
 */
export function sceneOf(element: Element, title: string): Scene {
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left - MARGIN, box.top - MARGIN];
  const items: (SceneShape | SceneText)[] = [];
  walk(element, 1);
  const bottom = items.reduce((most, item) => (item.kind === 'text' ? Math.max(most, item.y) : most), box.height + MARGIN);
  return { title, language: languageAt(element) || 'en', width: Math.ceil(box.width + 2 * MARGIN), height: Math.ceil(bottom + MARGIN), background: behind(element), items };

  function walk(node: Node, thin: number): void {
    if (node instanceof Text) return letters(node, thin);
    if (!(node instanceof Element) || node.matches(LEFT_OUT)) return;
    const style = getComputedStyle(node);
    const opacity = thin * Number(style.opacity);
    if (style.display === 'none' || opacity === 0 || isForEarsOnly(node, style)) return;
    if (style.visibility === 'visible') {
      if (node instanceof SVGGraphicsElement) {
        const shape = shapeOf(node, style, opacity, x, y);
        if (shape) items.push(shape);
        if (/^(title|desc|defs|symbol|clipPath|mask|pattern)$/.test(node.localName)) return;
      } else if (style.display !== 'contents') {
        boxes(node, style, opacity);
        nameBefore(node, style, opacity);
      }
    }
    for (const child of childrenOf(node)) walk(child, opacity);
  }

  function boxes(node: Element, style: CSSStyleDeclaration, opacity: number): void {
    const { left, top, width, height } = node.getBoundingClientRect();
    if (width === 0 || height === 0) return;
    const put = (d: string, fill: Paint | null, stroke: Paint | null = null, lineWidth = 0): void =>
      void ((fill || stroke) && items.push({ kind: 'shape', d, matrix: [1, 0, 0, 1, left - x, top - y], fill, stroke, width: lineWidth, dash: [], cap: 'butt', join: 'miter' }));
    const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
    put(rectangle(0, 0, width, height, style.borderTopLeftRadius.endsWith('%') ? (radius / 100) * width : radius), thinned(paintOf(style.backgroundColor), opacity));
    const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) => ({
      width: style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]),
      paint: thinned(paintOf(style[`border${side}Color`]), opacity),
    }));
    const [above, right, below, leftSide] = sides as [(typeof sides)[0], (typeof sides)[0], (typeof sides)[0], (typeof sides)[0]];
    if (sides.every((side) => side.width === above.width && side.paint?.colour === above.paint?.colour)) {
      if (above.width > 0) put(rectangle(above.width / 2, above.width / 2, width - above.width, height - above.width, radius), null, above.paint, above.width);
      return;
    }
    if (above.width > 0) put(rectangle(0, 0, width, above.width), above.paint);
    if (right.width > 0) put(rectangle(width - right.width, 0, right.width, height), right.paint);
    if (below.width > 0) put(rectangle(0, height - below.width, width, below.width), below.paint);
    if (leftSide.width > 0) put(rectangle(0, 0, leftSide.width, height), leftSide.paint);
  }

  /** What a style sheet writes on a line of its own before the content, as the name of a column in narrow tables. */
  function nameBefore(node: Element, own: CSSStyleDeclaration, opacity: number): void {
    const style = getComputedStyle(node, '::before');
    const [, name, quoted] = /^(?:attr\(([\w-]+)\)|"(.*)")$/s.exec(style.content) ?? [];
    const text = name === undefined ? quoted : node.getAttribute(name);
    const fill = text && style.display === 'block' ? thinned(paintOf(style.color), opacity) : null;
    if (!text || !fill) return;
    const box = node.getBoundingClientRect();
    const font = { size: Number.parseFloat(style.fontSize), family: style.fontFamily, weight: style.fontWeight, style: style.fontStyle };
    const rightToLeft = style.direction === 'rtl';
    const start = rightToLeft ? box.right - Number.parseFloat(own.paddingRight) : box.left + Number.parseFloat(own.paddingLeft);
    const height = Number.parseFloat(style.lineHeight) || font.size * 1.2;
    items.push({ kind: 'text', ...font, text, fill, rightToLeft, halo: null, x: start - x, y: box.top + Number.parseFloat(own.paddingTop) - y + ascent(font, height) });
  }

  function letters(node: Text, opacity: number): void {
    const parent = node.parentElement;
    if (!parent || node.data.trim() === '') return;
    const style = getComputedStyle(parent);
    if (style.visibility !== 'visible') return;
    const matrix = parent instanceof SVGGraphicsElement ? matrixOf(parent, x, y) : null;
    const scale = matrix ? scaleOf(matrix) : 1;
    const fill = thinned(paintOf(matrix ? style.fill : style.color), opacity * (matrix ? Number(style.fillOpacity) : 1));
    if (!fill) return;
    const size = Number.parseFloat(style.fontSize) * scale;
    const font = { size, family: style.fontFamily, weight: style.fontWeight, style: style.fontStyle };
    const haloPaint = matrix && style.paintOrder.startsWith('stroke') ? thinned(paintOf(style.stroke), opacity * Number(style.strokeOpacity)) : null;
    const rightToLeft = style.direction === 'rtl';
    const upper = style.textTransform === 'uppercase';
    for (const { text, left, right, top, bottom } of linesOf(node)) {
      items.push({
        kind: 'text', ...font, fill, rightToLeft,
        text: upper ? text.toLocaleUpperCase(languageAt(parent) || undefined) : text,
        x: (rightToLeft ? right : left) - x,
        y: top - y + ascent(font, bottom - top),
        halo: haloPaint && { paint: haloPaint, width: Number.parseFloat(style.strokeWidth) * scale },
      });
    }
  }
}

/** What is seen below an element: its shadow, or what is put into a slot. */
function childrenOf(node: Element): Iterable<Node> {
  if (node instanceof HTMLSlotElement) {
    const given = node.assignedNodes({ flatten: true });
    if (given.length > 0) return given;
  }
  return (node.shadowRoot ?? node).childNodes;
}

/** Texts for screen readers are there and not seen. */
function isForEarsOnly(node: Element, { clipPath, overflow }: CSSStyleDeclaration): boolean {
  if (/^inset\((50|100)%/.test(clipPath)) return true;
  if (overflow === 'visible' || node instanceof SVGElement) return false;
  const { width, height } = node.getBoundingClientRect();
  return width <= 1 || height <= 1;
}

let canvas: CanvasRenderingContext2D | null | undefined;

/** How far below the top of its box a line of letters stands. */
function ascent({ size, family, weight, style }: Pick<SceneText, 'size' | 'family' | 'weight' | 'style'>, height: number): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return height * 0.8;
  canvas.font = `${style} ${weight} ${size}px ${family}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = canvas.measureText('x');
  return (height - above - below) / 2 + above;
}

/** The colour on which an element stands; where nothing says, white, or nearly black below light letters. */
function behind(element: Element): Paint {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : ((at as Element).assignedSlot ?? at.parentNode)) {
    const paint = at instanceof Element ? paintOf(getComputedStyle(at).backgroundColor) : null;
    if (paint && paint.opacity > 0.99) return paint;
  }
  const letters = Number.parseInt(paintOf(getComputedStyle(element).color)?.colour.slice(1) ?? '0', 16);
  const isLight = ((letters >> 16) + ((letters >> 8) & 255) + (letters & 255)) / 3 > 140;
  return { colour: isLight ? '#121212' : '#ffffff', opacity: 1 };
}
