import type { Paint, Scene, SceneShape, SceneText } from './scene.js';
import { scaleOf } from './shapes.js';

const escaped = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Surrogate}/gu, '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const n = (value: number): string => String(Math.round(value * 100) / 100);

/** A picture as SVG that stands by itself: no styles of the page, no scripts, nothing to load; letters stay letters, in fonts by their names. */
export function svgOf({ title, language, width, height, background, items }: Scene): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" lang="${escaped(language)}">
<title id="title">${escaped(title)}</title>
<rect width="${width}" height="${height}"${filled('fill', background)}/>
${items.map((item) => (item.kind === 'text' ? letters(item) : shape(item))).join('\n')}
</svg>
`;
}

const filled = (name: 'fill' | 'stroke', paint: Paint | null): string => (paint ? ` ${name}="${paint.colour}"${paint.opacity < 1 ? ` ${name}-opacity="${paint.opacity}"` : ''}` : ` ${name}="none"`);

function shape({ d, matrix, fill, stroke, width, dash, cap, join }: SceneShape): string {
  const [a, b, c, d4, e, f] = matrix;
  const isEven = Math.abs(a - d4) < 1e-6 && Math.abs(b) < 1e-6 && Math.abs(c) < 1e-6;
  const scale = isEven ? scaleOf(matrix) || 1 : 1;
  const place = isEven && Math.abs(a - 1) < 1e-6 ? `translate(${n(e)} ${n(f)})` : `matrix(${[a, b, c, d4].map((value) => Number(value.toPrecision(6))).join(' ')} ${n(e)} ${n(f)})`;
  const line = stroke
    ? `${filled('stroke', stroke)} stroke-width="${n(width / scale)}"${dash.length > 0 ? ` stroke-dasharray="${dash.map((part) => n(part / scale)).join(' ')}"` : ''}${cap === 'butt' ? '' : ` stroke-linecap="${cap}"`}${join === 'miter' ? '' : ` stroke-linejoin="${join}"`}${isEven ? '' : ' vector-effect="non-scaling-stroke"'}`
    : '';
  return `<path d="${escaped(d)}" transform="${place}"${filled('fill', fill)}${line}/>`;
}

function letters({ text, x, y, size, family, weight, style, fill, halo, rightToLeft }: SceneText): string {
  const behind = halo ? `${filled('stroke', halo.paint)} stroke-width="${n(halo.width)}" stroke-linejoin="round" paint-order="stroke"` : '';
  return `<text x="${n(x)}" y="${n(y)}" font-family="${escaped(family)}" font-size="${n(size)}"${weight === '400' ? '' : ` font-weight="${escaped(weight)}"`}${style === 'normal' ? '' : ` font-style="${escaped(style)}"`}${rightToLeft ? ' direction="rtl"' : ''}${filled('fill', fill)}${behind}>${escaped(text)}</text>`;
}
