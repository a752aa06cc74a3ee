import type { Disposable } from '../../src/core/disposable.js';
import { toDisposable } from '../../src/core/disposable.js';
import { ContextScope } from '../../src/host/context-keys.js';

/** Shared by all copies of the library on a page. */
const SCOPES = Symbol.for('cx-elements.scopes');
const scopes = ((globalThis as { [SCOPES]?: WeakMap<Node, ContextScope> })[SCOPES] ??= new WeakMap<Node, ContextScope>());

/**
 * Gives an element and what is in it context keys of their own, over those around it. What is in its shadow, and what is
 * slotted into it, is in it.
 */
export function openScope(element: Element, parent: ContextScope): { readonly scope: ContextScope; readonly close: Disposable } {
  const scope = new ContextScope(contextAt(outside(element), parent));
  scopes.set(element, scope);
  return { scope, close: toDisposable(() => scopes.delete(element)) };
}

/** The context keys that count at a place: of the nearest scope outwards, through shadows; the outermost where there is none. */
export function contextAt(node: Node | null, outermost: ContextScope): ContextScope {
  for (let at = node; at; at = outside(at)) {
    const scope = scopes.get(at);
    if (scope) return scope;
  }
  return outermost;
}

/** One step out in the tree as it is shown: a slotted node is in its slot, a shadow in its host. */
function outside(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
