import type { Preferences } from '../../model/index.js';
import type { Conflict, Edit } from './edit.js';
import { merge } from './merge.js';
import { registersOf, withRegister } from './registers.js';

/** Preferences and what was in conflict on the way to them. */
export interface MergedPreferences {
  readonly preferences: Preferences;
  readonly conflicts: readonly Conflict[];
}

/**
 * The preferences after edits that may not have known of each other; by the rules of {@link merge}.
 *
 * @param preferences as they were before all of these edits
 * @throws CxError `unknown-key` for edits that no schema has checked
 */
export function mergePreferences(preferences: Preferences, edits: readonly Edit[]): MergedPreferences {
  const keys = new Set(edits.flatMap(({ set }) => Object.keys(set)));
  const { rev, kept, conflicts } = merge({ rev: preferences.rev, registers: registersOf(preferences, keys) }, edits);
  let merged: Preferences = { ...preferences, rev };
  for (const [key, { value, at }] of Object.entries(kept)) merged = withRegister(merged, key, value, at);
  return { preferences: merged, conflicts };
}
