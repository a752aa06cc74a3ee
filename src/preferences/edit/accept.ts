import type { Preferences } from '../../model/index.js';
import type { Conflict, Edit, Json } from './edit.js';
import { merge } from './merge.js';
import { registersOf, withRegister } from './registers.js';

/** What a keeper of preferences does with an edit. */
export interface Acceptance {
  /** `accepted`: at least a part of it holds now. `unchanged`: all of it held already. `stale`: nothing of it can hold, its author did not know enough. */
  readonly outcome: 'accepted' | 'unchanged' | 'stale';
  /** As they are now. */
  readonly preferences: Preferences;
  /** What is to be kept of the edit, with its revision and only what holds of it; null unless accepted. */
  readonly edit: Edit | null;
  readonly conflicts: readonly Conflict[];
}

/**
 * Takes an edit in at the one place that keeps the preferences. A withdrawal is never refused, however old the revision its author knew; a yes
 * needs to have known of the last change of the same register, and of an "unsubscribe from all".
 *
 * @param preferences as they are now
 * @param since every edit that was kept with a revision above `edit.base`
 * @param edit checked by `registerSchema`
 * @param receivedAt by the clock of the keeper: the time that counts from now on, since clocks of devices are hours off
 * @throws CxError `unknown-key`
 */
export function accept(preferences: Preferences, since: readonly Edit[], edit: Edit, receivedAt: string): Acceptance {
  // a clock that runs ahead must not win by it
  const waiting: Edit = { ...edit, at: earlier(edit.at, receivedAt) };
  const keys = Object.keys(edit.set);
  const now = registersOf(preferences, keys);
  const { kept, conflicts } = merge({ rev: preferences.rev, registers: now }, [...since, waiting]);
  const held = keys.filter((key) => kept[key]?.edit === edit.id);
  // what holds already is kept nevertheless if its author did not know it does: a no on two devices is two
  const changed = held.filter((key) => !holds(preferences, key, now[key]!, edit.set[key]!) || since.some(({ set }) => Object.hasOwn(set, key)));
  const concerned = conflicts.filter(({ key, kept, dropped, why }) =>
    keys.includes(key) ? [kept, ...dropped].some((wish) => wish?.edit === edit.id) : why === 'unsubscribe-all' && Object.hasOwn(edit.set, 'unsubscribeAll'),
  );
  if (changed.length === 0) return { outcome: held.length === keys.length ? 'unchanged' : 'stale', preferences, edit: null, conflicts: concerned };
  const set: Record<string, Json> = {};
  for (const key of changed) set[key] = stamped(key, edit.set[key]!, receivedAt);
  for (const conflict of concerned) if (!keys.includes(conflict.key)) set[conflict.key] = beforeYes(conflict, since);
  const rev = preferences.rev + 1;
  const from = registersOf(preferences, Object.keys(set));
  let next: Preferences = { ...preferences, rev };
  for (const [key, value] of Object.entries(set)) next = withRegister(next, key, value, receivedAt);
  return { outcome: 'accepted', preferences: next, edit: { ...waiting, set, from, rev }, conflicts: concerned };
}

/** What a register goes back to when an unsubscribe from all ends the yes in it that did not know of it. */
function beforeYes({ key, kept, dropped }: Conflict, since: readonly Edit[]): Json {
  if (kept) return kept.value;
  const yes = since.find(({ id }) => dropped.some(({ edit }) => edit === id));
  return yes?.from?.[key] ?? null;
}

/** When everything was unsubscribed from, by the keeper's clock: what is dated later is a yes that came after. */
const stamped = (key: string, value: Json, at: string): Json => (key === 'unsubscribeAll' && value !== null ? { at } : value);

/** Does a register hold a value already? Unsubscribed from all is who has not said yes to anything since. */
function holds(preferences: Preferences, key: string, now: Json, to: Json): boolean {
  if (key !== 'unsubscribeAll' || now === null || to === null) return JSON.stringify(now) === JSON.stringify(to);
  const since = Date.parse((now as { readonly at: string }).at);
  const yes = [...Object.values(preferences.topics).filter(({ on }) => on === true), ...preferences.consents.filter(({ state }) => state === 'given')];
  return !yes.some(({ at }) => Date.parse(at) > since);
}

const earlier = (a: string, b: string): string => (Date.parse(a) <= Date.parse(b) ? a : b);
