import type { Disposable } from '../core/disposable.js';
import type { Ask } from './registry.js';

/** A piece of a tree of a plugin: text, or an element by tag with typed props; under `on` what to do when something happens to it. */
export type UiChild = string | UiElement;
export interface UiElement {
  readonly tag: string;
  readonly key?: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly on?: Readonly<Record<string, (value: unknown) => unknown>>;
  readonly children?: readonly UiChild[];
}

/** A part of the screen that the host has given to the plugin. */
export interface Surface {
  /** Shows this, and takes away what was shown before. Resolves when the host has taken it; rejects with what is wrong with it. */
  render(...tree: readonly UiChild[]): Promise<void>;
}

type Table = Map<string, (value: unknown) => unknown>;

/** The surfaces of the plugin that are open. Functions stay here; over the wire goes a number for each. */
export class Surfaces {
  readonly #ask: Ask;
  readonly #open = new Map<string, { drawing: number; now: Table; before: Table; close: Disposable | undefined }>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Opens one and has it drawn. */
  open(id: string, draw: (surface: Surface) => unknown): void {
    const state = { drawing: 0, now: new Map() as Table, before: new Map() as Table, close: undefined as Disposable | undefined };
    this.#open.set(id, state);
    const surface: Surface = {
      render: async (...tree) => {
        if (!this.#open.has(id)) return;
        const answer = await this.#ask<void>('ui.render', { surface: id, tree: this.#number(id, tree) });
        if (!answer.ok) throw Object.assign(new Error(answer.error.message), { code: answer.error.code });
      },
    };
    const made = draw(surface);
    if (typeof (made as Disposable | undefined)?.dispose === 'function') state.close = made as Disposable;
  }

  close(id: string): void {
    const state = this.#open.get(id);
    this.#open.delete(id);
    state?.close?.dispose();
  }

  /** Runs what the plugin wants done. Functions of the drawing before count too: somebody may have pressed meanwhile. */
  call(id: string, handler: string, value: unknown): void {
    const known = this.#open.get(id);
    (known?.now.get(handler) ?? known?.before.get(handler))?.(value);
  }

  #number(id: string, tree: readonly UiChild[]): unknown[] {
    const state = this.#open.get(id)!;
    const drawing = ++state.drawing;
    state.before = state.now;
    const now: Table = (state.now = new Map());
    const numbered = (child: UiChild): unknown => {
      if (typeof child !== 'object' || child === null) return String(child);
      const { tag, key, props, on, children } = child;
      const numbers: Record<string, string> = {};
      for (const [name, run] of Object.entries(on ?? {})) {
        numbers[name] = `${drawing}.${now.size}`;
        now.set(numbers[name], run);
      }
      return { tag, key, props, ...(on && { on: numbers }), children: children?.map(numbered) };
    };
    return tree.map(numbered);
  }
}
