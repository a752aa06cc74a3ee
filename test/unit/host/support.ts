import assert from 'node:assert/strict';
import { manualClock, type ManualClock } from '../../../src/core/index.js';
import { createHost } from '../../../src/host/create-host.js';
import type { PluginHost } from '../../../src/host/host.js';
import type { PluginSource } from '../../../src/host/plugin-source.js';
import type { HostOptions } from '../../../src/host/options.js';
import type { PluginModule } from '../../../src/host/runner.js';
import type { Cx } from '../../../src/sdk/api.js';
import type { PluginContext } from '../../../src/sdk/context.js';

/** A host whose clock the test turns. */
export function hostWithClock(options: HostOptions = {}): { readonly host: PluginHost; readonly clock: ManualClock } {
  const clock = manualClock(1_000_000);
  return { host: createHost({ clock, version: '1.0.0', mode: 'test', ...options }), clock };
}

/** A plugin `acme.<name>` with code. */
export function plugin(name: string, module: PluginModule | ((context: PluginContext, cx: Cx) => unknown) = {}, rest: Readonly<Record<string, unknown>> = {}): PluginSource {
  const code = typeof module === 'function' ? { activate: module } : module;
  return {
    manifest: { publisher: 'acme', name, version: '1.0.0', displayName: name, engines: { cx: '^1.0.0' }, main: './plugin.js', ...rest },
    code: { kind: 'module', load: () => code },
  };
}

export function install(host: PluginHost, ...sources: readonly PluginSource[]): void {
  for (const source of sources) {
    const outcome = host.install(source);
    assert.ok(outcome.ok, JSON.stringify(outcome));
  }
}

/** The problems of a plugin so far, as sentences. */
export const problems = (host: PluginHost, key: string): string[] => host.journal.reportsOf(key).map(({ problem }) => problem.message);

/** Lets everything that only waits for its turn have it. */
export async function turns(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}
