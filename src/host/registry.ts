import { toDisposable, type Usable } from '../core/disposable.js';
import { Emitter, type Event } from '../core/emitter.js';
import { CxError } from '../core/problem.js';

/** Something declared in a manifest. */
export interface Declared<Entry> {
  readonly id: string;
  readonly entry: Entry;
  /** The key of the plugin that declares it. */
  readonly owner: string;
}

/**
 * What plugins contribute at one point: what their manifests declare, by id, and the code that some of it gets when its
 * plugin is active. Whoever shows or uses such things reads them here and listens for changes.
 */
export class Registry<Entry, Code = never> {
  readonly #what: string;
  readonly #declared = new Map<string, Declared<Entry>>();
  readonly #code = new Map<string, Code>();
  readonly #emitter = new Emitter<void>();
  #open: (() => void) | undefined;

  /**
   * @param what the name of the point, for messages
   * @param open called once, before anybody first looks: takes up what plugins have for this point
   */
  constructor(what: string, open?: () => void) {
    this.#what = what;
    this.#open = open;
  }

  /** Fires when something was added or taken away. */
  get onDidChange(): Event<void> {
    this.#look();
    return this.#emitter.event;
  }

  #look(): void {
    const open = this.#open;
    this.#open = undefined;
    open?.();
  }

  /**
   * Declares something.
   *
   * @throws CxError `duplicate` if the id is taken; who came first stays
   */
  declare(id: string, entry: Entry, owner: string): Usable {
    const taken = this.#declared.get(id);
    if (taken) throw new CxError({ code: 'duplicate', message: `"${id}" is already among the ${this.#what}, from "${taken.owner}"; that one stays.`, where: id });
    const declared = Object.freeze({ id, entry, owner });
    this.#declared.set(id, declared);
    this.#emitter.fire();
    return toDisposable(() => {
      this.#declared.delete(id);
      this.#emitter.fire();
    });
  }

  /**
   * Gives code to something that the same plugin has declared.
   *
   * @throws CxError `not-declared`, or `duplicate` if it has code already
   */
  implement(id: string, code: Code, owner: string): Usable {
    this.mayImplement(id, owner);
    this.#code.set(id, code);
    this.#emitter.fire();
    return toDisposable(() => {
      this.#code.delete(id);
      this.#emitter.fire();
    });
  }

  /** Throws what {@link implement} would. */
  mayImplement(id: string, owner: string): void {
    this.#look();
    if (this.#declared.get(id)?.owner !== owner) {
      throw new CxError({ code: 'not-declared', message: `"${id}" is not in the manifest of "${owner}". Add it to "contributes.${this.#what}".`, where: id });
    }
    if (this.#code.has(id)) throw new CxError({ code: 'duplicate', message: `"${id}" among the ${this.#what} has its code already.`, where: id });
  }

  /** What is declared by that id. */
  get(id: string): Declared<Entry> | undefined {
    this.#look();
    return this.#declared.get(id);
  }

  /** Its code, if its plugin is active. */
  code(id: string): Code | undefined {
    return this.#code.get(id);
  }

  /** Everything declared, in the order of declaration. */
  get all(): readonly Declared<Entry>[] {
    this.#look();
    return [...this.#declared.values()];
  }
}
