import type { CSSResult } from 'lit';
import type { Messages } from '../../base/localize.js';

/** What of a scorecard is loaded when it is first looked at. */
export const PARTS = {
  map: () => import('./map.js'),
  table: () => import('./table.js'),
  look: () => import('./look.js'),
  wall: () => import('./wall.js'),
  summary: () => import('./summary-part.js'),
};

/** What could not be loaded is not asked for again sooner, in milliseconds: saying so draws, and drawing asks. */
export const AGAIN_AFTER = 30_000;

export type PartName = keyof typeof PARTS;
type Part<Name extends PartName> = Awaited<ReturnType<(typeof PARTS)[Name]>>;

/** What the parts of one scorecard are loaded for. */
export interface PartUser {
  /** Its styles, and its English texts. */
  take(part: { readonly styles?: CSSResult; readonly messages?: Messages }): void;
  changed(): void;
  failed(name: PartName, error: unknown): void;
}

/** The parts that one scorecard has loaded. */
export class Parts {
  readonly #user: PartUser;
  readonly #have: { -readonly [Name in PartName]?: Part<Name> } = {};
  readonly #asked = new Set<PartName>();

  constructor(user: PartUser) {
    this.#user = user;
  }

  /** A part, if it is there; it is asked for otherwise, and all is drawn again when it has come. */
  get<Name extends PartName>(name: Name): Part<Name> | undefined {
    const found = this.#have[name];
    if (!found && !this.#asked.has(name)) void this.#bring(name);
    return found;
  }

  async #bring(name: PartName): Promise<void> {
    this.#asked.add(name);
    try {
      const part = await PARTS[name]();
      this.#user.take({ ...part });
      Object.assign(this.#have, { [name]: part });
      this.#user.changed();
    } catch (error) {
      // may be there later; a layout or a figure is asked for by somebody, these by every drawing
      if (name === 'summary' || name === 'wall') setTimeout(() => this.#asked.delete(name), AGAIN_AFTER);
      else this.#asked.delete(name);
      this.#user.failed(name, error);
    }
  }
}
