import { begins, type Keybinding, type Keybindings } from './keybindings.js';

/** Two bindings of one key that can both apply. */
export interface KeyConflict {
  readonly chord: string;
  /** In the order in which they are asked: the first that applies wins. */
  readonly bindings: readonly Keybinding[];
}

/** Keys for which two bindings can apply at once: the same key, or one that begins a longer one, under the same clause. */
export function conflictsOf({ all }: Keybindings): readonly KeyConflict[] {
  const byFirst = new Map<string, Keybinding[]>();
  for (const binding of all) byFirst.set(binding.chord[0]!, [...(byFirst.get(binding.chord[0]!) ?? []), binding]);
  const conflicts = new Map<string, Keybinding[]>();
  for (const group of byFirst.values()) {
    for (const [i, one] of group.entries()) {
      const others = group.slice(i + 1).filter((other) => other.command !== one.command && other.clause === one.clause && begins(one.chord, other.chord));
      const chord = one.chord.join(' ');
      if (others.length > 0 && !conflicts.has(chord)) conflicts.set(chord, [one, ...others]);
    }
  }
  return [...conflicts].map(([chord, bindings]) => ({ chord, bindings }));
}
