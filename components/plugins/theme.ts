import { toDisposable, type Disposable } from '../../src/core/disposable.js';
import { CxError } from '../../src/core/problem.js';
import type { PluginHost } from '../../src/host/host.js';

/**
 * Puts a theme on an element and what is in it, as custom properties; dispose what it returns to take it off. Every value has been
 * checked by the type of its token when the manifest was read, so none can load anything or break out of its property.
 *
 * @throws CxError `unknown-theme`
 */
export function useTheme({ registries }: PluginHost, id: string, target: HTMLElement = document.documentElement): Disposable {
  const declared = registries.themes.get(id);
  if (!declared) throw new CxError({ code: 'unknown-theme', message: `There is no theme "${id}". There is ${registries.themes.all.map((one) => one.id).join(', ')}.`, where: id });
  const before = new Map<string, string>();
  const set = (name: string, value: string): void => {
    before.set(name, target.style.getPropertyValue(name));
    target.style.setProperty(name, value);
  };
  for (const [token, value] of Object.entries(declared.entry.tokens)) {
    if (value === undefined) continue;
    set(`--cx-${token}`, typeof value === 'string' ? value : `light-dark(${value.light}, ${value.dark})`);
  }
  // quiet text and edges as strong as the text itself
  if (declared.entry.contrast === 'high') for (const name of ['--cx-quiet', '--cx-edge']) set(name, '100%');
  if (declared.entry.scheme === 'light' || declared.entry.scheme === 'dark') set('color-scheme', declared.entry.scheme);
  return toDisposable(() => {
    for (const [name, value] of before) target.style.setProperty(name, value);
  });
}
