/**
 * Drawing by hand, for an element of which there are hundreds on a screen and whose file must be small: no templates,
 * nodes are made once and filled again. Everything goes in as text or as an attribute, so no text becomes markup.
 */
type Attributes = Readonly<Record<string, string | number>>;

function draw(space: string, name: string, attributes: Attributes, children: readonly (Node | string)[]): Element {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, `${value}`);
  made.append(...children);
  return made;
}

/** An element of HTML with its attributes and children. */
export const make = (name: string, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElement => draw('http://www.w3.org/1999/xhtml', name, attributes, children) as HTMLElement;

/** An element of SVG. */
export const makeSvg = (name: string, attributes: Attributes = {}, ...children: readonly (Node | string)[]): Element => draw('http://www.w3.org/2000/svg', name, attributes, children);

/** The paths of a glyph, each with the name of its kind. */
export type GlyphPaths = readonly (readonly [kind: string, d: string])[];

/** A small drawing that words stand beside. */
export const makeGlyph = (name: string, paths: GlyphPaths, viewBox = '0 0 12 12'): Element =>
  makeSvg('svg', { class: name, viewBox, 'aria-hidden': 'true' }, ...paths.map(([kind, d]) => makeSvg('path', { class: kind, d })));

/** Sets a text, if it is another; hides what has none. */
export function fill(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
  node.hidden = !text;
}
