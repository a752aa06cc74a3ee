import { BLACK, over, readColour, WHITE, type Colour, type Layer } from './colour.js';

/**
 * A colour as it is written, in sRGB: whatever the browser knows (`oklch()`, `hsl()`, names, system colours). Undefined if it is none.
 *
 * @param scheme `color-scheme` of the place, for system colours and `light-dark()`
 */
export function resolveColour(text: string, scheme = 'normal'): Layer | undefined {
  const said = text.trim();
  const plain = readColour(said);
  if (plain) return plain;
  if (said === '' || !CSS.supports('color', said)) return undefined;
  // the browser mixes it in sRGB with itself, and writes the outcome as numbers; a probe of our own, gone before anything is drawn
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.colorScheme = scheme;
  probe.style.color = said;
  if (CSS.supports('color', `color-mix(in srgb, ${said}, ${said})`)) probe.style.color = `color-mix(in srgb, ${said}, ${said})`;
  document.documentElement.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return readColour(computed);
}

/** What lies behind an element, as far as colours can tell. */
export interface Background {
  readonly colour: Colour;
  /** No picture and no gradient is in between, whose colours nobody knows. */
  readonly certain: boolean;
}

/** The colour behind an element: its own, and those around it out through all shadows, as they lie over one another. */
export function backgroundOf(element: Element): Background {
  const layers: Layer[] = [];
  const scheme = getComputedStyle(element).colorScheme;
  let certain = true;
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') certain = false;
    const layer = resolveColour(backgroundColor, scheme);
    if (layer && layer.alpha > 0) layers.push(layer);
    if (layer?.alpha === 1) break;
  }
  const canvas = resolveColour('Canvas', scheme) ?? { ...WHITE, alpha: 1 };
  return { colour: layers.reduceRight<Colour>((below, layer) => over(layer, below), over(canvas, BLACK)), certain };
}

/** What an element stands in: the slot it is put into, its parent, or the host of its shadow. */
function parentOf(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;
}
