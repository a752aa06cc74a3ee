import type { Problem } from '../../core/problem.js';
import type { Preferences } from '../../model/index.js';
import type { Conflict, Edit, Json } from './edit.js';
import { registersOf, withRegister } from './registers.js';

/** What a session needs to know of the device. */
export interface SessionOptions {
  /** The device, by a name that no other has. */
  readonly actor: string;
  /** The time now, such as `2026-11-22T10:42:00Z`. */
  readonly now: () => string;
  /** Makes an id. */
  readonly newId: () => string;
}

/** How a register stands: kept by the collector, on the way to it, or not saved, with the reason. */
export type SaveState = { readonly kind: 'saved' } | { readonly kind: 'saving' } | { readonly kind: 'failed'; readonly problem: Problem };

interface Done {
  readonly edit: Edit;
  /** What its registers held before. */
  readonly before: Readonly<Record<string, Json>>;
}

/**
 * The preferences of one customer on one device while they are being changed: what is kept, what is on the way, what failed, and how to take a
 * change back. It shows each change at once; one that fails takes back its own registers and no other.
 */
export class EditSession {
  #kept: Preferences;
  #pending: Done[] = [];
  #done: Done[] = [];
  readonly #problems = new Map<string, Problem>();
  readonly #conflicts = new Map<string, Conflict>();
  readonly #options: SessionOptions;

  constructor(preferences: Preferences, options: SessionOptions) {
    this.#kept = preferences;
    this.#options = options;
  }

  /** As the customer sees them: what is kept, and on top of it what is on the way. */
  get shown(): Preferences {
    let shown = this.#kept;
    for (const { edit } of this.#pending) for (const [key, value] of Object.entries(edit.set)) shown = withRegister(shown, key, value, edit.at);
    return shown;
  }

  /** Edits that are to be sent, the oldest first. */
  get pending(): readonly Edit[] {
    return this.#pending.map(({ edit }) => edit);
  }

  /** What was changed elsewhere at the same time, until it is {@link dismiss}ed. */
  get conflicts(): readonly Conflict[] {
    return [...this.#conflicts.values()];
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  stateOf(key: string): SaveState {
    if (this.#pending.some(({ edit }) => Object.hasOwn(edit.set, key))) return { kind: 'saving' };
    const problem = this.#problems.get(key);
    return problem ? { kind: 'failed', problem } : { kind: 'saved' };
  }

  /** Changes registers together; gives the edit to send. @throws CxError `unknown-key` */
  edit(set: Readonly<Record<string, Json>>): Edit {
    const done = this.#make(set);
    this.#done.push(done);
    return done.edit;
  }

  /** Takes the last change back that was not taken back yet, where nothing else has changed the same since; null if there is none. */
  undo(): Edit | null {
    for (let last = this.#done.pop(); last; last = this.#done.pop()) {
      const now = registersOf(this.shown, Object.keys(last.before));
      const { edit, before } = last;
      const keys = Object.keys(before).filter((key) => JSON.stringify(now[key]) === JSON.stringify(edit.set[key]));
      if (keys.length > 0) return this.#make(Object.fromEntries(keys.map((key) => [key, before[key]!]))).edit;
    }
    return null;
  }

  /** The collector has taken an edit, or has kept another value; the preferences are those it answered with. */
  accepted(id: string, preferences: Preferences, conflicts: readonly Conflict[] = []): void {
    this.#pending = this.#pending.filter(({ edit }) => edit.id !== id);
    for (const conflict of conflicts) this.#conflicts.set(conflict.key, conflict);
    this.received(preferences);
  }

  /** An edit was not saved: its registers are again as they were kept, no other changes. */
  failed(id: string, problem: Problem): void {
    const lost = this.#pending.find(({ edit }) => edit.id === id);
    this.#pending = this.#pending.filter((one) => one !== lost);
    this.#done = this.#done.filter(({ edit }) => edit.id !== id);
    for (const key of Object.keys(lost?.edit.set ?? {})) this.#problems.set(key, problem);
  }

  /** The collector has told of newer preferences. */
  received(preferences: Preferences): void {
    if (preferences.rev >= this.#kept.rev) this.#kept = preferences;
  }

  /** The customer has seen the conflict. */
  dismiss(key: string): void {
    this.#conflicts.delete(key);
  }

  #make(set: Readonly<Record<string, Json>>): Done {
    const edit: Edit = {
      id: this.#options.newId(),
      set,
      at: this.#options.now(),
      actor: this.#options.actor,
      base: this.#kept.rev,
      ...(this.#pending.length > 0 && { saw: this.#pending.map(({ edit }) => edit.id) }),
    };
    const done = { edit, before: registersOf(this.shown, Object.keys(set)) };
    this.#pending.push(done);
    for (const key of Object.keys(set)) {
      this.#problems.delete(key);
      this.#conflicts.delete(key);
    }
    return done;
  }
}
