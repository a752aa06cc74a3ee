import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { UiNode } from '../../src/host/ui/tree.js';
import type { Surface } from '../../src/host/ui/surface.js';
import { CxElement } from '../base/element.js';
import { whileConnected } from '../base/lifetime.js';
import { Localizer } from '../base/localize.js';
import { tokens } from '../base/tokens.styles.js';
import { drawNodes, hasFields, type Drawing } from './nodes.js';
import { messages } from './plugin-surface.messages.js';
import { styles } from './plugin-surface.styles.js';

/**
 * @summary What a plugin from a sandbox shows: built of the elements it may use, in a frame that says whose it is.
 *
 * The plugin has no say over style, place, size, focus or what is above it; it says what is to be seen, and hears what a
 * person did.
 *
 * @tag cx-plugin-surface
 * @event {CxErrorEvent} cx-error - It could not be drawn. Does not bubble.
 * @csspart content - What the plugin shows.
 * @csspart provider - Whose it is.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 */
export class CxPluginSurface extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = { surface: { attribute: false } };

  /** What to show; the plugin host gives it. */
  declare surface: Surface | undefined;

  readonly #texts = new Localizer(this, messages);
  #watched: Surface | undefined;
  #subscription: Disposable | undefined;

  constructor() {
    super();
    this.surface = undefined;
    whileConnected(this, (store) => {
      this.#watch();
      store.add(toDisposable(() => {
        this.#subscription?.dispose();
        this.#subscription = undefined;
      }));
    });
  }

  protected override willUpdate(): void {
    this.#watch();
  }

  protected override render(): TemplateResult {
    const { surface } = this;
    const tree = surface?.tree ?? [];
    const text = this.#texts.text;
    let groups = 0;
    const drawing: Drawing = { texts: this.#texts, nextGroup: () => `g${groups++}`, act: (node, value) => this.#act(node, value) };
    return html`<div part="content">${tree.length > 0
        ? drawNodes(tree, drawing)
        : html`<p class="muted">${text('surface.waiting')}</p>`}</div>
      ${surface ? html`<p part="provider">${text('surface.provided')} <bdi>${surface.provider.displayName}</bdi>.${hasFields(tree) ? html` ${text('surface.careful')}` : nothing}</p>` : nothing}`;
  }

  #watch(): void {
    if (!this.isConnected || (this.#subscription && this.#watched === this.surface)) return;
    this.#subscription?.dispose();
    this.#watched = this.surface;
    this.#subscription = this.surface?.onDidChange(() => this.requestUpdate());
  }

  #act(node: UiNode, value: string | boolean): void {
    if (node.handler !== undefined) this.surface?.act(node.handler, value);
  }
}
