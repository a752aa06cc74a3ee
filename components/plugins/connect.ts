import { DisposableStore, toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Metric } from '../../src/metrics/definition.js';
import { registerMessages, type Messages } from '../base/localize.js';
import { metricsOnPage } from '../base/metrics-on-page.js';
import { connectJourneys } from './journeys.js';
import { connectScorecards } from './scorecards.js';

/**
 * Gives the elements of this page what the plugins of a host contribute: metrics with their names, languages, for scorecards
 * templates and sources, and for journey maps lanes and lenses. Dispose what it
 * returns to take all of it back.
 */
export function connectElements(host: PluginHost): Disposable {
  const store = new DisposableStore();
  store.add(connectMetrics(host));
  store.add(connectLocales(host));
  store.add(connectScorecards(host));
  store.add(connectJourneys(host));
  return store;
}

function connectMetrics(host: PluginHost): Disposable {
  const { metrics, registries } = host;
  const shown = new Map<Metric, Disposable>();
  const update = (): void => {
    const now = new Set(metrics.all);
    for (const [metric, there] of shown) {
      if (now.has(metric)) continue;
      there.dispose();
      shown.delete(metric);
    }
    for (const metric of now) {
      if (shown.has(metric)) continue;
      const { entry, owner } = registries.metrics.get(metric.id)!;
      const store = new DisposableStore();
      store.add(metricsOnPage.add(metric));
      // the elements have words of their own for the library's own metrics
      if (owner !== OWN_PLUGIN) store.add(registerMessages('en', { [`figure.${metric.id}`]: host.textOf(owner, entry.title).value }));
      shown.set(metric, store);
    }
  };
  update();
  const listening = metrics.onDidChange(update);
  return toDisposable(() => {
    listening.dispose();
    for (const there of shown.values()) there.dispose();
  });
}

/** The plugin that brings the library's own things. */
export const OWN_PLUGIN = 'cx.built-in';

function connectLocales(host: PluginHost): Disposable {
  const { locales } = host.registries;
  let registered = new DisposableStore();
  const asked = new Set<string>();
  const update = (): void => {
    const before = registered;
    registered = new DisposableStore();
    for (const { id, entry } of locales.all) {
      const messages = locales.code(id) ?? entry.messages;
      if (messages) registered.add(registerMessages(entry.language, messages as Messages));
    }
    before.dispose();
  };
  /** Wakes who has the language of the page, or of a part of it, once it is asked for and there. */
  const ask = (): void => {
    const waiting = new Set(locales.all.filter(({ id, entry }) => !entry.messages && !locales.code(id)).map(({ entry }) => entry.language));
    if (waiting.size === 0) return;
    for (const { lang } of [document.documentElement, ...document.querySelectorAll<HTMLElement>('[lang]')]) {
      for (const tag of [lang, lang.split('-')[0]!]) {
        if (!waiting.has(tag) || asked.has(tag)) continue;
        asked.add(tag);
        queueMicrotask(() => void host.wake(`onLocale:${tag}`)); // what is being declared can be woken a moment later
      }
    }
  };
  update();
  ask();
  const listening = locales.onDidChange(() => {
    update();
    ask();
  });
  const observer = new MutationObserver(ask);
  observer.observe(document, { subtree: true, attributeFilter: ['lang'], childList: true });
  return toDisposable(() => {
    listening.dispose();
    observer.disconnect();
    registered.dispose();
  });
}
