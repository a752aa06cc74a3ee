import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { systemClock } from '../../src/core/clock.js';
import { toDisposable, type Disposable, type DisposableStore } from '../../src/core/disposable.js';
import { Emitter } from '../../src/core/emitter.js';
import type { PluginHost } from '../../src/host/host.js';
import { problemOf } from '../../src/host/journal.js';
import type { UiPort } from '../../src/host/ui-port.js';
import type { Contribution } from '../../src/model/plugin/contributions/index.js';
import type { CxCommandPalette } from '../command-palette/command-palette.js';
import { CxElement } from '../base/element.js';
import { CxErrorEvent } from '../base/events.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { unseen } from '../base/looks/unseen.styles.js';
import { tokens } from '../base/tokens.styles.js';
import { isMac } from '../command-palette/rows.js';
import { HostLink } from '../plugins/host-link.js';
import { iconStyles, renderIcon } from '../plugins/icon.js';
import { chordText } from '../plugins/key-names.js';
import { connectKeyboard } from '../plugins/keyboard.js';
import { lookupAt } from '../plugins/place.js';
import { pluginName } from '../plugins/plugin-name.js';
import { useTheme } from '../plugins/theme.js';
import { renderMenu, type MenuHolder } from './menu.js';
import { renderNotices } from './notices.js';
import { OWN_PLUGIN, ownPlugin, THEME_SETTING } from './own-plugin.js';
import { WorkbenchUi } from './ui.js';
import { slotOf, ViewStage } from './view-stage.js';
import { messages } from './workbench.messages.js';
import { styles } from './workbench.styles.js';

const PLACES = ['main', 'side', 'panel'] as const;
type Place = (typeof PLACES)[number];
type View = Contribution<'views'> & { readonly owner: string };

/** How long an announcement stands before the next replaces it, in milliseconds: as often as a listener can follow. */
const ANNOUNCED = 1000;

/**
 * @summary The place where plugins show themselves: views, status, notifications, menus, keys and the palette.
 *
 * It gives its plugin host to the elements inside, and is the host's way to talk to people: make the host with
 * `createHost({ ui: workbench.ui })`, set it as `host`, and start it.
 *
 * @tag cx-workbench
 * @slot - Content of the page, above the views.
 * @slot brand - What stands at the start of the bar.
 * @event {CxErrorEvent} cx-error - A command failed, or a plugin could not be started; `detail` says what. Does not bubble.
 * @csspart bar - The bar with the menus.
 * @csspart main - The views in the middle.
 * @csspart side - The views at the side.
 * @csspart panel - The views below.
 * @csspart view - One view.
 * @csspart notifications - The notifications.
 * @csspart notification - One of them.
 * @csspart status - The status bar.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxWorkbench extends CxElement {
  static override styles = [tokens, unseen, iconStyles, styles];
  static override properties: PropertyDeclarations = {
    label: {},
    host: { attribute: false },
    shown: { state: true },
    menu: { state: true },
    chord: { state: true },
    announced: { state: true },
  };

  /** What it is called by screen readers. */
  declare label: string | undefined;
  /** The plugin host; the elements inside use it too. */
  declare host: PluginHost | undefined;

  declare protected shown: Readonly<Partial<Record<Place, string>>>;
  /** The menu that is open. */
  declare protected menu: string | undefined;
  declare protected chord: readonly string[];
  declare protected announced: { readonly text: string; readonly urgent: boolean } | undefined;

  readonly #texts = new Localizer(this, messages);
  readonly #hosts = new Emitter<PluginHost | undefined>();
  readonly #ui = new WorkbenchUi({
    pick: async (...asked) => (await this.#palette()).pick(...asked),
    ask: async (...asked) => (await this.#palette()).ask(...asked),
  });
  #stage: ViewStage | undefined;
  readonly #link = new HostLink(this, (host, store) => this.#begin(host, store));
  #announcements: { readonly text: string; readonly urgent: boolean }[] = [];
  #announcing: Disposable | undefined;

  constructor() {
    super();
    this.shown = {};
    this.chord = [];
    this.addEventListener('cx-host-request', (event) => {
      if (event.composedPath()[0] === this) return; // its own question goes further out
      event.stopPropagation();
      event.provide = (listener) => {
        listener(this.#link.host);
        return this.#hosts.event(listener);
      };
    });
  }

  /** The way for a plugin host to talk to people: its option `ui`. */
  get ui(): UiPort {
    return this.#ui;
  }

  /** Opens the palette with the commands that can be had where the focus is. */
  async showCommands(): Promise<void> {
    (await this.#palette()).show();
  }

  /** Brings a view to the front and the focus to it. */
  async showView(id: string): Promise<void> {
    const view = this.#views.find((one) => one.id === id);
    if (!view) return;
    this.shown = { ...this.shown, [view.place ?? 'main']: id };
    this.#stage?.show(id);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(`panel-${id}`)} h2`)?.focus();
  }

  async #palette(): Promise<CxCommandPalette> {
    await this.updateComplete;
    return this.renderRoot.querySelector('cx-command-palette')!;
  }

  #begin(host: PluginHost, store: DisposableStore): void {
    const update = (): void => this.requestUpdate();
    const own = host.install(
      ownPlugin(
        {
          showCommands: () => void this.showCommands(),
          showView: (id) => void this.showView(id),
          focusNotifications: () => this.renderRoot.querySelector<HTMLElement>('[part=notification]')?.focus(),
          clearNotifications: () => this.#ui.closeAll(),
          focusPart: (step) => this.#focusPart(step),
        },
        host,
      ),
    );
    // a host that was disposed meanwhile has let go of it already
    if (own.ok) store.add(toDisposable(() => void host.uninstall(OWN_PLUGIN).catch(() => {})));
    const stage = store.add(new ViewStage(this, host, update));
    this.#stage = stage;
    store.add(host.registries.views.onDidChange(() => {
      stage.sync();
      update();
    }));
    for (const change of [host.menus.onDidChange, host.keybindings.onDidChange, host.commands.registry.onDidChange, host.context.onDidChange, host.registries.icons.onDidChange]) store.add(change(update));
    store.add(this.#ui.onDidChange(update));
    store.add(this.#ui.onDidAnnounce((announcement) => this.#announce(announcement)));
    store.add(toDisposable(() => {
      this.#announcing?.dispose();
      this.#announcing = undefined;
      this.#announcements = [];
    }));
    // before a page that connects the keyboard too: here people see what goes wrong, and the beginning of a chord
    store.add(connectKeyboard(host, document, { run: ({ command, args }) => void this.#run(command, args === undefined ? [] : [args]), chord: (presses) => (this.chord = presses) }));
    this.#followTheme(host, store);
    store.add(host.onDidChangePlugin(({ state, problem, manifest }) => {
      if (state !== 'failed' || !problem) return;
      const name = pluginName(host, manifest.id);
      const text = this.#texts.text('workbench.plugin-failed', { plugin: `\u2068${name}\u2069`, reason: problem.message });
      void this.#ui.message('error', text, [], name);
      this.dispatchEvent(new CxErrorEvent(problem));
    }));
    this.#hosts.fire(host);
    store.add(toDisposable(() => this.#hosts.fire(undefined)));
  }

  /** Keeps the theme that is set on the whole page. */
  #followTheme(host: PluginHost, store: DisposableStore): void {
    let taken: Disposable | undefined;
    const take = (): void => {
      taken?.dispose();
      const id = host.configuration.registry.get(THEME_SETTING) ? host.configuration.get(THEME_SETTING) : '';
      taken = typeof id === 'string' && host.registries.themes.get(id) ? useTheme(host, id) : undefined;
    };
    store.add(host.configuration.onDidChange(({ affects }) => affects(THEME_SETTING) && take()));
    store.add(host.registries.themes.onDidChange(take));
    store.add(toDisposable(() => taken?.dispose()));
    take();
  }

  async #run(command: string, args: readonly unknown[] = []): Promise<void> {
    const { host } = this.#link;
    if (!host) return;
    try {
      await host.commands.execute(command, args);
    } catch (error) {
      this.#tell(new CxErrorEvent(problemOf(error)), host.commands.registry.get(command)?.owner);
    }
  }

  /** Shows what went wrong to whoever asked for it, and tells the page. */
  #tell({ detail }: CxErrorEvent, owner?: string): void {
    const plugin = (owner && pluginName(this.#link.host, owner)) || this.#texts.text('workbench.label');
    void this.#ui.message('error', detail.message, [], plugin);
    this.dispatchEvent(new CxErrorEvent(detail));
  }

  /** One announcement at a time, no faster than a listener can follow; of many, the last ones. */
  #announce(announcement: { readonly text: string; readonly urgent: boolean }): void {
    this.#announcements = [...this.#announcements, announcement].slice(-3);
    if (this.#announcing) return;
    const next = (): void => {
      this.announced = this.#announcements.shift();
      this.#announcing = undefined;
      if (this.announced) this.#announcing = systemClock.after(ANNOUNCED, next);
    };
    next();
  }

  /** Moves the focus between bar, views, notifications and status. */
  #focusPart(step: 1 | -1): void {
    const parts = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-part]')].filter((part) => part.checkVisibility());
    const at = parts.findIndex((part) => part.matches(':focus-within') || part.matches(':has(:focus)') || [...part.querySelectorAll('slot')].some((slot) => slot.assignedElements().some((one) => one.matches(':focus-within'))));
    parts.at(at < 0 ? 0 : (at + step) % parts.length)?.focus();
  }

  get #views(): readonly View[] {
    const { host } = this.#link;
    return host ? host.registries.views.all.filter(({ entry }) => host.holds(entry.when)).map(({ entry, owner }) => ({ ...entry, owner })) : [];
  }

  #holder(host: PluginHost): MenuHolder {
    return {
      host,
      open: this.menu,
      toggle: (name) => (this.menu = name),
      run: (command) => void this.#run(command),
      key: (chord) => chordText(chord, this.#texts, isMac(host)),
    };
  }

  protected override updated(): void {
    // what is in front is woken when it is seen, not before
    const { shown } = this;
    for (const place of PLACES) {
      const views = this.#viewsAt(place);
      const front = views.find(({ id }) => id === shown[place]) ?? views[0];
      if (front) this.#stage?.show(front.id);
    }
  }

  #viewsAt(place: Place): readonly View[] {
    return this.#views.filter((view) => (view.place ?? 'main') === place);
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    const { text } = this.#texts;
    const { host } = this.#link;
    const { announced } = this;
    return html`${renderProblems(this.problems)}
      <div class="frame" lang=${this.#texts.locale} role="group" aria-label=${this.label ?? text('workbench.label')}>
        <div part="bar" data-part tabindex="-1">
          <slot name="brand"></slot>
          ${host ? html`<div class="menus">
            ${renderMenu(this.#holder(host), 'workbench/bar', 'bar', text('workbench.more'), lookupAt(this, host))}
            <button type="button" class="commands" aria-keyshortcuts="F1" @click=${() => void this.showCommands()}>${text('workbench.commands')} ${this.#paletteKey(host)}</button>
          </div>` : nothing}
        </div>
        <div class="rooms">
          <div class="middle">
            <slot></slot>
            ${host ? PLACES.filter((place) => place !== 'side').map((place) => this.#renderPlace(host, place)) : nothing}
          </div>
          ${host ? this.#renderPlace(host, 'side') : nothing}
        </div>
        <div class="notices" data-part tabindex="-1" ?hidden=${this.#ui.notices.length === 0}>${renderNotices(this.#ui.notices, this.#texts, () => this.#afterNotice(), () => {
          this.#ui.closeAll();
          this.#afterNotice();
        })}</div>
        ${this.#renderStatus(host)}
        <p class="unseen" role="status">${announced && !announced.urgent ? announced.text : nothing}</p>
        <p class="unseen" role="alert">${announced?.urgent ? announced.text : nothing}</p>
      </div>
      <cx-command-palette shortcut="" .host=${host} @cx-error=${(event: CxErrorEvent) => this.#tell(event, host?.commands.registry.get(event.detail.where ?? '')?.owner)}></cx-command-palette>`;
  }

  #paletteKey(host: PluginHost): TemplateResult | typeof nothing {
    const chord = host.keybindings.of(`${OWN_PLUGIN}.commands`)[0]?.chord;
    return chord ? html`<kbd aria-hidden="true">${chordText(chord, this.#texts, isMac(host))}</kbd>` : nothing;
  }

  /** The focus was in a notification that is gone: to the next one, or else to the bar. */
  #afterNotice(): void {
    void this.updateComplete.then(() => (this.renderRoot.querySelector<HTMLElement>('[part=notification]') ?? this.renderRoot.querySelector<HTMLElement>('.commands'))?.focus());
  }

  #renderPlace(host: PluginHost, place: Place): TemplateResult | typeof nothing {
    const views = this.#viewsAt(place);
    const front = views.find(({ id }) => id === this.shown[place]) ?? views[0];
    if (!front) return nothing;
    const several = views.length > 1;
    return html`<div part=${place} class="place" data-part tabindex="-1">
      ${several
        ? html`<div role="tablist" aria-label=${this.#texts.text(`workbench.views-${place}`)} @keydown=${(event: KeyboardEvent) => this.#onTabKey(event, place, views, front)}>
            ${views.map((view) => html`<button type="button" role="tab" id=${`tab-${view.id}`} aria-selected=${view === front} aria-controls=${`panel-${view.id}`} tabindex=${view === front ? 0 : -1} @click=${() => (this.shown = { ...this.shown, [place]: view.id })}>${renderIcon(host, view.icon)}${this.#titleOf(host, view)}</button>`)}
          </div>`
        : nothing}
      ${views.map((view) => this.#renderView(host, view, view === front, several))}
    </div>`;
  }

  #titleOf(host: PluginHost, { owner, title }: View): string {
    return host.textOf(owner, title).value;
  }

  #onTabKey(event: KeyboardEvent, place: Place, views: readonly View[], front: View): void {
    const forward = this.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const at = views.indexOf(front);
    const to: Readonly<Record<string, number>> = { [forward]: (at + 1) % views.length, [back]: at - 1, Home: 0, End: -1 };
    if (!Object.hasOwn(to, event.key)) return;
    event.preventDefault();
    const { id } = views.at(to[event.key]!)!;
    this.shown = { ...this.shown, [place]: id };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(`tab-${id}`)}`)?.focus());
  }

  #renderView(host: PluginHost, view: View, front: boolean, several: boolean): TemplateResult {
    const { id } = view;
    const title = this.#titleOf(host, view);
    const state = this.#stage?.stateOf(id);
    const container = this.#stage?.containerOf(id);
    const lookup = lookupAt(container ?? this, host);
    return html`<section part="view" id=${`panel-${id}`} role=${several ? 'tabpanel' : 'region'} aria-labelledby=${`title-${id}`} ?hidden=${!front}>
      <header>
        <h2 id=${`title-${id}`} tabindex="-1">${several ? nothing : renderIcon(host, view.icon)}${title}</h2>
        <div class="menus">${front ? renderMenu(this.#holder(host), 'view/title', `view-${id}`, this.#texts.text('workbench.more-of', { view: title }), lookup) : nothing}</div>
      </header>
      ${state?.is === 'waking' ? html`<p class="quiet" role="status">${this.#texts.text('workbench.waking', { view: title })}</p>` : nothing}
      ${state?.is === 'failed' ? this.#renderFailed(id, title, state.reason) : nothing}
      <slot name=${slotOf(id)}></slot>
    </section>`;
  }

  #renderFailed(id: string, title: string, reason: string): TemplateResult {
    const { text } = this.#texts;
    return html`<div class="failed">
      <p role="alert">${text('workbench.view-failed', { view: title, reason: reason || text('workbench.view-empty') })}</p>
      <button type="button" @click=${() => this.#stage?.retry(id)}>${text('workbench.again')}</button>
    </div>`;
  }

  #renderStatus(host: PluginHost | undefined): TemplateResult | typeof nothing {
    const items = this.#ui.statusItems;
    if (!host || (items.length === 0 && this.chord.length === 0)) return nothing;
    const { text } = this.#texts;
    return html`<div part="status" data-part tabindex="-1" role="group" aria-label=${text('workbench.status')}>
      <ul>${items.map((item) => html`<li dir="auto" title=${text('workbench.from', { plugin: item.plugin })}>${item.text}</li>`)}</ul>
      <p role="status">${this.chord.length > 0 ? text('workbench.chord', { keys: chordText(this.chord, this.#texts, isMac(host)) }) : nothing}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-workbench': CxWorkbench;
  }
}
