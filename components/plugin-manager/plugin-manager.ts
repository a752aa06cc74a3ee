import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import { CxError, type Problem } from '../../src/core/problem.js';
import type { PluginHost } from '../../src/host/host.js';
import { diffManifests } from '../../src/host/manifest-diff.js';
import { CxElement } from '../base/element.js';
import { Localizer, type Values } from '../base/localize.js';
import { tokens } from '../base/tokens.styles.js';
import { HostLink } from '../plugins/host-link.js';
import { iconStyles } from '../plugins/icon.js';
import { pluginName } from '../plugins/plugin-name.js';
import { AccountWatch } from './account-watch.js';
import { renderCard, type CardActions } from './card.js';
import { fetchPackage, holdTo, readPackage, type PluginPackage } from './package-source.js';
import { messages } from './plugin-manager.messages.js';
import { styles } from './plugin-manager.styles.js';
import { renderReview, type Review } from './review.js';
import { CulpritSearch, renderCulpritSearch } from './search.js';

/** What is done to a plugin, by hand. */
export interface PluginChange {
  readonly action: 'installed' | 'updated' | 'uninstalled' | 'enabled' | 'disabled';
  readonly id: string;
  /** What was installed, for pages that keep it and install it again on the next visit. */
  readonly source?: PluginPackage;
}

/** `cx-plugin`: somebody has installed, updated, uninstalled or switched a plugin. Does not bubble. */
export class CxPluginEvent extends CustomEvent<PluginChange> {
  constructor(change: PluginChange) {
    super('cx-plugin', { detail: change });
  }
}

/**
 * @summary The plugins of a host: what each may do, how it runs, what it saw and sent; install, update, switch, uninstall.
 *
 * A plugin from an address or a file runs isolated, and nothing of it is installed before somebody has seen what it may do.
 * An update that may do more asks again.
 *
 * @tag cx-plugin-manager
 * @event {CxPluginEvent} cx-plugin - Somebody has installed, updated, uninstalled or switched a plugin; `detail` says which and what. Does not bubble.
 * @event {CxErrorEvent} cx-error - Something could not be done; `detail` says what. Does not bubble.
 * @csspart plugin - One plugin.
 * @csspart install - The form to install one.
 * @csspart review - What is shown before something is installed.
 * @csspart search - The search for the plugin that causes a problem.
 * @csspart error - Why something cannot be done.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxPluginManager extends CxElement {
  static override styles = [tokens, iconStyles, styles];
  static override properties: PropertyDeclarations = {
    noInstall: { type: Boolean, attribute: 'no-install' },
    host: { attribute: false },
    opened: { state: true },
    asked: { state: true },
    review: { state: true },
    fetching: { state: true },
    trouble: { state: true },
    told: { state: true },
  };

  /** People can look at plugins and switch them, and install none. */
  declare noInstall: boolean;
  /** The plugin host; if not given, that of the `<cx-workbench>` around it. */
  declare host: PluginHost | undefined;

  declare protected opened: ReadonlySet<string>;
  declare protected asked: string | undefined;
  declare protected review: Review | undefined;
  declare protected fetching: boolean;
  /** Why something could not be done. */
  declare protected trouble: string;
  declare protected told: string;

  readonly #texts = new Localizer(this, messages);
  readonly #link = new HostLink(this, (host, store) => this.#begin(host, store));
  readonly #accounts = new AccountWatch(() => this.requestUpdate());
  #search: CulpritSearch | undefined;
  #work = new AbortController();

  constructor() {
    super();
    this.noInstall = false;
    this.opened = new Set();
    this.fetching = false;
    this.trouble = '';
    this.told = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#work.abort();
  }

  #begin(host: PluginHost, store: DisposableStore): void {
    const update = (): void => this.requestUpdate();
    this.#search ??= CulpritSearch.resume(host, update);
    store.add(host.onDidChangePlugin(update));
    store.add(host.journal.onDidReport(update));
    store.add(host.registries.icons.onDidChange(update));
    store.add(toDisposable(() => this.#accounts.dispose()));
  }

  // --- installing ---

  /** Fetches a plugin and shows what it may do, as if its address had been entered. Nothing is installed by this. */
  async fetch(address: string, integrity = ''): Promise<void> {
    await this.#look(integrity, (signal) => fetchPackage(address, signal));
  }

  /** Reads a plugin from its files and shows what it may do, as if they had been chosen. Nothing is installed by this. */
  async open(files: readonly File[], integrity = ''): Promise<void> {
    await this.#look(integrity, () => readPackage(files));
  }

  async #look(integrity: string, load: (signal: AbortSignal) => Promise<PluginPackage>): Promise<void> {
    const { host } = this.#link;
    if (!host) return;
    this.#work.abort();
    const { signal } = (this.#work = new AbortController());
    this.trouble = this.told = '';
    this.review = undefined;
    this.fetching = true;
    try {
      const source = await load(signal);
      await holdTo(integrity, source);
      const problems: Problem[] = [];
      const read = host.readManifest(source.manifest, (problem) => void problems.push(problem));
      if (!read.ok) throw new CxError({ code: 'bad-manifest', message: 'bad manifest' }, { cause: { reason: read.error.map(({ message, where }) => `${where ? `${where}: ` : ''}${message}`).join(' ') } });
      const manifest = read.value;
      for (const point of manifest.points) void manifest.contributes[point]; // entries are read when somebody looks
      const installed = host.plugin(manifest.id);
      if (!signal.aborted) this.review = { source, manifest, problems, diff: installed && diffManifests(installed.manifest, manifest), agreed: false };
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
    if (signal.aborted) return;
    this.fetching = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#review')?.focus();
  }

  #fail(error: unknown): void {
    const known = error instanceof CxError && Object.hasOwn(messages, `plugins.${error.code}`);
    this.trouble = known ? this.#texts.text(`plugins.${error.code}`, (error.cause ?? {}) as Values) : (error as Error).message;
    this.fault('plugin', error);
  }

  async #confirm({ source, manifest, diff }: Review): Promise<void> {
    const { host } = this.#link;
    if (!host) return;
    const plugin = { manifest: source.manifest, base: source.base, tier: 'isolated' as const, ...(source.code && { code: { kind: 'text' as const, text: source.code.text } }) };
    const outcome = diff ? await host.update(plugin) : host.install(plugin);
    if (outcome.ok) {
      this.told = this.#texts.text(diff ? 'plugins.updated' : 'plugins.installed', { plugin: `\u2068${pluginName(host, outcome.value.id)}\u2069`, version: manifest.version });
      this.review = undefined;
      this.dispatchEvent(new CxPluginEvent({ action: diff ? 'updated' : 'installed', id: manifest.id, source }));
    } else this.trouble = outcome.error.map(({ message }) => message).join(' ');
    await this.#focus(`#${CSS.escape(`name-${manifest.id}`)}`);
  }

  // --- what is there ---

  readonly #act: CardActions = {
    enable: (id, on) => void this.#do(async (host) => {
      await (on ? host.enable(id) : host.disable(id));
      this.dispatchEvent(new CxPluginEvent({ action: on ? 'enabled' : 'disabled', id }));
    }),
    start: (id) => void this.#do((host) => host.activate(id)),
    stop: (id) => void this.#do((host) => host.deactivate(id)),
    ask: (id) => {
      const before = this.asked;
      this.asked = id;
      const card = `[aria-labelledby="${CSS.escape(`name-${id ?? before ?? ''}`)}"]`;
      void this.#focus(id === undefined ? `${card} .uninstall` : `${card} .sure button:last-child`);
    },
    uninstall: (id) => void this.#do(async (host) => {
      const name = pluginName(host, id);
      await host.uninstall(id);
      this.asked = undefined;
      this.told = this.#texts.text('plugins.uninstalled', { plugin: `\u2068${name}\u2069` });
      this.dispatchEvent(new CxPluginEvent({ action: 'uninstalled', id }));
      await this.#focus('.list');
    }),
    open: (id, open) => {
      const opened = new Set(this.opened);
      if (open) opened.add(id);
      else opened.delete(id);
      if (opened.size !== this.opened.size) this.opened = opened;
    },
    saveAccount: (id) => this.#save(`${id}.json`, this.#link.host?.accountOf(id)?.read()),
  };

  async #do(work: (host: PluginHost) => Promise<void>): Promise<void> {
    const { host } = this.#link;
    if (!host) return;
    this.trouble = this.told = '';
    try {
      await work(host);
    } catch (error) {
      this.#fail(error);
    }
    this.requestUpdate();
  }

  #save(name: string, value: unknown): void {
    const url = URL.createObjectURL(new Blob([JSON.stringify(value, undefined, 2)], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url));
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected override updated(): void {
    const { host } = this.#link;
    this.#accounts.follow(host ? [...this.opened].flatMap((id) => host.accountOf(id) ?? []) : []);
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    const { text } = this.#texts;
    const { host } = this.#link;
    const plugins = host?.plugins ?? [];
    // those of people first, the library's own last
    const sorted = plugins.toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn) || pluginName(host, a.id).localeCompare(pluginName(host, b.id), this.#texts.locale));
    return html`<div class="all" lang=${this.#texts.locale}>
      <p class="told" role="status">${this.told || (plugins.length > 0 ? text('plugins.count', { count: plugins.length }) : text('plugins.empty'))}</p>
      ${this.#search && host ? renderCulpritSearch(this.#search, host, this.#texts, (off) => void this.#endSearch(off)) : nothing}
      ${host && this.review
        ? renderReview(this.review, this.#texts, {
            agree: (agreed) => (this.review = this.review && { ...this.review, agreed }),
            confirm: () => void (this.review && this.#confirm(this.review)),
            cancel: () => {
              this.review = undefined;
              void this.#focus('#address');
            },
          })
        : nothing}
      <p part="error" role="alert">${this.trouble || nothing}</p>
      <div class="list" tabindex="-1">
        ${host
          ? repeat(sorted, ({ id }) => id, (plugin) =>
              renderCard(plugin, { host, texts: this.#texts, act: this.#act, open: this.opened.has(plugin.id), asked: this.asked === plugin.id, account: this.opened.has(plugin.id) ? host.accountOf(plugin.id)?.read() : undefined }))
          : nothing}
      </div>
      ${host && !this.noInstall ? this.#renderInstall() : nothing}
      ${host && !this.#search && plugins.some(({ enabled, builtIn }) => enabled && !builtIn) ? html`<div><button type="button" class="find" @click=${() => this.#beginSearch(host)}>${text('plugins.bisect')}</button></div>` : nothing}
    </div>`;
  }

  #beginSearch(host: PluginHost): void {
    this.#search = CulpritSearch.begin(host, () => this.requestUpdate());
    this.requestUpdate();
    void this.#focus('#search');
  }

  async #endSearch(off?: string): Promise<void> {
    const search = this.#search;
    this.#search = undefined;
    this.requestUpdate();
    await search?.settled;
    await search?.end(off);
    await this.#focus('.find');
  }

  #renderInstall(): TemplateResult {
    const { text } = this.#texts;
    const field = (id: string): HTMLInputElement => this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)!;
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.fetch(field('address').value, field('hash').value);
    };
    const choose = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      const files = [...(input.files ?? [])];
      input.value = ''; // the same files can be chosen again
      if (files.length > 0) void this.open(files, field('hash').value);
    };
    return html`<form part="install" aria-labelledby="install" novalidate @submit=${submit}>
      <h3 id="install">${text('plugins.install')}</h3>
      <div class="field"><label for="address">${text('plugins.address')}</label><input id="address" type="url" dir="ltr" autocomplete="off" placeholder="https://example.com/my-plugin/plugin.json" /></div>
      <div class="field"><label for="hash">${text('plugins.hash')} <span class="quiet">(${text('plugins.hash-hint')})</span></label><input id="hash" dir="ltr" autocomplete="off" spellcheck="false" /></div>
      <div><button ?disabled=${this.fetching}>${text(this.fetching ? 'plugins.fetching' : 'plugins.fetch')}</button></div>
      <div class="field"><label for="files">${text('plugins.files')}</label><input id="files" type="file" multiple accept=".json,.js,.mjs" @change=${choose} /></div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-plugin-manager': CxPluginManager;
  }
}
