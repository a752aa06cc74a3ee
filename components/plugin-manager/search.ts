import { html, nothing, type TemplateResult } from 'lit';
import { beginBisect, continueBisect, type BisectState } from '../../src/host/bisect.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Localizer } from '../base/localize.js';

/** Looks for the plugin that causes a problem, by switching halves of them off; puts all back as it was in the end. */
export class CulpritSearch {
  readonly #host: PluginHost;
  readonly #changed: () => void;
  /** Those that were on. */
  readonly #before: readonly string[];
  #work: Promise<void> = Promise.resolve();
  state: BisectState;

  constructor(host: PluginHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.#before = host.plugins.filter(({ enabled, builtIn }) => enabled && !builtIn).map(({ id }) => id);
    this.state = beginBisect(this.#before);
    this.#apply();
  }

  /** Settles when what is to be on is on. */
  get settled(): Promise<void> {
    return this.#work;
  }

  answer(isThere: boolean): void {
    if (this.state.kind !== 'asking') return;
    this.state = continueBisect(this.state, isThere);
    this.#apply();
    this.#changed();
  }

  /** Puts all back; `off` leaves the culprit switched off. */
  async end(off?: string): Promise<void> {
    await this.#switch(this.#before.filter((id) => id !== off));
  }

  #apply(): void {
    const on = this.state.kind === 'asking' ? this.state.on : this.#before;
    this.#work = this.#work.then(() => this.#switch(on));
  }

  async #switch(on: readonly string[]): Promise<void> {
    for (const id of this.#before) {
      const plugin = this.#host.plugin(id);
      if (!plugin || plugin.enabled === on.includes(id)) continue;
      await (plugin.enabled ? this.#host.disable(id) : this.#host.enable(id));
    }
  }

  /** How many were on when it began. */
  get count(): number {
    return this.#before.length;
  }
}

/** The question, or what was found. */
export function renderCulpritSearch(search: CulpritSearch, host: PluginHost, texts: Localizer, end: (off?: string) => void): TemplateResult {
  const { text } = texts;
  const { state } = search;
  return html`<section part="search" aria-labelledby="search">
    <h3 id="search" tabindex="-1">${text('plugins.bisect')}</h3>
    ${state.kind === 'asking'
      ? html`<p class="quiet">${text('plugins.bisect-about')}</p>
          <p role="status">${text('plugins.bisect-on', { count: state.on.length, of: search.count })} <strong>${text('plugins.bisect-ask')}</strong> <span class="quiet">${text('plugins.bisect-left', { count: state.stepsLeft })}</span></p>
          <div class="actions">
            <button type="button" @click=${() => search.answer(true)}>${text('plugins.bisect-yes')}</button>
            <button type="button" @click=${() => search.answer(false)}>${text('plugins.bisect-no')}</button>
            <button type="button" @click=${() => end()}>${text('plugins.bisect-stop')}</button>
          </div>`
      : html`<p role="status"><strong>${state.kind === 'none' ? text('plugins.bisect-none') : text('plugins.bisect-found', { plugin: `\u2068${host.plugin(state.id)?.manifest.displayName ?? state.id}\u2069` })}</strong></p>
          <div class="actions">
            ${state.kind === 'found' ? html`<button type="button" @click=${() => end(state.id)}>${text('plugins.bisect-off')}</button>` : nothing}
            <button type="button" @click=${() => end()}>${text('plugins.bisect-done')}</button>
          </div>`}
  </section>`;
}
