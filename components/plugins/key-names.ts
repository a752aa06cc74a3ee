import type { Localizer } from '../base/localize.js';

/** The English names of keys. */
export const keyMessages = {
  'key.ctrl': 'Ctrl',
  'key.shift': 'Shift',
  'key.alt': 'Alt',
  'key.meta': 'Win',
  'key.enter': 'Enter',
  'key.escape': 'Esc',
  'key.space': 'Space',
  'key.delete': 'Delete',
} as const;

const MAC: Readonly<Record<string, string>> = { ctrl: '⌃', shift: '⇧', alt: '⌥', meta: '⌘', enter: '↩', escape: '⎋' };
const ARROWS: Readonly<Record<string, string>> = { up: '↑', down: '↓', left: '←', right: '→', plus: '+' };

/** A chord as it stands on the keyboard: `Ctrl+K Ctrl+S`, or `⌘K` on a Mac. */
export function chordText(chord: readonly string[], texts: Localizer, mac: boolean): string {
  const name = (key: string): string => {
    if (mac && Object.hasOwn(MAC, key)) return MAC[key]!;
    if (Object.hasOwn(keyMessages, `key.${key}`)) return texts.text(`key.${key}`);
    return ARROWS[key] ?? (key.length === 1 ? key.toUpperCase() : key[0]!.toUpperCase() + key.slice(1));
  };
  return chord.map((stroke) => stroke.split('+').map(name).join(mac ? '' : '+')).join(' ');
}
