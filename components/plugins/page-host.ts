import { DisposableStore, type Disposable } from '../../src/core/disposable.js';
import { bundled } from '../../src/host/bundled.js';
import { createHost } from '../../src/host/create-host.js';
import type { PluginHost } from '../../src/host/host.js';
import type { HostOptions } from '../../src/host/options.js';
import { isDevelopment } from '../base/development.js';
import { builtIn, languages } from './built-in.js';
import { connectElements } from './connect.js';
import { connectEvents } from './events.js';
import { connectKeyboard, platformHere } from './keyboard.js';
import { deviceSettings, deviceStore } from './storage.js';

/** How a page hosts plugins. */
export interface PageHostOptions extends HostOptions {
  /** `allowed`: what people set and what plugins keep may be stored on the device. Otherwise it is forgotten with the page. */
  readonly storage?: 'allowed';
}

/** A plugin host for this page. */
export interface PageHost extends Disposable {
  readonly host: PluginHost;
}

/**
 * Makes a host whose plugins reach this page: elements show their metrics and languages, keys run their commands, their sinks get
 * what customers send. The library's own things are installed first; install yours, then `host.start()`.
 */
export function pageHost({ storage, ...options }: PageHostOptions = {}): PageHost {
  const kept = storage === 'allowed' ? { stores: { global: deviceStore('global'), workspace: deviceStore('workspace') }, settings: deviceSettings() } : {};
  const host = createHost({
    platform: platformHere(),
    mode: isDevelopment() ? 'development' : 'production',
    language: () => document.documentElement.lang || 'en',
    ...kept,
    ...options,
  });
  for (const plugin of [builtIn, ...languages]) host.install({ ...bundled(plugin), builtIn: true });
  const store = new DisposableStore();
  store.add(connectElements(host));
  store.add(connectEvents(host));
  store.add(connectKeyboard(host));
  return {
    host,
    dispose() {
      store.dispose();
      void host.dispose();
    },
  };
}
