import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Disposable } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';
import { parseChord, strokeOf } from '../../src/host/keys/chord.js';
import { problemOf } from '../../src/host/journal.js';
import type { InputBoxOptions, QuickPickItem, QuickPickOptions } from '../../src/sdk/window.js';
import { CxElement } from '../base/element.js';
import { CxErrorEvent } from '../base/events.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { paletteCommands } from '../plugins/commands.js';
import { HostLink } from '../plugins/host-link.js';
import { iconStyles, renderIcon } from '../plugins/icon.js';
import { chordText } from '../plugins/key-names.js';
import { platformHere } from '../plugins/keyboard.js';
import { focusedElement, lookupAt } from '../plugins/place.js';
import { styles } from './command-palette.styles.js';
import { messages } from './command-palette.messages.js';
import { commandRows, isMac, itemRows, type Row } from './rows.js';
import { marked } from './marked.js';

/** How many commands it remembers as used lately. */
const MOST_RECENT = 20;
/** How far Page Up and Page Down go. */
const PAGE = 8;

/** What it is open for. */
type Session =
  | { readonly kind: 'commands'; readonly commands: ReturnType<typeof paletteCommands> }
  | { readonly kind: 'pick'; readonly items: readonly QuickPickItem[]; readonly options: QuickPickOptions; readonly plugin: string; done(chosen: number | undefined): void }
  | { readonly kind: 'input'; readonly options: InputBoxOptions; readonly plugin: string; readonly careful: boolean; done(text: string | undefined): void };

/** `cx-command`: a command has been chosen and is about to be run; can be cancelled. Does not bubble. */
export class CxCommandEvent extends CustomEvent<{ readonly command: string }> {
  constructor(command: string) {
    super('cx-command', { detail: { command }, cancelable: true });
  }
}

/**
 * @summary Finds and runs the commands of all plugins, by keyboard.
 *
 * Letters may be left out and words come in any order, in the language of the page or in English. It also asks people on
 * behalf of plugins, for one of several choices or for a text.
 *
 * @tag cx-command-palette
 * @event {CxCommandEvent} cx-command - A command has been chosen and is about to be run; `detail.command` is its id. Can be cancelled. Does not bubble.
 * @event {CxErrorEvent} cx-error - A command failed, or an attribute is out of range; `detail` says what. Does not bubble.
 * @csspart dialog - The box that opens.
 * @csspart input - Where people type.
 * @csspart list - What was found.
 * @csspart option - One line of it.
 * @csspart count - How many there are.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssState open - It is open.
 */
export class CxCommandPalette extends CxElement {
  static override styles = [tokens, iconStyles, styles];
  static override properties: PropertyDeclarations = {
    shortcut: {},
    placeholder: {},
    host: { attribute: false },
    recent: { attribute: false },
    session: { state: true },
    query: { state: true },
    active: { state: true },
    told: { state: true },
  };

  /** The key that opens it, such as `mod+k`; `mod` is the command key on a Mac. In a workbench its keys do, and this does nothing. Empty for none. */
  declare shortcut: string;
  /** What stands in the empty field. */
  declare placeholder: string | undefined;
  /** The plugin host; if not given, that of the `<cx-workbench>` around it. */
  declare host: PluginHost | undefined;
  /** The commands used lately, the last one first: to be kept and given back by pages that want it kept. */
  declare recent: readonly string[];

  declare protected session: Session | undefined;
  declare protected query: string;
  declare protected active: number;
  /** Why a choice was not taken. */
  declare protected told: string;

  readonly #texts = new Localizer(this, messages);
  readonly #link = new HostLink(this, () => {});
  #calledOff: Disposable | undefined;
  readonly #onKey = (event: KeyboardEvent): void => this.#pressedAnywhere(event);

  constructor() {
    super();
    this.shortcut = 'mod+k';
    this.recent = [];
    this.query = '';
    this.active = 0;
    this.told = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.close();
  }

  /** Is it open? */
  get open(): boolean {
    return this.session !== undefined;
  }

  /** Opens with the commands that can be had where the focus is. */
  show(): void {
    const { host } = this.#link;
    if (!host) return;
    this.#begin({ kind: 'commands', commands: paletteCommands(host, lookupAt(focusedElement(), host)) });
  }

  /** Lets people choose one of several; gives its number, or undefined if they close it. `plugin` is who asks. */
  pick(items: readonly QuickPickItem[], options: QuickPickOptions = {}, plugin = ''): Promise<number | undefined> {
    return new Promise((done) => this.#begin({ kind: 'pick', items, options, plugin, done }));
  }

  /** Asks for a text; gives it, or undefined if they close it. `plugin` is who asks. */
  ask(options: InputBoxOptions = {}, plugin = '', careful = false): Promise<string | undefined> {
    return new Promise((done) => this.#begin({ kind: 'input', options, plugin, careful, done }, options.value));
  }

  /** Closes it; what was asked stays unanswered. The focus goes back to where it was. */
  close(): void {
    this.#finish();
  }

  #begin(session: Session, query = ''): void {
    this.#finish();
    this.session = session;
    this.query = query;
    this.active = 0;
    this.told = '';
    const token = session.kind === 'commands' ? undefined : session.options.token;
    this.#calledOff = token?.onCancellationRequested(() => this.session === session && this.close());
  }

  /** Ends what it is open for, with an answer or without, and gives the focus back. */
  #finish(answer?: number | string): void {
    const { session } = this;
    if (!session) return;
    this.session = undefined;
    this.#calledOff?.dispose();
    this.#dialog?.close();
    if (session.kind === 'pick') session.done(answer as number | undefined);
    if (session.kind === 'input') session.done(answer as string | undefined);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot?.querySelector('dialog') ?? null;
  }

  get #rows(): readonly Row[] {
    switch (this.session?.kind) {
      case 'commands':
        return commandRows(this.session.commands, this.query, this.recent, this.#texts.locale);
      case 'pick':
        return itemRows(this.session.items, this.query);
      default:
        return [];
    }
  }

  #pressedAnywhere(event: KeyboardEvent): void {
    if (event.defaultPrevented || this.shortcut === '' || this.#link.isInWorkbench) return;
    const chord = parseChord(this.shortcut, platformHere());
    if (!chord.ok || chord.value.length !== 1 || strokeOf(event) !== chord.value[0]) return;
    event.preventDefault();
    if (this.open) this.close();
    else this.show();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('shortcut')) {
      const chord = this.shortcut === '' ? undefined : parseChord(this.shortcut, platformHere());
      const good = !chord || (chord.ok && chord.value.length === 1);
      this.setProblem('shortcut', good ? undefined : '"shortcut" must be one key with its modifiers, such as "mod+k". There is none now.');
    }
    this.setState('open', this.session !== undefined);
  }

  protected override updated(): void {
    const dialog = this.#dialog;
    if (this.session && dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector('input')?.select();
    }
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  /** The browser has closed it, by Esc. It tells so later, when it may be open again for something else. */
  readonly #onClose = (): void => void (this.#dialog?.open || this.close());

  readonly #onInput = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.active = 0;
    this.told = '';
    const { session } = this;
    if (session?.kind === 'input' && session.options.validate) void this.#validate(session, this.query);
  };

  /** What is wrong with a text, if anything is. */
  async #validate(session: Session & { kind: 'input' }, text: string): Promise<string | undefined> {
    const fault = await session.options.validate?.(text);
    if (this.session === session && this.query === text) this.told = fault ?? '';
    return fault;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.#rows.length - 1;
    const steps: Readonly<Record<string, () => number>> = {
      ArrowDown: () => (this.active >= last ? 0 : this.active + 1),
      ArrowUp: () => (this.active <= 0 ? last : this.active - 1),
      PageDown: () => Math.min(last, this.active + PAGE),
      PageUp: () => Math.max(0, this.active - PAGE),
    };
    if (event.key === 'Enter') {
      event.preventDefault();
      if (this.session?.kind === 'input') void this.#accept(this.session);
      else this.#choose(this.#rows[this.active]);
    } else if (Object.hasOwn(steps, event.key) && last >= 0) {
      event.preventDefault();
      this.active = steps[event.key]!();
      this.told = '';
    }
  };

  async #accept(session: Session & { kind: 'input' }): Promise<void> {
    const text = this.query;
    if ((await this.#validate(session, text)) === undefined && this.session === session) this.#finish(text);
  }

  #choose(row: Row | undefined): void {
    if (!row) return;
    if (row.blocked) {
      this.told = this.#blockedText(row.blocked);
      return;
    }
    if (typeof row.value === 'number') this.#finish(row.value);
    else {
      this.#finish();
      void this.#run(row.value);
    }
  }

  async #run(command: string): Promise<void> {
    const { host } = this.#link;
    if (!host || !this.dispatchEvent(new CxCommandEvent(command))) return;
    this.recent = [command, ...this.recent.filter((one) => one !== command)].slice(0, MOST_RECENT);
    try {
      await host.commands.execute(command);
    } catch (error) {
      this.dispatchEvent(new CxErrorEvent(problemOf(error)));
    }
  }

  #blockedText(needs: readonly string[]): string {
    const list = new Intl.ListFormat(this.#texts.locale, { type: 'conjunction' }).format(needs);
    return needs.length > 0 ? this.#texts.text('palette.needs', { needs: list }) : this.#texts.text('palette.not-now');
  }

  // --- rendering ---

  protected override render(): TemplateResult {
    const { session } = this;
    const outside = (event: MouseEvent): void => {
      if (event.target === event.currentTarget) this.close(); // on the backdrop: all of the box is inside
    };
    return html`${renderProblems(this.problems)}
      <dialog part="dialog" lang=${this.#texts.locale} aria-label=${this.#label} @close=${this.#onClose} @click=${outside}>
        ${session ? html`<div class="box" @keydown=${this.#onKeydown}>${session.kind === 'input' ? this.#renderInput(session) : this.#renderSearch(session)}</div>` : nothing}
      </dialog>`;
  }

  get #label(): string {
    const { session } = this;
    const title = session && session.kind !== 'commands' ? session.options.title : undefined;
    return title ?? this.#texts.text(session?.kind === 'pick' ? 'palette.choose' : session?.kind === 'input' ? 'palette.enter' : 'palette.label');
  }

  #renderHead(session: Session): TemplateResult | typeof nothing {
    if (session.kind === 'commands') return nothing;
    const { plugin, options } = session;
    return html`<div class="head">
      ${options.title ? html`<p class="title" dir="auto">${options.title}</p>` : nothing}
      ${plugin ? html`<p class="quiet">${this.#texts.text('palette.by', { plugin: `\u2068${plugin}\u2069` })}</p>` : nothing}
    </div>`;
  }

  #renderSearch(session: Session & { kind: 'commands' | 'pick' }): TemplateResult {
    const { text } = this.#texts;
    const rows = this.#rows;
    const placeholder = session.kind === 'pick' ? (session.options.placeholder ?? text('palette.choose')) : (this.placeholder ?? text('palette.placeholder'));
    const count = rows.length > 0 ? text(session.kind === 'pick' ? 'palette.count-items' : 'palette.count', { count: rows.length }) : this.query ? text('palette.nothing', { query: this.query }) : text('palette.empty');
    return html`${this.#renderHead(session)}
      <input
        part="input"
        role="combobox"
        aria-label=${placeholder}
        aria-autocomplete="list"
        aria-expanded=${rows.length > 0}
        aria-controls="list"
        aria-activedescendant=${rows.length > 0 ? `option-${this.active}` : nothing}
        placeholder=${placeholder}
        autocomplete="off"
        spellcheck="false"
        .value=${live(this.query)}
        @input=${this.#onInput}
      />
      <ul part="list" id="list" role="listbox" aria-label=${this.#label} ?hidden=${rows.length === 0}>
        ${rows.map((row, i) => this.#renderRow(row, i))}
      </ul>
      <p part="count" role="status">${this.told || count}</p>`;
  }

  #renderRow(row: Row, i: number): TemplateResult {
    const { label, ranges, detail, chord, icon, recent, blocked } = row;
    return html`<li
      part="option"
      id="option-${i}"
      role="option"
      aria-selected=${i === this.active}
      aria-disabled=${blocked ? 'true' : nothing}
      @click=${() => {
        this.active = i;
        this.#choose(row);
      }}
    >
      <span class="label">${renderIcon(this.#link.host, icon)}<bdi>${marked(label, ranges)}</bdi></span>
      ${chord ? html`<kbd>${chordText(chord, this.#texts, isMac(this.#link.host))}</kbd>` : nothing}
      ${recent && !this.query ? html`<span class="quiet">${this.#texts.text('palette.recent')}</span>` : nothing}
      ${detail ? html`<span class="detail quiet"><bdi>${marked(detail.text, detail.ranges)}</bdi></span>` : nothing}
      ${blocked ? html`<span class="detail quiet">${this.#blockedText(blocked)}</span>` : nothing}
    </li>`;
  }

  #renderInput(session: Session & { kind: 'input' }): TemplateResult {
    const { text } = this.#texts;
    const { prompt, placeholder } = session.options;
    return html`${this.#renderHead(session)}
      ${session.careful ? html`<p class="quiet" id="careful">${text('palette.careful')}</p>` : nothing}
      ${prompt ? html`<label for="input" dir="auto">${prompt}</label>` : nothing}
      <input
        part="input"
        id="input"
        aria-label=${prompt ? nothing : this.#label}
        aria-describedby=${session.careful ? 'told careful' : 'told'}
        aria-invalid=${this.told ? 'true' : nothing}
        placeholder=${placeholder ?? nothing}
        autocomplete="off"
        .value=${live(this.query)}
        @input=${this.#onInput}
      />
      <p id="told" part="count" role="status">${this.told || text('palette.hint')}</p>
      <div class="actions">
        <button type="button" class="primary" @click=${() => void this.#accept(session)}>${text('palette.confirm')}</button>
        <button type="button" @click=${() => this.close()}>${text('palette.cancel')}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-command-palette': CxCommandPalette;
  }
}
