import { createHost, type HostOptions, type PluginHost, type PluginModule, type PluginSource } from '../../src/host/index.js';
import type { Cx } from '../../src/sdk/api.js';

const hosts: PluginHost[] = [];

/** A host with plugins, started; taken down after the test by {@link takeHostsDown}. */
export async function startedHost(options: HostOptions = {}, ...plugins: readonly PluginSource[]): Promise<PluginHost> {
  const host = unstartedHost(options, ...plugins);
  await host.start();
  return host;
}

/** The same, before its start. */
export function unstartedHost(options: HostOptions = {}, ...plugins: readonly PluginSource[]): PluginHost {
  const host = createHost(options);
  hosts.push(host);
  for (const plugin of plugins) {
    const outcome = host.install(plugin);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  }
  return host;
}

export async function takeHostsDown(): Promise<void> {
  for (const host of hosts.splice(0)) await host.dispose();
}

/** A plugin `acme.<name>` with code and what it contributes. */
export function plugin(name: string, contributes: Readonly<Record<string, unknown>>, activate: (cx: Cx) => void = () => {}, rest: Readonly<Record<string, unknown>> = {}): PluginSource {
  const code: PluginModule = { activate: (_context, cx) => activate(cx) };
  return { manifest: { publisher: 'acme', name, version: '1.0.0', displayName: name, engines: { cx: '*' }, main: './plugin.js', contributes, ...rest }, code: { kind: 'module', load: () => code } };
}

/** The text of an element inside the shadow of another, on one line. */
export const textOf = (el: Element | null | undefined): string => el?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** Where the focus is, inside all shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Lets what was set off be drawn. */
export async function drawn(...elements: readonly { readonly updateComplete: Promise<unknown> }[]): Promise<void> {
  for (let i = 0; i < 2; i++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    for (const el of elements) await el.updateComplete;
  }
}
