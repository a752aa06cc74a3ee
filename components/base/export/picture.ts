import { pngOf } from './to-png.js';
import { sceneOf } from './scene-of.js';
import { svgOf } from './to-svg.js';
import { fileName } from './save.js';

/** A picture of something on the page, as a file. */
export async function pictureOf(element: Element, title: string, form: 'png' | 'svg'): Promise<File> {
  const scene = sceneOf(element, title);
  const content = form === 'png' ? await pngOf(scene) : svgOf(scene);
  return new File([content], fileName(title, form), { type: form === 'png' ? 'image/png' : 'image/svg+xml' });
}
