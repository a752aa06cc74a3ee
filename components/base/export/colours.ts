import type { Paint } from './scene.js';

let canvas: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, Paint | null>();

/** A colour as a browser computes it, in the words of every other program; null for one that is not seen. */
export function paintOf(css: string): Paint | null {
  let paint = known.get(css);
  if (paint === undefined) {
    paint = read(css);
    if (known.size > 500) known.clear();
    known.set(css, paint);
  }
  return paint;
}

/** The same, thinned. */
export function thinned(paint: Paint | null, opacity: number): Paint | null {
  const left = paint ? paint.opacity * opacity : 0;
  return paint && left > 0.003 ? { ...paint, opacity: Math.round(left * 1000) / 1000 } : null;
}

function read(css: string): Paint | null {
  if (css === '' || css === 'none' || css === 'transparent') return null;
  const [, kind, rest = ''] = /^(rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(css) ?? [];
  const parts = rest.split(/[\s,/]+/).map(Number);
  if (kind && parts.length >= 3 && parts.every(Number.isFinite)) {
    const scale = kind === 'color' ? 255 : 1;
    return made(parts.slice(0, 3).map((part) => part * scale), parts[3] ?? 1);
  }
  // of all other ways to say a colour, the browser knows what they look like
  canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  if (!canvas) return null;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = '#000';
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return made([red!, green!, blue!], alpha! / 255);
}

function made(channels: readonly number[], opacity: number): Paint | null {
  const hex = (channel: number): string => Math.max(0, Math.min(255, Math.round(channel))).toString(16).padStart(2, '0');
  return thinned({ colour: `#${channels.map(hex).join('')}`, opacity: 1 }, Math.min(1, opacity));
}
