import type { Clock } from '../../core/clock.js';
import type { Disposable } from '../../core/disposable.js';
import { Emitter, type Event } from '../../core/emitter.js';
import type { Lookup } from '../when/index.js';
import { strokeOf, type KeyPress } from './chord.js';
import type { Keybinding, Keybindings } from './keybindings.js';

/** How long the next press of a chord may take, in milliseconds. */
const CHORD_PATIENCE = 5000;

/** Follows the presses of one keyboard: remembers the beginning of a chord, and forgets it after a while. */
export class KeySession implements Disposable {
  readonly #keybindings: Keybindings;
  readonly #clock: Clock;
  readonly #run: (binding: Keybinding) => void;
  readonly #emitter = new Emitter<readonly string[]>();
  #presses: string[] = [];
  #patience: Disposable | undefined;
  /** Fires with what was pressed of a chord so far; with nothing when it ends. For a status line. */
  readonly onDidChangeChord: Event<readonly string[]> = this.#emitter.event;

  constructor(keybindings: Keybindings, clock: Clock, run: (binding: Keybinding) => void) {
    this.#keybindings = keybindings;
    this.#clock = clock;
    this.#run = run;
  }

  /** Takes a press. True if it was used, so that the page must not act on it. */
  press(press: KeyPress, lookup: Lookup): boolean {
    const stroke = strokeOf(press);
    if (stroke === undefined) return false;
    const waiting = this.#presses.length > 0;
    const presses = [...this.#presses, stroke];
    const found = this.#keybindings.resolve(presses, lookup);
    this.forget();
    switch (found.kind) {
      case 'command':
        this.#run(found.binding);
        return true;
      case 'more':
        this.#presses = presses;
        this.#patience = this.#clock.after(CHORD_PATIENCE, () => this.forget());
        this.#emitter.fire(presses);
        return true;
      case 'nothing':
        return waiting; // a chord that leads nowhere must not type
    }
  }

  /** Forgets a chord that was begun: when the page loses the focus. */
  forget(): void {
    this.#patience?.dispose();
    this.#patience = undefined;
    if (this.#presses.length === 0) return;
    this.#presses = [];
    this.#emitter.fire([]);
  }

  dispose(): void {
    this.forget();
    this.#emitter.dispose();
  }
}
