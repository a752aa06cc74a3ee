import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Problem } from '../../src/core/problem.js';
import { uuidv7 } from '../../src/core/uuid.js';
import type { Preferences } from '../../src/model/index.js';
import type { CxEventData } from '../../src/model/event.js';
import { makeEvent } from '../../src/model/make-event.js';
import type { Conflict, Edit, Json } from '../../src/preferences/edit/edit.js';
import type { Contact } from '../../src/preferences/decide/decision.js';
import { registerOf, withRegister } from '../../src/preferences/edit/registers.js';
import { EditSession } from '../../src/preferences/edit/session.js';
import { CxPreferenceEvent } from './preference-event.js';

/** What became of an edit that was kept. */
export interface Kept {
  /** As they are now; if not given, the edit is taken as kept as it is. */
  readonly preferences?: Preferences;
  readonly conflicts?: readonly Conflict[];
}

/**
 * Keeps an edit for good. It rejects if the edit was not kept, with a `Problem` where there is something to say; a problem with the code
 * `unreachable` means that it is tried again.
 */
export type Keep = (edit: Edit) => Promise<Kept | undefined | void>;

/** Who keeps preferences. */
export interface Keeper {
  readonly keep: Keep;
  /** Deletes all that is kept of the customer. */
  readonly erase?: () => Promise<void>;
  /** All that is kept of the customer, to be downloaded. */
  readonly everything?: () => Promise<unknown>;
  /** What was sent to the customer. */
  readonly history?: () => Promise<readonly Contact[]>;
}

/** How a control stands: nothing changed; on the way; not sent yet, because there is no connection; just saved; not saved. */
export type Standing = 'idle' | 'saving' | 'waiting' | 'saved' | 'failed';

/** Pauses between attempts, in milliseconds: doubled each time up to the last. */
const FIRST_PAUSE = 2000;
const LAST_PAUSE = 60_000;

/**
 * The choices of one customer while they change them on this page: shows each change at once, tells the page, has it kept, one after the
 * other, and takes back by itself only what could not be kept.
 */
export class Desk implements ReactiveController, EventListenerObject {
  /** Who keeps edits; nobody: the page itself is the keeper, by its events. */
  keeper: Keeper | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #actor = uuidv7();
  #kept: Preferences | undefined;
  #session: EditSession | undefined;
  #shown: Preferences | undefined;
  #sending = false;
  #waiting = false;
  #wake: (() => void) | undefined;
  #pause = FIRST_PAUSE;
  readonly #saved = new Set<string>();
  /** What could not be kept, to be tried again; and why. */
  #lost: Record<string, Json> = {};
  #problem: Problem | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this);
    addEventListener('beforeunload', this);
  }

  hostDisconnected(): void {
    removeEventListener('online', this);
    removeEventListener('beforeunload', this);
  }

  /** A connection is back; or the page is about to go, and the browser asks whether to lose what is only here. */
  handleEvent(event: Event): void {
    if (event.type === 'online') this.#wake?.();
    else if (this.#waiting) event.preventDefault();
  }

  /** Takes preferences in: those of another customer begin anew, newer ones of the same are received. */
  open(preferences: Preferences): void {
    if (this.#session && this.#kept?.subject.id === preferences.subject.id) {
      if (preferences.rev >= this.#kept.rev) this.#kept = preferences;
      this.#session.received(preferences);
    } else {
      this.#kept = preferences;
      this.#session = new EditSession(preferences, { actor: this.#actor, now: () => new Date().toISOString(), newId: uuidv7 });
      this.#saved.clear();
      this.#lost = {};
    }
    this.#update();
  }

  /** As the customer sees them; undefined as long as there are none. */
  get shown(): Preferences | undefined {
    return this.#session && (this.#shown ??= this.#session.shown);
  }

  get conflicts(): readonly Conflict[] {
    return this.#session?.conflicts ?? [];
  }

  get canUndo(): boolean {
    return this.#session?.canUndo === true;
  }

  /** The keys that were not kept at the last attempt. */
  get lost(): readonly string[] {
    return Object.keys(this.#lost);
  }

  /** Why the last edit that was not kept was not. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** How a control stands that sets these keys; a key stands for all that begin with it and a dot. Without keys, how anything stands. */
  stateOf(...keys: readonly string[]): Standing {
    const concerns = (key: string): boolean => keys.length === 0 || keys.some((one) => `${key}.`.startsWith(`${one}.`));
    if (this.#session?.pending.some(({ set }) => Object.keys(set).some(concerns))) return this.#waiting ? 'waiting' : 'saving';
    return this.lost.some(concerns) ? 'failed' : [...this.#saved].some(concerns) ? 'saved' : 'idle';
  }

  /** Changes registers together, unless the page stops it. */
  edit(set: Readonly<Record<string, Json>>): boolean {
    const before = this.shown;
    if (!before || !this.#session) return false;
    for (const [key, to] of Object.entries(set)) if (!this.#tell('cx-preference-change', key, to, registerOf(before, key), true)) return (this.#update(), false);
    this.#session.edit(set);
    for (const key of Object.keys(set)) delete this.#lost[key];
    this.#saved.clear();
    this.#update();
    void this.#send();
    return true;
  }

  /** Takes the last change back. */
  undo(): void {
    const edit = this.#session?.undo();
    this.#saved.clear();
    this.#update();
    if (edit) void this.#send();
  }

  /** Tries again what was not kept. */
  retry(): void {
    if (this.lost.length > 0) this.edit({ ...this.#lost });
  }

  /** The customer has seen a conflict. */
  dismiss(key: string): void {
    this.#session?.dismiss(key);
    this.#update();
  }

  #update(): void {
    this.#shown = undefined;
    this.#host.requestUpdate();
  }

  /** Sends what waits, the oldest first. */
  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let edit = this.#session!.pending[0]; edit; edit = this.#session!.pending[0]) await this.#deliver(edit);
    this.#sending = false;
  }

  async #deliver(edit: Edit): Promise<void> {
    // a choice is on the screen before anything becomes of it
    await this.#host.updateComplete;
    if (this.keeper && !navigator.onLine) return this.#rest();
    const before = this.#kept!;
    try {
      const kept = await this.keeper?.keep(edit);
      const preferences = kept?.preferences ?? withEdit(before, edit);
      this.#kept = preferences;
      this.#session!.accepted(edit.id, preferences, kept?.conflicts);
      const dropped = new Set(kept?.conflicts?.filter((conflict) => conflict.kept?.edit !== edit.id).map(({ key }) => key));
      // what does not hold as a whole is not called saved
      const keys = Object.keys(edit.set);
      if (!keys.some((key) => dropped.has(key))) for (const key of keys) this.#saved.add(key);
      this.#waiting = false;
      this.#pause = FIRST_PAUSE;
      this.#update();
      for (const [key, to] of Object.entries(edit.set)) if (!dropped.has(key)) this.#tell('cx-preference-changed', key, to, registerOf(before, key), false);
    } catch (error) {
      this.#problem = problemOf(error);
      if (this.#problem.code === 'unreachable') return this.#rest();
      this.#session!.failed(edit.id, this.#problem);
      Object.assign(this.#lost, edit.set);
      this.#update();
    }
  }

  /** Waits for a connection, or for some time. */
  async #rest(): Promise<void> {
    this.#waiting = true;
    this.#update();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#pause);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
    this.#pause = Math.min(LAST_PAUSE, this.#pause * 2);
  }

  #tell(name: 'cx-preference-change' | 'cx-preference-changed', key: string, to: Json, from: Json, cancelable: boolean): boolean {
    // the same JSON; ours says that nobody changes it in place
    const data = { key, to, from, via: 'widget' } as CxEventData<'cx.preference.changed'>;
    const event = makeEvent('cx.preference.changed', data, { source: location.origin + location.pathname, subject: this.#kept?.subject.id });
    return this.#host.dispatchEvent(new CxPreferenceEvent(name, event, cancelable));
  }
}

function withEdit(preferences: Preferences, { set, at }: Edit): Preferences {
  let next: Preferences = { ...preferences, rev: preferences.rev + 1 };
  for (const [key, value] of Object.entries(set)) next = withRegister(next, key, value, at);
  return next;
}

const problemOf = (error: unknown): Problem =>
  typeof (error as Problem | null)?.code === 'string' && typeof (error as Problem).message === 'string' ? (error as Problem) : { code: 'not-kept', message: '' };
