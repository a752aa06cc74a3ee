import type { Disposable } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Renderer } from '../../src/sdk/registrations.js';
import { openScope } from '../plugins/context-scope.js';

/** How a view stands. */
export type ViewState = { readonly is: 'waking' } | { readonly is: 'shown' } | { readonly is: 'failed'; readonly reason: string };

interface Staged {
  readonly container: HTMLElement;
  /** Its context keys. */
  readonly scope: Disposable;
  state: ViewState;
  renderer: Renderer | undefined;
  drawn: Disposable | void;
}

/** The name of the slot of a view. */
export const slotOf = (id: string): string => `view-${id}`;

/**
 * Holds what views draw, each in an element of its own among the children of the workbench, so that it looks like the page
 * around. A view is woken and drawn when it is shown for the first time; it goes when its plugin goes.
 */
export class ViewStage implements Disposable {
  readonly #element: HTMLElement;
  readonly #host: PluginHost;
  readonly #changed: () => void;
  readonly #staged = new Map<string, Staged>();

  constructor(element: HTMLElement, host: PluginHost, changed: () => void) {
    this.#element = element;
    this.#host = host;
    this.#changed = changed;
  }

  stateOf(id: string): ViewState | undefined {
    return this.#staged.get(id)?.state;
  }

  /** Where a view draws. */
  containerOf(id: string): HTMLElement | undefined {
    return this.#staged.get(id)?.container;
  }

  /** Sees to it that a view is there. One that failed stays so until {@link retry}. */
  show(id: string): void {
    if (this.#staged.has(id) || !this.#host.registries.views.get(id)) return;
    const container = document.createElement('div');
    container.slot = slotOf(id);
    this.#element.append(container);
    const { scope, close } = openScope(container, this.#host.context);
    scope.set('cx.view', id);
    scope.set('cx.viewFocus', true);
    const staged: Staged = { container, scope: close, state: { is: 'waking' }, renderer: undefined, drawn: undefined };
    this.#staged.set(id, staged);
    this.#begin(id, staged);
  }

  /** Tries again to show a view that failed. */
  retry(id: string): void {
    const staged = this.#staged.get(id);
    if (staged?.state.is !== 'failed') return;
    this.#become(staged, { is: 'waking' });
    this.#begin(id, staged);
  }

  #begin(id: string, staged: Staged): void {
    if (this.#host.registries.views.code(id)) this.#draw(id, staged);
    else void this.#wake(id, staged);
  }

  async #wake(id: string, staged: Staged): Promise<void> {
    const problem = await this.#host.wake(`onView:${id}`);
    if (this.#staged.get(id) !== staged || staged.state.is !== 'waking') return;
    if (this.#host.registries.views.code(id)) this.#draw(id, staged);
    else this.#become(staged, { is: 'failed', reason: problem?.message ?? '' });
  }

  #draw(id: string, staged: Staged): void {
    const { views } = this.#host.registries;
    const renderer = views.code(id)!;
    staged.renderer = renderer;
    try {
      staged.drawn = renderer(staged.container, undefined);
      this.#become(staged, { is: 'shown' });
    } catch (error) {
      const { message } = this.#host.journal.report(views.get(id)!.owner, error);
      staged.container.replaceChildren();
      this.#become(staged, { is: 'failed', reason: message });
    }
  }

  #become(staged: Staged, state: ViewState): void {
    staged.state = state;
    this.#changed();
  }

  /** Brings it in line with what plugins contribute now. */
  sync(): void {
    const { views } = this.#host.registries;
    for (const [id, staged] of this.#staged) {
      const renderer = views.code(id);
      if (!views.get(id)) this.#remove(id, staged);
      else if (renderer !== staged.renderer) {
        // its plugin went to sleep, or came back, perhaps as another version
        this.#erase(staged);
        if (renderer) this.#draw(id, staged);
        else if (staged.state.is === 'shown') this.#become(staged, { is: 'failed', reason: '' });
      }
    }
  }

  #erase(staged: Staged): void {
    const { drawn } = staged;
    staged.drawn = undefined;
    staged.renderer = undefined;
    try {
      drawn?.dispose();
    } finally {
      staged.container.replaceChildren();
    }
  }

  #remove(id: string, staged: Staged): void {
    this.#staged.delete(id);
    this.#erase(staged);
    staged.scope.dispose();
    staged.container.remove();
  }

  dispose(): void {
    for (const [id, staged] of this.#staged) this.#remove(id, staged);
  }
}
