import { LitElement, type PropertyDeclarations } from 'lit';
import type { Problem } from '../../src/core/problem.js';
import { defineElement, VERSION } from './define-element.js';
import { CxErrorEvent } from './events.js';

/** The base of every element that shows something: it registers without throwing, tells problems to people, and never breaks its page. */
export class CxElement extends LitElement {
  static readonly version: string = VERSION;

  static override properties: PropertyDeclarations = { problems: { state: true } };

  /** Registers this class under `name`: see {@link defineElement}. */
  static define(name: string, registry?: CustomElementRegistry): void {
    defineElement(name, this as unknown as CustomElementConstructor, registry);
  }

  /** Problems of configuration, by place; shown to developers, told to programs by `cx-error`. */
  declare protected problems: readonly Problem[];

  protected readonly internals: ElementInternals = this.attachInternals();

  constructor() {
    super();
    this.problems = [];
  }

  /** The error boundary: a fault of ours is told by `cx-error` and leaves the page alone. */
  protected override scheduleUpdate(): void {
    try {
      super.scheduleUpdate();
    } catch (error) {
      this.fault('internal', error);
    }
  }

  /** Tells what went wrong without letting it out. */
  protected fault(code: string, error: unknown): void {
    this.dispatchEvent(new CxErrorEvent({ code, message: String(error) }));
  }

  /** Adds or removes a custom state, for `:state(name)`. */
  protected setState(name: string, on: boolean): void {
    this.internals.states?.[on ? 'add' : 'delete'](name);
  }

  /** Notes a problem of configuration, in the place of an earlier one at the same place; no message when it is mended. */
  protected setProblem(where: string, message?: string): void {
    const others = this.problems.filter((one) => one.where !== where);
    if (message) {
      const problem = { code: 'configuration', message, where };
      this.problems = [...others, problem];
      this.dispatchEvent(new CxErrorEvent(problem));
    } else if (others.length < this.problems.length) this.problems = others;
  }
}
