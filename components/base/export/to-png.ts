import { CxError } from '../../../src/core/problem.js';
import type { Matrix, Paint, Scene, SceneShape, SceneText } from './scene.js';

/** Browsers have no larger canvas than this, in pixels of one side. */
const LARGEST = 8192;

/** A picture as PNG, painted by ourselves: no image is loaded, so nothing taints the canvas and no policy has to allow it. */
export async function pngOf(scene: Scene, scale = Math.max(2, devicePixelRatio)): Promise<Blob> {
  const { width, height, background, items } = scene;
  const factor = Math.min(scale, LARGEST / Math.max(width, height));
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(width * factor), height: Math.round(height * factor) });
  const context = canvas.getContext('2d');
  if (!context) throw new CxError({ code: 'no-canvas', message: 'This browser cannot paint pictures.' });
  context.scale(factor, factor);
  context.fillStyle = inWords(background);
  context.fillRect(0, 0, width, height);
  for (const item of items) (item.kind === 'text' ? letters : shape)(context, item as SceneText & SceneShape);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new CxError({ code: 'no-canvas', message: 'This browser cannot make a picture of that size.' });
  return blob;
}

const inWords = ({ colour, opacity }: Paint): string => `${colour}${Math.round(opacity * 255).toString(16).padStart(2, '0')}`;

/** The outline is moved and not the pen, so that lines keep their width. */
function outline(d: string, matrix: Matrix): Path2D {
  const path = new Path2D();
  path.addPath(new Path2D(d), new DOMMatrix([...matrix]));
  return path;
}

function shape(context: CanvasRenderingContext2D, { d, matrix, fill, stroke, width, dash, cap, join }: SceneShape): void {
  const path = outline(d, matrix);
  if (fill) {
    context.fillStyle = inWords(fill);
    context.fill(path);
  }
  if (!stroke) return;
  Object.assign(context, { strokeStyle: inWords(stroke), lineWidth: width, lineCap: cap, lineJoin: join });
  context.setLineDash([...dash]);
  context.stroke(path);
  context.setLineDash([]);
}

function letters(context: CanvasRenderingContext2D, { text, x, y, size, family, weight, style, fill, halo, rightToLeft }: SceneText): void {
  context.font = `${style} ${weight} ${size}px ${family}`;
  context.direction = rightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'start';
  context.textBaseline = 'alphabetic';
  if (halo) {
    Object.assign(context, { strokeStyle: inWords(halo.paint), lineWidth: halo.width, lineJoin: 'round' });
    context.strokeText(text, x, y);
  }
  context.fillStyle = inWords(fill);
  context.fillText(text, x, y);
}
