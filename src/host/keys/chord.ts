import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';

/** Where keys differ. */
export type Platform = 'mac' | 'win' | 'linux';

/** What of a keyboard event is needed; a DOM `KeyboardEvent` is one. */
export interface KeyPress {
  readonly key: string;
  /** The place on the keyboard, `KeyA`; for letters that a layout gives no Latin name. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing?: boolean;
}

/** One press in writing, its modifiers in one order: `ctrl+shift+k`. */
type Stroke = string;

const MODIFIERS = ['ctrl', 'shift', 'alt', 'meta'] as const;
type Modifier = (typeof MODIFIERS)[number];
const MODIFIER_NAMES: Readonly<Record<string, Modifier>> = { ctrl: 'ctrl', control: 'ctrl', shift: 'shift', alt: 'alt', option: 'alt', meta: 'meta', cmd: 'meta', command: 'meta', win: 'meta', super: 'meta' };
const KEY_NAMES: Readonly<Record<string, string>> = {
  ' ': 'space', arrowup: 'up', arrowdown: 'down', arrowleft: 'left', arrowright: 'right', esc: 'escape', return: 'enter', del: 'delete', ins: 'insert', pgup: 'pageup', pgdown: 'pagedown', '+': 'plus',
};
const KEY = /^(?:[^\s\p{Cc}\p{Lu}]|f(?:[1-9]|1\d|2[0-4])|space|up|down|left|right|escape|enter|tab|backspace|delete|insert|home|end|pageup|pagedown|plus|contextmenu)$/u;
/** Presses in a chord. */
const LONGEST_CHORD = 4;

/** Reads a key as manifests write it: `ctrl+k ctrl+s`. `mod` is `meta` on a Mac and `ctrl` elsewhere. */
export function parseChord(text: string, platform: Platform): Result<readonly Stroke[], Problem> {
  const strokes: Stroke[] = [];
  for (const word of text.trim().toLowerCase().split(/\s+/)) {
    const names = word.split('+');
    const key = KEY_NAMES[names.at(-1)!] ?? names.at(-1)!;
    const modifiers = names.slice(0, -1).map((name) => (name === 'mod' ? (platform === 'mac' ? 'meta' : 'ctrl') : own(MODIFIER_NAMES, name)));
    if (!KEY.test(key) || modifiers.includes(undefined) || new Set(modifiers).size < modifiers.length) {
      return err({ code: 'unknown-key', message: `"${word}" is no key. Write it like "ctrl+shift+k", "alt+f5" or "mod+enter".`, where: text });
    }
    strokes.push(stroke(modifiers as Modifier[], key));
  }
  if (strokes.length > LONGEST_CHORD) return err({ code: 'unknown-key', message: `A chord has at most ${LONGEST_CHORD} presses.`, where: text });
  return ok(strokes);
}

/** What was pressed; undefined for a modifier alone, a dead key, or while a word is being composed. */
export function strokeOf(press: KeyPress): Stroke | undefined {
  if (press.isComposing || /^(?:Control|Shift|Alt|AltGraph|Meta|Dead|Process|Unidentified|CapsLock|Fn)$/.test(press.key)) return undefined;
  const held = MODIFIERS.filter((name) => press[`${name}Key`]);
  let key = press.key.toLowerCase();
  key = own(KEY_NAMES, key) ?? key;
  // with modifiers, a letter of another script stands for the Latin one on the same key
  if (held.some((name) => name !== 'shift') && !/^[\x21-\x7e]+$/.test(key)) key = /^(?:Key|Digit)([A-Z\d])$/.exec(press.code ?? '')?.[1]?.toLowerCase() ?? key;
  return stroke(held, key);
}

function stroke(modifiers: readonly Modifier[], key: string): Stroke {
  return [...MODIFIERS.filter((name) => modifiers.includes(name)), key].join('+');
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/**
 * Types text or moves the focus: alone or with shift, such a key must not act anywhere on the page (WCAG 2.1.4), and a
 * plugin that took it could read along.
 */
export function isForTyping(chord: readonly Stroke[]): boolean {
  const [first = ''] = chord;
  const bare = first.replace(/^shift\+/, '');
  return /^(?:[^+]|space|plus|tab|enter|escape|backspace|delete|up|down|left|right|home|end|pageup|pagedown)$/u.test(bare);
}
