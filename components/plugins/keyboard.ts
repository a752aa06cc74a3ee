import { DisposableStore, toDisposable, type Disposable } from '../../src/core/disposable.js';
import { systemClock } from '../../src/core/clock.js';
import { KeySession } from '../../src/host/keys/key-session.js';
import type { Keybinding } from '../../src/host/keys/keybindings.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Platform } from '../../src/host/keys/chord.js';
import { contextAt } from './context-scope.js';

/** The platform of this browser, as far as keys go. */
export function platformHere(): Platform {
  const { platform } = navigator;
  return /Mac|iPhone|iPad/.test(platform) ? 'mac' : /Win/.test(platform) ? 'win' : 'linux';
}

/** What takes typing. */
const TYPING = 'input:not([type=button], [type=checkbox], [type=radio], [type=range], [type=submit]), textarea, select, [contenteditable]:not([contenteditable=false])';

/** Who hears what keys do. */
export interface KeyboardListener {
  /** Does what a key is bound to. By default the command is run, and what goes wrong is reported of its plugin. */
  readonly run?: (binding: Keybinding) => void;
  /** What was pressed of a chord so far; nothing when it ends. */
  readonly chord?: (presses: readonly string[]) => void;
}

/**
 * Lets keys run commands, from wherever the focus is, by the context keys of that place; `cx.inputFocus` holds where people type.
 * Who listens nearer to the focus than `window` comes first.
 */
export function connectKeyboard(host: PluginHost, target: Window | Document = window, { run, chord }: KeyboardListener = {}): Disposable {
  const store = new DisposableStore();
  const execute = ({ command, args, owner }: Keybinding): void => {
    host.commands.execute(command, args === undefined ? [] : [args]).catch((error: unknown) => host.journal.report(owner, error));
  };
  const session = store.add(new KeySession(host.keybindings, systemClock, run ?? execute));
  if (chord) store.add(session.onDidChangeChord(chord));
  const press = (event: KeyboardEvent): void => {
    const place = event.composedPath()[0];
    const scope = contextAt(place instanceof Node ? place : null, host.context);
    const typing = place instanceof Element && place.matches(TYPING);
    if (!event.defaultPrevented && session.press(event, (key) => (key === 'cx.inputFocus' ? typing : scope.get(key)))) event.preventDefault();
  };
  const forget = (): void => session.forget();
  target.addEventListener('keydown', press as EventListener);
  window.addEventListener('blur', forget);
  store.add(toDisposable(() => target.removeEventListener('keydown', press as EventListener)));
  store.add(toDisposable(() => window.removeEventListener('blur', forget)));
  return store;
}
