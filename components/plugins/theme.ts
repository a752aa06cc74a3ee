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
  for (const [token, value] of Object.entries(declared.entry.tokens)) {
    if (value === undefined) continue;
    const name = `--cx-${token}`;
    before.set(name, target.style.getPropertyValue(name));
    target.style.setProperty(name, typeof value === 'string' ? value : `light-dark(${value.light}, ${value.dark})`);
  }
  return toDisposable(() => {
    for (const [name, value] of before) target.style.setProperty(name, value);
  });
}
