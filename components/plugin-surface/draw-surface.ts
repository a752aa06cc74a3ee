import { toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { Surface } from '../../src/host/ui/surface.js';
import type { CxPluginSurface } from './plugin-surface.js';

/** Draws what a plugin shows into an element of the page: the `draw` of `sandboxRunner`. */
export function drawSurface(container: unknown, surface: Surface): Disposable {
  const element = document.createElement('cx-plugin-surface') as CxPluginSurface;
  element.surface = surface;
  (container as Element).append(element);
  return toDisposable(() => element.remove());
}
