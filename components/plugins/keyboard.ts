import { toDisposable, type Disposable } from '../../src/core/disposable.js';
import { systemClock } from '../../src/core/clock.js';
import { KeySession } from '../../src/host/keys/key-session.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Platform } from '../../src/host/keys/chord.js';
import { contextAt } from './context-scope.js';

/** The platform of this browser, as far as keys go. */
export function platformHere(): Platform {
  const { platform } = navigator;
  return /Mac|iPhone|iPad/.test(platform) ? 'mac' : /Win/.test(platform) ? 'win' : 'linux';
}

/** Lets keys run commands, from wherever the focus is. */
export function connectKeyboard(host: PluginHost, target: Window = window): Disposable {
  const session = new KeySession(host.keybindings, systemClock, ({ command, args, owner }) => {
    host.commands.execute(command, args === undefined ? [] : [args]).catch((error: unknown) => host.journal.report(owner, error));
  });
  const press = (event: KeyboardEvent): void => {
    const place = event.composedPath()[0];
    const scope = contextAt(place instanceof Node ? place : null, host.context);
    if (!event.defaultPrevented && session.press(event, (key) => scope.get(key))) event.preventDefault();
  };
  const forget = (): void => session.forget();
  target.addEventListener('keydown', press);
  target.addEventListener('blur', forget);
  return toDisposable(() => {
    target.removeEventListener('keydown', press);
    target.removeEventListener('blur', forget);
    session.dispose();
  });
}
