import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../base/localize.js';

export { wallMessages as messages } from '../messages/parts.js';
export { styles } from './wall.styles.js';

/** Shows one thing after the other on a wall, for who asks for it; anybody can stop it. */
export class Cycle {
  readonly #next: () => void;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #seconds: number | null = null;
  #paused = false;

  constructor(next: () => void, changed: () => void) {
    this.#next = next;
    this.#changed = changed;
  }

  /** Every so many seconds from now on; null for not at all. */
  every(seconds: number | null): void {
    if (seconds === this.#seconds) return;
    this.#seconds = seconds;
    this.#start();
  }

  #start(): void {
    clearInterval(this.#timer);
    this.#timer = this.#seconds === null || this.#paused ? undefined : setInterval(this.#next, this.#seconds * 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#seconds = null;
  }

  render({ text }: Localizer): TemplateResult | typeof nothing {
    if (this.#seconds === null) return nothing;
    const toggle = (): void => {
      this.#paused = !this.#paused;
      this.#start();
      this.#changed();
    };
    return html`<button class="pause" @click=${toggle}>${text(this.#paused ? 'card.go-on' : 'card.pause')}</button>`;
  }
}
