import { VERSION } from '../../src/core/version.js';
import { isDevelopment } from './development.js';

export { VERSION };

/**
 * Registers a class under `name`, unless the name is taken. A second copy of the library on a page is harmless; in
 * development it says so when the versions differ. Where there are no custom elements at all, it does nothing.
 */
export function defineElement(name: string, element: CustomElementConstructor, registry: CustomElementRegistry | undefined = globalThis.customElements): void {
  if (!registry) return; // no browser here
  const taken = registry.get(name) as { version?: string } | undefined;
  if (!taken) {
    try {
      registry.define(name, element);
    } catch {
      registry.define(name, class extends element {}); // this class has another name already
    }
  } else if (taken.version !== VERSION && isDevelopment()) {
    console.warn(`<${name}> ${VERSION}: version ${taken.version} came first.`);
  }
}
