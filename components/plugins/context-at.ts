import type { PluginHost } from '../../src/host/host.js';
import type { Lookup } from '../../src/host/when/index.js';

/** Shared by all copies of the library on a page. */
const CONTEXT = Symbol.for('cx-elements.context');
type Placed = { [CONTEXT]?: Map<string, unknown> };

/** Sets a context key for what is inside an element, also in its shadow; `undefined` takes it away. */
export function setContextAt(element: Element, key: string, value: unknown, host?: PluginHost): void {
  const keys = ((element as Placed)[CONTEXT] ??= new Map<string, unknown>());
  if (Object.is(keys.get(key), value)) return;
  keys.set(key, value);
  host?.context.changed([key]);
}

/** Context keys as they are at a place: the innermost element that sets a key decides, then the host. */
export function lookupAt(path: readonly EventTarget[], host: PluginHost): Lookup {
  return (key) => {
    for (const place of path) {
      const value = (place as Placed)[CONTEXT]?.get(key);
      if (value !== undefined) return value;
    }
    return host.context.get(key);
  };
}

/** An element and all it is in, from inside out: through slots and out of shadow roots. */
export function pathFrom(element: Element | null): Element[] {
  const path: Element[] = [];
  for (let at: Node | null = element; at; at = (at as Partial<Element>).assignedSlot ?? at.parentNode ?? (at as Partial<ShadowRoot>).host ?? null) {
    if (at instanceof Element) path.push(at);
  }
  return path;
}

/** Where the focus is, inside all shadow roots that are open. */
export function focusedElement(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
