import { systemClock, type Clock } from '../../core/clock.js';
import { toDisposable, type Disposable } from '../../core/disposable.js';
import { Emitter, type Event } from '../../core/emitter.js';
import type { UiNode } from './tree.js';

/** What a plugin shows in one place, and the way back to it. An element of the page draws it. */
export interface Surface {
  /** Whose it is: shown beside it, always. */
  readonly provider: { readonly id: string; readonly displayName: string };
  /** What is to be seen now. */
  readonly tree: readonly UiNode[];
  readonly onDidChange: Event<void>;
  /** Tells the plugin what a person did with an element that has this handler. */
  act(handler: string, value: string | boolean): void;
}

/** Draws a surface into a container of the page until it is disposed. */
export type SurfaceDrawer = (container: unknown, surface: Surface) => Disposable;

/** A surface is drawn anew so often, in milliseconds; of what comes faster the last counts. */
const PACE = 50;

/** A surface whose plugin is at the other end. */
export class OpenSurface implements Surface, Disposable {
  readonly provider: Surface['provider'];
  readonly #clock: Clock;
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;
  onAct: (handler: string, value: string | boolean) => void = () => {};
  #tree: readonly UiNode[] = [];
  #next: readonly UiNode[] | undefined;
  #timer: Disposable = toDisposable(() => {});
  #waiting = false;

  constructor(provider: Surface['provider'], clock: Clock = systemClock) {
    this.provider = provider;
    this.#clock = clock;
  }

  get tree(): readonly UiNode[] {
    return this.#tree;
  }

  /** Shows a tree, in the next turn of the page or when the pace allows. Not in this one: reading a large tree and drawing it together would hold the page up. */
  show(tree: readonly UiNode[]): void {
    this.#next = tree;
    if (this.#waiting) return;
    this.#waiting = true;
    this.#timer = this.#clock.after(0, () => this.#take());
  }

  act(handler: string, value: string | boolean): void {
    this.onAct(handler, value);
  }

  dispose(): void {
    this.#timer.dispose();
    this.#changed.dispose();
  }

  #take(): void {
    this.#waiting = this.#next !== undefined;
    if (this.#next === undefined) return;
    this.#tree = this.#next;
    this.#next = undefined;
    this.#timer = this.#clock.after(PACE, () => this.#take());
    this.#changed.fire();
  }
}
