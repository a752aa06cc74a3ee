import type { Contact, Phrasebook } from '../../../src/preferences/index.js';
import type * as engine from '../../preferences/engine.js';
import type { Centre } from '../section.js';

export type Engine = typeof engine & { readonly phrases: Phrasebook };

/** The rules, when they have come; asked for at the first look; and with them what was sent to the customer. */
export class EngineLoader {
  readonly #centre: Centre;
  #engine: Engine | undefined;
  #locale: string | undefined;

  #history: readonly Contact[] | undefined;

  constructor(centre: Centre) {
    this.#centre = centre;
  }

  /** What was sent, by the page or else by who keeps the preferences; nothing until it has come. */
  get history(): readonly Contact[] {
    return this.#centre.history() ?? this.#history ?? [];
  }

  /** The rules with the words of a language; undefined until both are there. */
  at(locale: string): Engine | undefined {
    if (this.#locale !== locale) {
      this.#locale = locale;
      void this.#load(locale);
    }
    return this.#engine;
  }

  async #load(locale: string): Promise<void> {
    const loaded = await import('../../preferences/engine.js');
    this.#engine = { ...loaded, phrases: await loaded.phrasesIn(locale) };
    this.#centre.host.requestUpdate();
    if (this.#centre.history() || this.#history) return;
    this.#history = await this.#centre.desk.keeper?.history?.().catch(() => []);
    this.#centre.host.requestUpdate();
  }
}
