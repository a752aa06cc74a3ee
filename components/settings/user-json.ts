import type { ConfigurationService } from '../../src/host/configuration.js';

/**
 * What somebody has set, as a text that can be edited: every text that can be read takes effect at once; one that cannot
 * stays as it is typed, and changes nothing. What is changed elsewhere is written into it, but for while somebody types.
 */
export class UserJson {
  readonly #changed: () => void;
  #typing = false;
  /** As it stands. */
  text = '{}';
  /** Why it cannot be used, in the words of the parser, or `no-object`. */
  fault: string | undefined;
  #latest = '{}';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Takes over what is set now. */
  follow(values: Readonly<Record<string, unknown>>): void {
    this.#latest = JSON.stringify(values, undefined, 2);
    if (!this.#typing) this.text = this.#latest;
  }

  /** Takes what was typed, and applies it if it can be read. */
  async type(text: string, configuration: ConfigurationService): Promise<void> {
    this.#typing = true;
    this.text = text;
    try {
      const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
      this.fault = typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'no-object';
      this.#changed();
      if (this.fault === undefined) await configuration.replaceUserValues(value as Readonly<Record<string, unknown>>);
    } catch (error) {
      this.fault = (error as Error).message;
      this.#changed();
    }
  }

  /** Nobody types any more: a text that can be read is put in order. */
  rest(): void {
    this.#typing = false;
    if (this.fault === undefined) this.text = this.#latest;
    this.#changed();
  }
}
