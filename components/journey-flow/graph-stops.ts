import { START, type Flow } from './flow.js';
import { stopAfter } from './keys.js';
import type { Picture } from './picture.js';

/** Where one is in the graph: one stop takes Tab, and arrows lead on from it along the ways. */
export class GraphStops {
  readonly #root: () => ParentNode;
  readonly #changed: () => void;
  #drawn: { readonly flow: Flow; readonly picture: Picture } | undefined;
  #active = `step ${START}`;

  constructor(root: () => ParentNode, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
  }

  get picture(): Picture | undefined {
    return this.#drawn?.picture;
  }

  /** What is drawn now; gives the stop that takes Tab: there is always one, whatever has gone. */
  drawn(flow: Flow, picture: Picture): string {
    this.#drawn = { flow, picture };
    const isThere = picture.layout.boxes.has(this.#active) || flow.ways.some(({ key }) => `way ${key}` === this.#active);
    if (!isThere) this.#active = `step ${START}`;
    return this.#active;
  }

  readonly focusin = (event: FocusEvent): void => {
    const stop = (event.target as HTMLElement).dataset['stop'];
    if (stop === undefined || stop === this.#active) return;
    this.#active = stop;
    this.#changed();
  };

  readonly keydown = (event: KeyboardEvent): void => {
    const stop = (event.target as HTMLElement).dataset['stop'];
    if (stop === undefined || !this.#drawn || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stopAfter(event.key, stop, this.#drawn.flow, this.#drawn.picture.layout);
    if (next === null) return;
    event.preventDefault();
    this.#root().querySelector<HTMLElement>(`[data-stop="${CSS.escape(next)}"]`)?.focus();
  };
}
