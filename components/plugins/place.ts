import type { PluginHost } from '../../src/host/host.js';
import type { Lookup } from '../../src/host/when/index.js';
import { contextAt } from './context-scope.js';

/** Context keys as they are at a place. */
export function lookupAt(place: Node | null, host: PluginHost): Lookup {
  const scope = contextAt(place, host.context);
  return (key) => scope.get(key);
}

/** Where the focus is, inside all shadow roots that are open. */
export function focusedElement(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
