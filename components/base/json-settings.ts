import type { ReactiveElement } from 'lit';

/**
 * Reads the settings in a `<script type="application/json">` child: attributes by name, with plain values, or with an
 * object where the setting is one. Attributes that are written on the element win. Names that the element does not observe are told, never set.
 *
 * @returns what is wrong with it, if anything
 */
export function applyJsonSettings(host: HTMLElement): string | undefined {
  const script = host.querySelector('script[type="application/json"]');
  if (!script) return undefined;
  const { observedAttributes, elementProperties } = host.constructor as typeof ReactiveElement;
  try {
    for (const [name, value] of Object.entries(JSON.parse(script.textContent) as Record<string, unknown>)) {
      if (!observedAttributes.includes(name) || (Object(value) === value) !== (elementProperties.get(name)?.type === Object)) return `There is no setting "${name}" of this kind.`;
      if (!host.hasAttribute(name) && value !== false && value !== null) host.setAttribute(name, value === true ? '' : typeof value === 'string' ? value : JSON.stringify(value));
    }
  } catch (error) {
    return `The JSON in this element cannot be read: ${error}`;
  }
  return undefined;
}
