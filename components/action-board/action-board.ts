import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { ACTION_STATUSES, ACTIONS_FORMAT, type Action, type ActionsDocument, type ActionStatus } from '../../src/actions/action.js';
import type { Stamp } from '../../src/actions/change.js';
import { moveAction } from '../../src/actions/commands.js';
import type { Annotation } from '../../src/actions/effect/effect.js';
import { actionFrom, type ActionWish } from '../../src/actions/make.js';
import { toDisposable } from '../../src/core/disposable.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import type { Parsed } from '../../src/model/parse.js';
import { CxElement } from '../base/element.js';
import { FigureWriter } from '../base/figures.js';
import { whileConnected } from '../base/lifetime.js';
import { Localizer } from '../base/localize.js';
import type { CxMakeActionEvent } from '../base/make-action.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { styles } from './action-board.styles.js';
import { renderCard, renderLost, renderPanel, statusGlyph, type CardActs, type CardState } from './card.js';
import { Desk, type Outcome } from './desk.js';
import { Drag } from './drag.js';
import type { EffectPart } from './effect-part.js';
import { EVERYTHING, isFiltered, passes, renderFilters, type Filter } from './filters.js';
import { renderForm } from './form.js';
import { formStyles } from './form.styles.js';
import { renderList } from './list.js';
import { messages } from './messages/en.js';
import { tellChange, tellRefused } from './say.js';
import { dayHere, statusName, unitOf, type Words } from './words.js';
import { Writer } from './writer.js';

const METRICS = ['nps', 'csat', 'ces'];
const DEFAULT_THRESHOLD = 5;
/** Two columns need more room than this, in em. */
const ONE_COLUMN = 28;
/** And the list as a table more than this. */
const TABLE = 70;

/**
 * @summary What is done about the figures: actions with owner, date and expected effect, on a board or in a list, and afterwards what they really did.
 *
 * It keeps and sends nothing itself: whoever keeps actions listens. What two people change at once is put together field by field, or refused with both
 * sides shown. With a cube it measures the effect of what has begun, or says why that cannot be told.
 *
 * @tag cx-action-board
 * @event {CxActionEvent} cx-action-change - An action is about to be added, changed, moved or deleted; can be cancelled.
 * @event {CxActionEvent} cx-action-changed - It was; `detail.document` is what is to be kept. Whoever keeps it calls `waitUntil`; if that rejects, the board says so and offers to try again.
 * @event {CxErrorEvent} cx-error - Something is wrong with the configuration or could not be shown. Does not bubble.
 * @csspart filters - What narrows down what is shown.
 * @csspart column - The actions of one status.
 * @csspart card - One action.
 * @csspart panel - All of an action, where it is not within its card.
 * @csspart details - All of an action.
 * @csspart effect - What an action did, with its picture.
 * @csspart list - The table.
 * @csspart form - Where an action is written.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxActionBoard extends CxElement {
  static override styles = [tokens, styles, formStyles];
  static override properties: PropertyDeclarations = {
    actions: { attribute: false },
    cube: { attribute: false },
    annotations: { attribute: false },
    by: {},
    view: { reflect: true },
    today: {},
    collect: { type: Boolean },
    readOnly: { type: Boolean, attribute: 'readonly' },
    privacyThreshold: { type: Number, attribute: 'privacy-threshold' },
    filter: { state: true },
    menu: { state: true },
    opened: { state: true },
    inPlace: { state: true },
    tabular: { state: true },
    said: { state: true },
    effects: { state: true },
  };

  /** The actions, from a script; or as JSON in a `<script type="application/json">` within the element. Set anew by the element whenever one changes. */
  declare actions: ActionsDocument | null;
  /** The figures by which effects are measured. */
  declare cube: Cube | null;
  /** What else happened: such as `{ date: '2026-07-01', text: 'Strike' }`. Other actions for the same figure are among them by themselves. */
  declare annotations: readonly Annotation[];
  /** The name under which changes are noted. */
  declare by: string | undefined;
  /** `board` or `list`. */
  declare view: 'board' | 'list';
  /** The day it is, `2026-11-27`; by the clock of the reader if not given. */
  declare today: string | undefined;
  /** Takes up every `cx-make-action` of the page, such as of a `<cx-voice-wall>`. */
  declare collect: boolean;
  /** Shows, and changes nothing. */
  declare readOnly: boolean;
  /** Figures of fewer answers are not shown. */
  declare privacyThreshold: number;

  declare protected filter: Filter;
  /** The action whose places are shown. */
  declare protected menu: string | null;
  /** The action of which all is shown. */
  declare protected opened: string | null;
  /** There is one column: what belongs to a card is shown within it. */
  declare protected inPlace: boolean;
  /** There is room for a table. */
  declare protected tabular: boolean;
  declare protected said: string;
  declare protected effects: EffectPart | undefined;

  readonly #texts = new Localizer(this, messages);
  readonly #desk = new Desk(this, () => this.#stamp);
  readonly #writer = new Writer(this.#desk, {
    requestUpdate: () => this.requestUpdate(),
    focusOn: (selector) => void this.#focusOn(selector),
    tell: (outcome, title) => this.#tell(outcome, title),
  });
  readonly #drag = new Drag(this, (id, status, before) => {
    const action = this.#desk.action(id);
    if (action) this.#move(action, { status, before }, false);
  });

  constructor() {
    super();
    this.actions = this.cube = this.menu = null;
    this.annotations = [];
    this.view = 'board';
    this.collect = this.readOnly = false;
    this.privacyThreshold = DEFAULT_THRESHOLD;
    this.filter = EVERYTHING;
    this.opened = null;
    this.inPlace = false;
    this.tabular = true;
    this.said = '';
    whileConnected(this, (store) => {
      void this.#readScript();
      // a frame later: what is drawn changes the height, and a size that changes while sizes are told is an error on the page
      let frame = 0;
      const sizes = new ResizeObserver(([entry]) => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => {
          const room = entry!.contentRect.width / Number.parseFloat(getComputedStyle(this).fontSize);
          this.inPlace = room < ONE_COLUMN;
          this.tabular = room >= TABLE;
        });
      });
      sizes.observe(this);
      store.add(toDisposable(() => {
        sizes.disconnect();
        cancelAnimationFrame(frame);
      }));
      document.addEventListener('cx-make-action', this.#onMake);
      store.add(toDisposable(() => document.removeEventListener('cx-make-action', this.#onMake)));
    });
  }

  // --- from outside ---

  /** Reads actions from somewhere that cannot be trusted and shows them, or tells what is wrong with them. */
  async read(input: unknown): Promise<Parsed<ActionsDocument>> {
    const { parseActions } = await import('../../src/actions/parse.js');
    const parsed = parseActions(input);
    if (parsed.ok) this.actions = parsed.value;
    this.setProblem('actions', parsed.ok ? undefined : parsed.error.map(({ where, message }) => `${where || '/'}: ${message}`).join(' '));
    return parsed;
  }

  /** Begins a new action from what customers said or a figure showed; people say the rest. */
  make(wish: ActionWish): void {
    const id = wish.source.kind === 'figure' ? wish.source.metric : (wish.action?.metric ?? this.filter.metric ?? '');
    const metric = this.cube?.metrics.get(id) ?? { id: id || METRICS[0]!, better: 'higher' as const, unit: unitOf({ cube: this.cube }, id) };
    this.menu = null;
    this.#writer.begin(null, actionFrom(wish, metric));
  }

  /** Takes back what was done last on this page. */
  undo(): void {
    this.#tell(this.#desk.undo() ?? { kind: 'cancelled' });
  }

  /** The figures have changed in place: effects are measured anew. */
  refresh(): void {
    this.effects?.forget();
    this.requestUpdate();
  }

  readonly #onMake = (event: Event): void => {
    // what is being written is not taken away from who writes it
    if (!this.collect || this.readOnly || event.defaultPrevented || this.#writer.draft) return;
    event.preventDefault();
    this.make((event as CxMakeActionEvent).detail);
  };

  async #readScript(): Promise<void> {
    const script = this.querySelector('script[type="application/json"]');
    if (!script || this.actions) return;
    try {
      await this.read(JSON.parse(script.textContent));
    } catch (error) {
      this.setProblem('actions', `The JSON in this element cannot be read: ${error}`);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('view') && this.view !== 'list') this.view = 'board';
    if (changed.has('privacyThreshold')) {
      const bad = typeof this.privacyThreshold !== 'number' || !(this.privacyThreshold >= 0);
      if (bad) this.privacyThreshold = DEFAULT_THRESHOLD;
      this.setProblem('privacy-threshold', bad ? `"privacy-threshold" must be a number, 0 or more. It is ${DEFAULT_THRESHOLD} now.` : undefined);
    }
    if (changed.has('actions')) {
      const given: { readonly format?: unknown; readonly actions?: unknown } | null = this.actions;
      const bad = given !== null && given !== undefined && (given.format !== ACTIONS_FORMAT || !Array.isArray(given.actions));
      if (bad) this.actions = null;
      if (bad || given) this.setProblem('actions', bad ? `"actions" must be a document of the form "${ACTIONS_FORMAT}". Take read() for one that may be another.` : undefined);
      this.#writer.follow();
    }
    if (changed.has('cube') && this.cube && !this.effects) void this.#loadEffects();
  }

  async #loadEffects(): Promise<void> {
    try {
      const { EffectPart } = await import('./effect-part.js');
      this.effects ??= new EffectPart(this, () => ({ words: this.#words, document: this.#desk.document, annotations: this.annotations ?? [], privacyThreshold: this.privacyThreshold }));
    } catch (error) {
      this.fault('not-loaded', error);
    }
  }

  get #words(): Words {
    return { texts: this.#texts, figures: new FigureWriter(this.#texts), cube: this.cube, today: this.#day };
  }

  get #day(): string {
    return this.today && /^\d{4}-\d\d-\d\d$/.test(this.today) ? this.today : dayHere();
  }

  get #stamp(): Stamp {
    return { at: new Date().toISOString(), today: this.#day, by: nameIn(this.by) };
  }

  // --- doing ---

  #tell(outcome: Outcome, title = ''): void {
    if (outcome.kind === 'cancelled') this.said = this.#texts.text('board.cancelled');
    else if (outcome.kind === 'refused') this.said = tellRefused(this.#words, outcome.refused, title);
    else {
      const { change } = outcome;
      const action = change.after;
      const column = action ? this.#desk.document.actions.filter(({ status }) => status === action.status) : [];
      this.said = tellChange(this.#words, change, column.findIndex(({ id }) => id === change.id) + 1, column.length);
    }
  }

  #move(action: Action, { status, by, before }: { readonly status?: ActionStatus; readonly by?: -1 | 1; readonly before?: string | null }, focus = true): void {
    this.menu = null;
    let place = before;
    if (by !== undefined) {
      const column = this.#shown.filter((one) => one.status === action.status);
      const at = column.findIndex(({ id }) => id === action.id);
      // "before" the one after the next is down by one
      place = (by < 0 ? column[at - 1] : column[at + 2])?.id ?? (by < 0 ? undefined : null);
    } else if (status !== undefined && place === undefined) place = null;
    const outcome = this.#desk.run((document, stamp) => moveAction(document, action.id, { ...(status !== undefined && { status }), ...(place !== undefined && { before: place }) }, stamp, action));
    this.#tell(outcome, action.title);
    if (focus) void this.#focusOn(`[data-id="${CSS.escape(action.id)}"] [data-act=move]`);
  }

  async #focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    (this.renderRoot.querySelector<HTMLElement>(selector) ?? this.renderRoot.querySelector<HTMLElement>('[data-act=new], h2'))?.focus();
  }

  #toggle({ id }: Action, what: 'menu' | 'more'): void {
    if (what === 'menu') return void (this.menu = this.menu === id ? null : id);
    this.opened = this.opened === id ? null : id;
    if (this.opened !== null && !this.inPlace && this.view === 'board') void this.#focusOn('[part=panel] h3');
  }

  readonly #acts: CardActs = {
    move: (action, to) => this.#move(action, to),
    edit: (action) => {
      this.menu = this.opened = null;
      this.#writer.begin(action, action);
    },
    toggle: (action, what) => this.#toggle(action, what),
    retry: (action) => {
      const outcome = this.#desk.retry(action.id);
      if (outcome?.kind === 'refused') this.#tell(outcome, action.title);
      this.requestUpdate();
    },
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const inField = (event.composedPath()[0] as Element).matches?.('input, textarea, select');
    if (!inField && !this.readOnly && event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && this.#desk.last) {
      event.preventDefault();
      this.undo();
    }
  };

  // --- showing ---

  get #shown(): readonly Action[] {
    return this.#desk.document.actions.filter((action) => passes(this.filter, action, this.#day));
  }

  protected override render(): TemplateResult {
    const { text, locale } = this.#texts;
    const words = this.#words;
    const all = this.#desk.document.actions;
    const shown = this.#shown;
    return html`<div class="room" lang=${locale} @keydown=${this.#onKey}>
      ${renderProblems(this.problems)}
      <div class="head">
        <h2 tabindex="-1">${this.#desk.document.title ? html`<bdi>${this.#desk.document.title}</bdi>` : text('board.title')}</h2>
        <div class="acts bar">
          ${this.readOnly ? nothing : html`<button type="button" class="primary" data-act="new" @click=${() => this.#writer.begin(null, { metric: this.filter.metric || METRICS[0]! })}>${text('board.new')}</button>`}
          ${this.#desk.last && !this.readOnly ? html`<button type="button" data-act="undo" @click=${() => this.undo()}>${text('board.undo')}</button>` : nothing}
          <div role="group" aria-label=${text('board.view')} class="views">
            ${(['board', 'list'] as const).map((view) => html`<button type="button" data-view=${view} aria-pressed=${this.view === view} @click=${() => (this.view = view)}>${text(`board.view.${view}`)}</button>`)}
          </div>
        </div>
      </div>
      ${all.length > 0 ? renderFilters(words, all, this.filter, (filter) => (this.filter = filter)) : nothing}
      <p class="quiet count">
        ${shown.length < all.length ? text('board.count.of', { shown: shown.length, total: all.length }) : all.length > 0 ? text('board.count', { count: all.length }) : nothing}
        ${isFiltered(this.filter) ? html`<button type="button" @click=${() => (this.filter = EVERYTHING)}>${text('board.filter.clear')}</button>` : nothing}
      </p>
      <p class="said" role="status">${this.said}</p>
      ${[...this.#desk.lost.values()].filter(({ id }) => !shown.some((one) => one.id === id)).map(({ before, after }) => renderLost(words, (after ?? before)!, this.#acts.retry))}
      ${this.#renderPanel(words, shown)}
      ${all.length === 0 ? (this.#writer.draft ? nothing : html`<p class="empty">${text('board.empty')}</p>`) : shown.length === 0 ? html`<p class="empty">${text('board.none-match')}</p>` : this.view === 'list' ? this.#renderList(words, shown) : this.#renderColumns(words, shown)}
    </div>`;
  }

  #stateOf(words: Words, column: readonly Action[], action: Action): CardState {
    return {
      words,
      acts: this.#acts,
      fixed: this.readOnly,
      menu: this.menu === action.id,
      more: this.opened === action.id,
      lost: this.#desk.lost.has(action.id),
      place: column.indexOf(action),
      count: column.length,
      effect: this.effects,
    };
  }

  #renderForm(words: Words): TemplateResult {
    const { actions } = this.#desk.document;
    const names = (of: (action: Action) => string | undefined): string[] => [...new Set(actions.flatMap((action) => of(action) ?? []))].sort();
    const known = { metrics: [...(this.cube?.metrics.keys() ?? METRICS), ...names(({ metric }) => metric)], owners: names(({ owner }) => owner), areas: names(({ area }) => area) };
    // another action has a form of its own: what was typed does not go over into it
    return html`${keyed(this.#writer.session, renderForm(words, this.#writer.draft!, known, {
      save: (patch) => this.#writer.save(patch),
      cancel: () => this.#writer.cancel(),
      remove: () => this.#writer.remove(),
      settle: (whose) => this.#writer.settle(whose),
    }))}`;
  }

  /** What has to do with one action and needs room: the form, or all of it. With one column, or in the list, it is at its place. */
  #renderPanel(words: Words, shown: readonly Action[]): TemplateResult | typeof nothing {
    const { draft } = this.#writer;
    const isThere = (id: string | null | undefined): boolean => shown.some((action) => action.id === id);
    if (draft) return this.view === 'board' && this.inPlace && isThere(draft.id) ? nothing : this.#renderForm(words);
    const action = shown.find(({ id }) => id === this.opened);
    if (!action || this.view === 'list' || this.inPlace) return nothing;
    return renderPanel(action, words, this.effects, () => {
      this.opened = null;
      void this.#focusOn(`[data-id="${CSS.escape(action.id)}"] [data-act=more]`);
    });
  }

  #renderList(words: Words, shown: readonly Action[]): TemplateResult {
    const stateOf = (action: Action): CardState => this.#stateOf(words, shown.filter(({ status }) => status === action.status), action);
    return this.tabular ? renderList(words, shown, stateOf) : html`<ul class="cards" part="list">${shown.map((action) => html`<li>${renderCard(action, stateOf(action), true, true)}</li>`)}</ul>`;
  }

  #renderColumns(words: Words, shown: readonly Action[]): TemplateResult {
    return html`<div class="columns" @dragstart=${this.#drag.start} @dragover=${this.#drag.move} @dragend=${this.#drag.end} @drop=${this.#drag.drop}>
      ${ACTION_STATUSES.map((status) => {
        const column = shown.filter((action) => action.status === status);
        return html`<section part="column" class=${this.#drag.over === status ? 'over' : nothing} data-status=${status} aria-labelledby=${`column-${status}`}>
          <h3 id=${`column-${status}`}>${statusGlyph(status)} ${`${statusName(words, status)} · ${words.texts.number(column.length)}`}</h3>
          ${column.length === 0 ? html`<p class="quiet">${words.texts.text('board.column.empty')}</p>` : nothing}
          <ul class="cards">
            ${repeat(column, ({ id }) => id, (action) => html`<li>${this.inPlace && this.#writer.draft?.id === action.id ? this.#renderForm(words) : renderCard(action, this.#stateOf(words, column, action), this.inPlace)}</li>`)}
          </ul>
        </section>`;
      })}
    </div>`;
  }
}

/** A name as the history of an action may have it: one line, and not too long. */
const nameIn = (by: string | null | undefined): string | undefined => by?.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]+/gu, ' ').trim().slice(0, 120).replace(/\p{Surrogate}$/u, '').trimEnd() || undefined;

declare global {
  interface HTMLElementTagNameMap {
    'cx-action-board': CxActionBoard;
  }
}
