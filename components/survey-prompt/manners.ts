import { DisposableStore, toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { Clock } from '../../src/core/clock.js';

/** Somebody who has not typed for so long is not in the middle of a word. */
const QUIET = 4000;

/** Why a survey would come at the wrong moment. */
export type Busy = 'hidden' | 'modal' | 'typing' | 'fullscreen';

function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Is it something that people write into? */
const isField = (element: Element | null): boolean =>
  element instanceof HTMLElement && (element.isContentEditable || element.matches('textarea, select, input:not([type=button], [type=submit], [type=reset], [type=checkbox], [type=radio], [type=range], [type=image], [type=color])'));

/** Says when it is polite to come, by what the person is doing on the page. */
export class Manners implements Disposable {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #store = new DisposableStore();
  #typedAt = -Infinity;
  /** What the person was busy with when it was looked last. */
  #was: string;
  #again: Disposable | undefined;

  /** `changed` is called when what {@link busy} says is different. */
  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
    const listen = (type: string, listener: () => void): void => {
      document.addEventListener(type, listener, true);
      this.#store.add(toDisposable(() => document.removeEventListener(type, listener, true)));
    };
    listen('input', this.#onInput);
    // a dialog that closes fires "close" or "toggle" on itself; a pop-up made by hand is seen when the focus leaves it, or a click ends it
    for (const type of ['focusout', 'close', 'toggle', 'visibilitychange', 'fullscreenchange', 'click', 'keyup']) listen(type, this.#soon);
    this.#store.add(toDisposable(() => this.#again?.dispose()));
    if (isField(focused())) this.#onInput(); // what was typed before is not known
    this.#was = this.#busyNow();
  }

  #busyNow(): string {
    return `${this.#look(true)} ${this.#look(false)}`;
  }

  /** What the person is busy with; undefined when a survey may come. One that takes the focus waits as long as a field has it. */
  busy(takesFocus: boolean): Busy | undefined {
    this.#was = this.#busyNow(); // who asks has heard it: what is different from then on is told
    return this.#look(takesFocus);
  }

  #look(takesFocus: boolean): Busy | undefined {
    if (document.hidden) return 'hidden';
    if (document.fullscreenElement) return 'fullscreen';
    if (document.querySelector(':modal') || [...document.querySelectorAll('[aria-modal=true]')].some((one) => one.checkVisibility())) return 'modal';
    const typing = isField(focused()) && (takesFocus || this.#clock.now() - this.#typedAt < QUIET);
    return typing ? 'typing' : undefined;
  }

  dispose(): void {
    this.#store.dispose();
  }

  readonly #onInput = (): void => {
    this.#typedAt = this.#clock.now();
    this.#later(QUIET);
  };

  /** After what the page itself does with the event. */
  readonly #soon = (): void => this.#later(0);

  #later(milliseconds: number): void {
    this.#again?.dispose();
    this.#again = this.#clock.after(milliseconds, () => {
      // nobody decides anew at every key of somebody who goes on typing
      const before = this.#was;
      this.#was = this.#busyNow();
      // one who was hidden or elsewhere meanwhile may not have stopped typing for long; armed first, since what is told may end all this
      if (this.#look(false) === 'typing') this.#later(QUIET - (this.#clock.now() - this.#typedAt));
      if (this.#was !== before) this.#changed();
    });
  }
}
