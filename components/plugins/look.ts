import { DisposableStore, toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import { borrowMessages, type Messages } from '../base/localize.js';

/** Tokens of a theme that are custom properties of ours. */
const TOKENS = new Set(['accent', 'on-accent', 'paper', 'ink', 'space', 'radius']);

/** Puts the tokens of a theme on an element until it is disposed. Values were checked when the manifest was read: a token can be nothing but what it is. */
export function applyTheme(host: PluginHost, id: string, element: HTMLElement): Disposable {
  const theme = host.registries.themes.get(id)?.entry;
  if (!theme) return toDisposable(() => {});
  const set = new Map<string, string>();
  for (const [name, value] of Object.entries(theme.tokens)) {
    if (value !== undefined && TOKENS.has(name)) set.set(`--cx-${name}`, typeof value === 'string' ? value : `light-dark(${value.light}, ${value.dark})`);
  }
  if (theme.contrast === 'high') for (const name of ['--cx-quiet', '--cx-edge']) set.set(name, '100%');
  if (theme.scheme === 'light' || theme.scheme === 'dark') set.set('color-scheme', theme.scheme);
  const before = [...set.keys()].map((name) => [name, element.style.getPropertyValue(name)] as const);
  for (const [name, value] of set) element.style.setProperty(name, value);
  return toDisposable(() => {
    for (const [name, value] of before) {
      if (value) element.style.setProperty(name, value);
      else element.style.removeProperty(name);
    }
  });
}

/** Gives the metrics of plugins the names that they have there, so that scorecards name them like their own. */
export function applyMetricNames(host: PluginHost, language: () => string): Disposable {
  const store = new DisposableStore();
  let taken = new DisposableStore();
  const sync = (): void => {
    taken.dispose();
    taken = new DisposableStore();
    const names = host.registries.metrics.all.map(({ id, entry, owner }) => ({ id: `figure.${id}`, ...host.textOf(owner, entry.title) }));
    if (names.length === 0) return;
    taken.add(borrowMessages('en', Object.fromEntries(names.map(({ id, original }) => [id, original]))));
    if (language() !== 'en') taken.add(borrowMessages(language(), Object.fromEntries(names.map(({ id, value }) => [id, value]))));
  };
  store.add(host.registries.metrics.onDidChange(sync));
  store.add(toDisposable(() => taken.dispose()));
  sync();
  return store;
}

/**
 * Adds the texts that plugins have for elements, for as long as the plugins are there. A plugin that has them in code is woken when a page
 * is in its language.
 */
export function applyLocales(host: PluginHost, language: () => string): Disposable {
  const store = new DisposableStore();
  const added = new Map<string, { readonly messages: Messages; readonly taken: Disposable }>();
  const sync = (): void => {
    const { locales } = host.registries;
    const wanted = new Map<string, { readonly tag: string; readonly messages: Messages }>();
    for (const { id, entry } of locales.all) {
      const messages = entry.messages ?? locales.code(id);
      if (messages) wanted.set(id, { tag: entry.language, messages: messages as Messages });
      else if (entry.language.split('-')[0] === language().split('-')[0]) void host.wake(`onLocale:${entry.language}`);
    }
    for (const [id, { messages, taken }] of added) {
      if (wanted.get(id)?.messages === messages) continue;
      taken.dispose();
      added.delete(id);
    }
    for (const [id, { tag, messages }] of wanted) if (!added.has(id)) added.set(id, { messages, taken: borrowMessages(tag, messages) });
  };
  store.add(host.registries.locales.onDidChange(sync));
  store.add(toDisposable(() => added.forEach(({ taken }) => taken.dispose())));
  sync();
  return store;
}
