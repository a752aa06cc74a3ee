import { toDisposable, type Usable } from '../../core/disposable.js';
import { Emitter, type Event } from '../../core/emitter.js';
import { CxError } from '../../core/problem.js';
import type { Contribution } from '../../model/plugin/contributions/index.js';
import { evaluate, parseWhen, type Lookup, type When } from '../when/index.js';
import { isForTyping, parseChord, type Platform } from './chord.js';

/** Who says what a key does; a later one wins. */
export type KeyLayer = 'core' | 'plugin' | 'host' | 'user';
const WEIGHT: Readonly<Record<KeyLayer, number>> = { core: 0, plugin: 100, host: 200, user: 300 };

/** A binding that was read. */
export interface Keybinding {
  readonly command: string;
  readonly chord: readonly string[];
  readonly when: When | undefined;
  /** The clause as written. */
  readonly clause: string | undefined;
  readonly args: unknown;
  readonly layer: KeyLayer;
  readonly owner: string;
}

/** What a plugin may bind at most. */
const MOST_PER_PLUGIN = 100;

/** What keys do. */
export class Keybindings {
  readonly #bindings: Keybinding[] = [];
  readonly #emitter = new Emitter<void>();
  readonly #platform: Platform;
  readonly #open: () => void;

  /** @param open called before anybody looks: takes up what plugins have for keys */
  constructor(platform: Platform, open: () => void = () => {}) {
    this.#platform = platform;
    this.#open = open;
  }

  get onDidChange(): Event<void> {
    this.#open();
    return this.#emitter.event;
  }

  /**
   * Adds a binding. A user takes a binding away by adding one whose command has a `-` before it.
   *
   * @throws CxError `unknown-key`, `unreadable-clause`, `typing-key` for a key that would take typing or the focus away
   *   everywhere, `too-many`
   */
  add(entry: Contribution<'keybindings'>, owner: string, layer: KeyLayer): Usable {
    const chord = parseChord(entry[this.#platform] ?? entry.key, this.#platform);
    if (!chord.ok) throw new CxError(chord.error);
    const when = entry.when === undefined ? undefined : parseWhen(entry.when);
    if (when && !when.ok) throw new CxError(when.error);
    if (layer === 'plugin') {
      if (isForTyping(chord.value) && !(when && needsFocus(when.value))) {
        throw new CxError({
          code: 'typing-key',
          message: `"${entry.key}" types or moves the focus: it needs a clause that asks for a focus, such as "acme.listFocus" (WCAG 2.1.4).`,
          where: entry.command,
        });
      }
      if (this.#bindings.filter((one) => one.owner === owner).length >= MOST_PER_PLUGIN) throw new CxError({ code: 'too-many', message: `A plugin has at most ${MOST_PER_PLUGIN} keys.`, where: entry.command });
    }
    const binding: Keybinding = Object.freeze({ command: entry.command, chord: chord.value, when: when?.value, clause: entry.when, args: entry.args, layer, owner });
    // kept by weight, and within a weight in the order of adding
    const end = this.#bindings.findIndex((one) => WEIGHT[one.layer] > WEIGHT[layer]);
    this.#bindings.splice(end < 0 ? this.#bindings.length : end, 0, binding);
    this.#emitter.fire();
    return toDisposable(() => {
      this.#bindings.splice(this.#bindings.indexOf(binding), 1);
      this.#emitter.fire();
    });
  }

  /** All bindings, as they are asked: last added of the heaviest layer first. Those that a user took away are left out. */
  get all(): readonly Keybinding[] {
    this.#open();
    const removed = this.#bindings.filter(({ command }) => command.startsWith('-'));
    const isRemoved = (one: Keybinding): boolean =>
      removed.some(({ command, chord, layer }) => command.slice(1) === one.command && same(chord, one.chord) && WEIGHT[layer] > WEIGHT[one.layer]);
    return this.#bindings.filter((one) => !one.command.startsWith('-') && !isRemoved(one)).reverse();
  }

  /** The keys of a command, for menus and the palette: the one that counts first. */
  of(command: string): readonly Keybinding[] {
    return this.all.filter((one) => one.command === command);
  }

  /**
   * What the presses so far do: run a command, wait for the rest of a chord, or nothing.
   *
   * @param lookup the context keys where the focus is
   */
  resolve(presses: readonly string[], lookup: Lookup): { readonly kind: 'command'; readonly binding: Keybinding } | { readonly kind: 'more' | 'nothing' } {
    for (const binding of this.all) {
      if (binding.chord.length < presses.length || !presses.every((press, i) => binding.chord[i] === press)) continue;
      if (binding.when && !evaluate(binding.when, lookup)) continue;
      return binding.chord.length === presses.length ? { kind: 'command', binding } : { kind: 'more' };
    }
    return { kind: 'nothing' };
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && begins(a, b);
/** Does one of two chords begin the other? */
export const begins = (a: readonly string[], b: readonly string[]): boolean => (a.length <= b.length ? a.every((press, i) => b[i] === press) : begins(b, a));

/** Does it hold only where some key whose name ends in "Focus" is set? */
function needsFocus(when: When): boolean {
  switch (when.kind) {
    case 'term':
      return !when.negated && when.test.op === 'has' && /focus(?:ed)?$/i.test(when.key);
    case 'all':
      return when.parts.some(needsFocus);
    case 'any':
      return when.parts.every(needsFocus);
    case 'constant':
      return !when.value;
  }
}
