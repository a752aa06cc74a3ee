import type { Localizer, Messages } from '../../base/localize.js';
import type { LossTeller } from './teller.js';

/** Keeps an element together with what it is told of losses. What reads and says them is loaded when there are any. */
export class LossLink {
  readonly #texts: Localizer;
  readonly #learn: (messages: Messages) => void;
  readonly #changed: () => void;
  readonly #fault: (code: string, error: unknown) => void;
  #told: unknown;
  /** What says them; undefined as long as there are none. */
  teller: LossTeller | undefined;

  /** @param learn takes the English texts of what is loaded */
  constructor(texts: Localizer, learn: (messages: Messages) => void, changed: () => void, fault: (code: string, error: unknown) => void) {
    this.#texts = texts;
    this.#learn = learn;
    this.#changed = changed;
    this.#fault = fault;
  }

  /** Takes what is lost in the place of what was told before. */
  take(told: unknown): void {
    this.#told = told;
    if (told === undefined || (told as ArrayLike<unknown>).length === 0) return this.#say(undefined);
    import('./index.js').then(({ LossTeller: Teller, messages }) => {
      if (this.#told !== told) return;
      this.#learn(messages);
      this.#say(new Teller(told, this.#texts));
    }).catch((error: unknown) => this.#fault('losses', error));
  }

  #say(teller: LossTeller | undefined): void {
    if (teller === this.teller) return;
    this.teller = teller;
    this.#changed();
  }
}
