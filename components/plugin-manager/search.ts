import { html, nothing, type TemplateResult } from 'lit';
import { beginBisect, continueBisect, type BisectState } from '../../src/host/bisect.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Localizer } from '../base/localize.js';
import { pluginName } from '../plugins/plugin-name.js';

/** Under which name a search is remembered: what is looked for may only show after the page has been loaded again. */
const KEPT = 'cx.bisect';

/** A search as it is kept. */
interface KeptSearch {
  readonly before: readonly string[];
  readonly state: BisectState;
}

/** Looks for the plugin that causes a problem, by switching halves of them off; puts all back as it was in the end. */
export class CulpritSearch {
  readonly #host: PluginHost;
  readonly #changed: () => void;
  /** Those that were on. */
  readonly #before: readonly string[];
  #work: Promise<void> = Promise.resolve();
  state: BisectState;

  private constructor(host: PluginHost, changed: () => void, { before, state }: KeptSearch) {
    this.#host = host;
    this.#changed = changed;
    this.#before = before;
    this.state = state;
    this.#apply();
  }

  static begin(host: PluginHost, changed: () => void): CulpritSearch {
    const before = host.plugins.filter(({ enabled, builtIn }) => enabled && !builtIn).map(({ id }) => id);
    return new CulpritSearch(host, changed, { before, state: beginBisect(before) });
  }

  /** Goes on with a search that was begun before the page was loaded, if one was: what was off is off again. */
  static resume(host: PluginHost, changed: () => void): CulpritSearch | undefined {
    const kept = keptSearch(host);
    return kept && new CulpritSearch(host, changed, kept);
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
    await this.#host.stores.workspace.set(KEPT, undefined);
    await this.#switch(this.#before.filter((id) => id !== off));
  }

  #apply(): void {
    const on = this.state.kind === 'asking' ? this.state.on : this.#before;
    void this.#host.stores.workspace.set(KEPT, JSON.stringify({ before: this.#before, state: this.state } satisfies KeptSearch));
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

/** What was kept, if it can be read and is of plugins that are still there. */
function keptSearch(host: PluginHost): KeptSearch | undefined {
  const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every((id) => typeof id === 'string' && host.plugin(id) !== undefined);
  try {
    const { before, state } = JSON.parse(host.stores.workspace.get(KEPT) ?? '{}') as { readonly before?: unknown; readonly state?: Partial<Record<string, unknown>> };
    if (!isList(before) || !state) return undefined;
    if (state['kind'] === 'none') return { before, state: { kind: 'none' } };
    if (state['kind'] === 'found') return isList([state['id']]) ? { before, state: { kind: 'found', id: state['id'] as string } } : undefined;
    const { on, suspects, stepsLeft } = state;
    return isList(on) && isList(suspects) && typeof stepsLeft === 'number' ? { before, state: { kind: 'asking', on, suspects, stepsLeft } } : undefined;
  } catch {
    return undefined;
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
      : html`<p role="status"><strong>${state.kind === 'none' ? text('plugins.bisect-none') : text('plugins.bisect-found', { plugin: `\u2068${pluginName(host, state.id)}\u2069` })}</strong></p>
          <div class="actions">
            ${state.kind === 'found' ? html`<button type="button" @click=${() => end(state.id)}>${text('plugins.bisect-off')}</button>` : nothing}
            <button type="button" @click=${() => end()}>${text('plugins.bisect-done')}</button>
          </div>`}
  </section>`;
}
