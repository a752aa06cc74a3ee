import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { toDisposable, type Disposable, type DisposableStore } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Reading } from '../../src/metrics/reading.js';
import type { Renderer } from '../../src/sdk/registrations.js';
import { CxElement } from '../base/element.js';
import { Localizer } from '../base/localize.js';
import { tokens } from '../base/tokens.styles.js';
import type { MetricView } from '../metric/view.js';
import { HostLink } from '../plugins/host-link.js';
import { pluginName } from '../plugins/plugin-name.js';
import { messages } from './tile.messages.js';
import { styles } from './tile.styles.js';

/** What a tile of a plugin is given to show: plain data, so that it can also go to a plugin in a sandbox. */
export interface TileGiven {
  readonly metric: string;
  /** What people call it. */
  readonly title: string;
  readonly reading: Reading;
  /** The readings of the periods before, the last one last. */
  readonly series: readonly { readonly period: number; readonly reading: Reading }[];
  readonly language: string;
}

/** What was drawn, and of what. */
interface Drawn extends Disposable {
  readonly renderer: Renderer<unknown>;
  readonly given: string;
}

/**
 * @summary A figure of a scorecard, drawn by a plugin.
 *
 * Without the plugin the figure is shown as `<cx-metric>` shows it, and nothing that is stored is lost.
 *
 * @tag cx-tile
 * @event {CxErrorEvent} cx-error - The plugin could not draw it; `detail` says why. Does not bubble.
 * @csspart label - The name of the metric.
 * @csspart note - Why the plugin's own picture is not there.
 * @csspart provider - Whose tile it is.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxTile extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    tile: {},
    metric: { reflect: true },
    label: {},
    host: { attribute: false },
    view: { attribute: false },
    trouble: { state: true },
  };

  /** The id of a tile that a plugin contributes, such as `cx-examples.answers`. */
  declare tile: string;
  /** The id of the metric that it shows. */
  declare metric: string;
  /** The name that is shown; that of the plugin's metric if not given. */
  declare label: string | undefined;
  /** The plugin host; if not given, that of the `<cx-workbench>` around it. */
  declare host: PluginHost | undefined;
  /** What to show; a `<cx-scorecard>` gives it. */
  declare view: MetricView | undefined;
  /** Why the plugin could not draw it. */
  declare protected trouble: string;

  readonly #texts = new Localizer(this, messages);
  readonly #container = document.createElement('div');
  readonly #link = new HostLink(this, (host, store) => this.#begin(host, store));
  #drawn: Drawn | undefined;
  #asked: string | undefined;

  constructor() {
    super();
    this.tile = '';
    this.metric = '';
    this.trouble = '';
  }

  #begin(host: PluginHost, store: DisposableStore): void {
    const update = (): void => this.requestUpdate();
    store.add(host.registries.scorecardTiles.onDidChange(update));
    store.add(host.registries.metrics.onDidChange(update));
    store.add(toDisposable(() => {
      this.#erase();
      this.#asked = undefined;
    }));
  }

  get #title(): string {
    const declared = this.#link.host?.registries.metrics.get(this.metric);
    return this.label || (declared && this.#link.host!.textOf(declared.owner, declared.entry.title).value) || this.metric;
  }

  protected override updated(): void {
    const { host } = this.#link;
    const { view, tile } = this;
    const declared = host?.registries.scorecardTiles.get(tile);
    if (!host || !view || !declared) return this.#erase();
    const renderer = host.registries.scorecardTiles.code(tile);
    if (!renderer) {
      this.#erase();
      if (this.#asked !== tile) void host.wake(`onTile:${tile}`); // its code comes with its plugin
      this.#asked = tile;
      return;
    }
    const given: TileGiven = { metric: view.metric.id, title: this.#title, reading: view.reading, series: view.series, language: this.#texts.locale };
    const text = JSON.stringify(given);
    if (this.#drawn?.renderer === renderer && this.#drawn.given === text) return;
    this.#erase();
    try {
      if (!this.#container.isConnected) this.append(this.#container);
      const drawn = renderer(this.#container, given);
      this.#drawn = { renderer, given: text, dispose: () => drawn?.dispose() };
      this.trouble = '';
    } catch (error) {
      this.#drawn = { renderer, given: text, dispose: () => {} };
      this.#container.replaceChildren();
      this.trouble = host.journal.report(declared.owner, error).message;
      this.fault('tile', error);
    }
  }

  #erase(): void {
    this.#drawn?.dispose();
    this.#drawn = undefined;
    this.#container.replaceChildren();
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    const { text } = this.#texts;
    const { view, trouble } = this;
    const { host } = this.#link;
    const declared = host?.registries.scorecardTiles.get(this.tile);
    if (!view) return html`<article lang=${this.#texts.locale} aria-busy="true" aria-labelledby="label"><h3 part="label" id="label">${this.#title}</h3><p class="quiet">${text('metric.waiting')}</p></article>`;
    if (!declared || trouble) {
      return html`<cx-metric metric=${this.metric} label=${this.#title} .view=${view}></cx-metric>
        <p part="note" class="quiet" lang=${this.#texts.locale}>${trouble ? text('tile.failed', { reason: trouble }) : text('tile.missing')}</p>`;
    }
    const plugin = pluginName(host, declared.owner);
    return html`<article lang=${this.#texts.locale} aria-labelledby="label">
      <h3 part="label" id="label">${this.#title}</h3>
      <slot></slot>
      <p part="provider" class="quiet">${text('tile.provided', { plugin: `\u2068${plugin}\u2069` })}</p>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-tile': CxTile;
  }
}
