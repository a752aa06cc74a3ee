import { systemClock } from '../../src/core/clock.js';
import { DisposableStore, toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Keybinding } from '../../src/host/keys/keybindings.js';
import { KeySession } from '../../src/host/keys/key-session.js';
import { lookupAt } from '../plugins/context-at.js';

/** What takes typing. */
const TYPING = 'input:not([type=button], [type=checkbox], [type=radio], [type=range], [type=submit]), textarea, select, [contenteditable]:not([contenteditable=false])';

/**
 * Lets the keys of plugins act on the whole page, each with the context keys of where the focus is; `cx.inputFocus` holds
 * where people type.
 *
 * @param run does what a key is bound to
 * @param chord hears what was pressed of a chord so far, and nothing when it ends
 */
export function dispatchKeys(host: PluginHost, run: (binding: Keybinding) => void, chord: (presses: readonly string[]) => void): Disposable {
  const store = new DisposableStore();
  const session = store.add(new KeySession(host.keybindings, systemClock, run));
  store.add(session.onDidChangeChord(chord));
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const path = event.composedPath();
    const at = lookupAt(path, host);
    const [inner] = path;
    const typing = inner instanceof Element && inner.matches(TYPING);
    if (session.press(event, (key) => (key === 'cx.inputFocus' ? typing : at(key)))) event.preventDefault();
  };
  const forget = (): void => session.forget();
  document.addEventListener('keydown', press);
  window.addEventListener('blur', forget);
  store.add(toDisposable(() => document.removeEventListener('keydown', press)));
  store.add(toDisposable(() => window.removeEventListener('blur', forget)));
  return store;
}
