import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { toDisposable } from '../../src/core/disposable.js';
import { filterVoices, type VoiceFilter } from '../../src/voice/filter.js';
import { decide, DEFAULT_MODERATION, moderator, undecide, type Moderation, type Standing } from '../../src/voice/moderation/moderate.js';
import type { HidingReason } from '../../src/voice/moderation/reasons.js';
import { countThemes, themesBy, type HandLabels, type ThemeCount, type Themes, type ThemesOf } from '../../src/voice/themes/themes.js';
import type { Verbatim } from '../../src/voice/verbatim.js';
import { wishOfTheme, wishOfVerbatims } from '../../src/voice/wish.js';
import type { ActionWish } from '../../src/actions/make.js';
import { CxElement } from '../base/element.js';
import { whileConnected } from '../base/lifetime.js';
import { CxFeedExpiredEvent } from '../base/feed/expired-event.js';
import { Localizer } from '../base/localize.js';
import { CxMakeActionEvent } from '../base/make-action.js';
import { renderProblems } from '../base/problems.js';
import { unseen } from '../base/looks/unseen.styles.js';
import { tokens } from '../base/tokens.styles.js';
import { CxModerationEvent } from './events.js';
import { renderFilters, valuesOf } from './filters.js';
import { renderItem, shownText, type ItemState } from './item.js';
import { messages } from './messages/en.js';
import { renderQueue, type Judged } from './queue.js';
import { Shelf } from './shelf.js';
import { collectorVoices, type VoiceSource, type VoiceTrouble } from './sources.js';
import { renderThemes } from './theme-list.js';
import { styles } from './voice-wall.styles.js';
import { ListWindow } from './window.js';
import { momentText, type Words } from './words.js';

const DEFAULT_THRESHOLD = 5;
/** So many are on a big screen. */
const ON_SCREEN = 9;
const NO_FILTER: VoiceFilter = {};
/** What comes is told no more often than this, in milliseconds. */
const TELL_EVERY = 1000;

type Connection = { readonly kind: 'none' | 'loading' | 'open' } | { readonly kind: 'lost'; readonly asOf: number | null; readonly code: VoiceTrouble };

/**
 * @summary What customers write, the newest first, with score, touchpoint and time: masked, moderated, by theme, live, and never of fewer people than may be recognised.
 *
 * What comes waits until it is asked for ("3 new"), so that nothing moves under the eyes of who reads; what a customer takes back goes at once. It keeps nothing:
 * what a moderator decides is an event.
 *
 * @tag cx-voice-wall
 * @event {CxModerationEvent} cx-moderate - A moderator is about to show or hide something; can be cancelled.
 * @event {CxModerationEvent} cx-moderated - They did; `detail.moderation` is what is to be kept. Whoever keeps it calls `waitUntil`.
 * @event {CxMakeActionEvent} cx-make-action - An action is to be made of a theme or of what somebody wrote, with `makes-actions`; whoever takes it, such as `<cx-action-board collect>`, prevents its default.
 * @event {CxFeedExpiredEvent} cx-feed-expired - The right to read the live feed has run out, such as that of a ticket; it goes on when the page sets `src` with a new one.
 * @event {CxErrorEvent} cx-error - Something is wrong with the configuration or could not be shown. Does not bubble.
 * @csspart feed - The list.
 * @csspart verbatim - What one customer wrote.
 * @csspart filters - What narrows it down.
 * @csspart themes - How many speak of which theme.
 * @csspart queue - What waits for a moderator.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-voice-wall-height=40em] - How high the list is at most.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssState live - A source is connected.
 */
export class CxVoiceWall extends CxElement {
  static override styles = [tokens, unseen, styles];
  static override properties: PropertyDeclarations = {
    verbatims: { attribute: false },
    source: { attribute: false },
    src: {},
    themes: { attribute: false },
    labels: { attribute: false },
    moderation: { attribute: false },
    names: { attribute: false },
    by: {},
    moderator: { type: Boolean },
    makesActions: { type: Boolean, attribute: 'makes-actions' },
    screen: { type: Boolean, reflect: true },
    paused: { type: Boolean, reflect: true },
    privacyThreshold: { type: Number, attribute: 'privacy-threshold' },
    filter: { state: true },
    unfolded: { state: true },
    connection: { state: true },
    waiting: { state: true },
    said: { state: true },
  };

  /** What customers wrote, from a script: see `verbatimsOf` of `cx-elements/voice`. Set anew, what is new waits to be shown. */
  declare verbatims: readonly Verbatim[] | null;
  /** Where it comes from, live. */
  declare source: VoiceSource | null;
  /** The address of the live verbatims of a collector, `https://collector.example/v1/verbatims/live`. */
  declare src: string | undefined;
  /** Themes by words. */
  declare themes: Themes | null;
  /** Labels given by hand, by verbatim; they take the place of what the words say. */
  declare labels: HandLabels;
  /** By which rules it is shown, and what was decided; set anew by the element whenever a moderator decides. */
  declare moderation: Moderation;
  /** What touchpoints, areas and groups are called, by id. */
  declare names: Readonly<Record<string, string>>;
  /** The name under which decisions are noted. */
  declare by: string | undefined;
  /** Shows what waits for a moderator. */
  declare moderator: boolean;
  /** Offers to make actions. */
  declare makesActions: boolean;
  /** For a big screen: the newest, large, without controls but the pause; what comes is put up at once. */
  declare screen: boolean;
  /** What comes waits, and is not told. */
  declare paused: boolean;
  /** What fewer people wrote is not shown. */
  declare privacyThreshold: number;

  declare protected filter: VoiceFilter;
  declare protected unfolded: ReadonlySet<string>;
  declare protected connection: Connection;
  /** How many wait, as it was told last. */
  declare protected waiting: number;
  declare protected said: string;

  readonly #texts = new Localizer(this, messages);
  readonly #shelf = new Shelf();
  readonly #window = new ListWindow(this);
  #connected = false;
  #end: (() => void) | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #asOf: number | null = null;
  #standing: (verbatim: Verbatim) => Standing = moderator(DEFAULT_MODERATION);
  #themesOf: ThemesOf = () => [];
  #judged = new WeakMap<Verbatim, Standing>();
  readonly #worked = new Map<string, { readonly of: readonly unknown[]; readonly out: unknown }>();

  constructor() {
    super();
    this.verbatims = this.source = this.themes = null;
    this.labels = this.names = {};
    this.moderation = DEFAULT_MODERATION;
    this.moderator = this.makesActions = this.screen = this.paused = false;
    this.privacyThreshold = DEFAULT_THRESHOLD;
    this.filter = {};
    this.unfolded = new Set();
    this.connection = { kind: 'none' };
    this.waiting = 0;
    this.said = '';
    whileConnected(this, (store) => {
      this.#connected = true;
      if (this.hasUpdated) this.#connect();
      store.add(toDisposable(() => {
        this.#connected = false;
        this.#disconnect();
      }));
    });
  }

  /** Puts up what waits, and begins from the top. */
  showNew(): void {
    this.#shelf.take();
    this.waiting = 0;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('[role=feed]')?.scrollTo({ top: 0 });
      return this.#window.go(0);
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('privacyThreshold')) {
      const bad = typeof this.privacyThreshold !== 'number' || !(this.privacyThreshold >= 0);
      if (bad) this.privacyThreshold = DEFAULT_THRESHOLD;
      this.setProblem('privacy-threshold', bad ? `"privacy-threshold" must be a number, 0 or more. It is ${DEFAULT_THRESHOLD} now.` : undefined);
    }
    if (changed.has('verbatims') && this.verbatims) {
      const isList = Array.isArray(this.verbatims);
      this.setProblem('verbatims', isList ? undefined : '"verbatims" must be a list, such as verbatimsOf() gives.');
      if (isList) this.#shelf.begin(this.verbatims, !this.screen || this.paused);
      this.#tellNew();
    }
    if (changed.has('source') || changed.has('src')) this.#connect();
    if (changed.has('moderation')) {
      this.#standing = moderator(this.moderation ?? DEFAULT_MODERATION);
      this.#judged = new WeakMap();
    }
    if (changed.has('themes') || changed.has('labels')) this.#themesOf = themesBy(this.themes ?? { themes: [] }, this.labels ?? {});
    if (changed.has('paused') && !this.paused) {
      if (this.screen) this.#shelf.take();
      this.#tellNew();
    }
  }

  // --- what comes ---

  #connect(): void {
    this.#disconnect();
    if (!this.#connected) return;
    const url = !this.source && this.src ? addressOf(this.src) : undefined;
    this.setProblem('src', !this.source && this.src && url === undefined ? `"src" is no address: ${this.src}` : undefined);
    const source = this.source ?? (url === undefined ? null : collectorVoices(url));
    if (!source) {
      this.connection = { kind: 'none' };
      return;
    }
    this.connection = { kind: 'loading' };
    const isOwn = (): boolean => this.#end === end;
    const wait = (): boolean => !this.screen || this.paused;
    const heard = (): void => {
      this.#asOf = Date.now();
      if (this.connection.kind !== 'open') this.connection = { kind: 'open' };
      this.setState('live', true);
      this.#tellNew();
    };
    let stop: ReturnType<VoiceSource>;
    const end = (this.#end = (): void => (typeof stop === 'function' ? stop() : stop?.dispose()));
    try {
      stop = source({
        begin: (all) => {
          if (!isOwn()) return;
          this.#shelf.begin(all, wait());
          heard();
        },
        change: ({ added = [], removed = [] }) => {
          if (!isOwn()) return;
          this.#shelf.remove(removed);
          this.#shelf.add(added, wait());
          heard();
          // what was taken back goes at once
          if (removed.length > 0 || added.length > 0) this.requestUpdate();
        },
        trouble: (code) => {
          if (!isOwn()) return;
          this.setState('live', false);
          this.said = '';
          this.connection = { kind: 'lost', asOf: this.#asOf, code };
          if (code === 'expired') this.dispatchEvent(new CxFeedExpiredEvent());
        },
      });
    } catch (error) {
      this.fault('source', error);
    }
  }

  #disconnect(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    const end = this.#end;
    this.#end = undefined;
    this.setState('live', false);
    try {
      end?.();
    } catch (error) {
      this.fault('source', error);
    }
  }

  /** Says how many wait: not while it is paused, and not for every single one. */
  #tellNew(): void {
    if (this.paused || this.#telling !== undefined) return;
    const tell = (): void => {
      this.#telling = undefined;
      if (!this.paused) this.waiting = this.#shelf.waiting.filter((one) => this.#judge(one).state === 'shown').length;
      this.requestUpdate();
    };
    if (!this.hasUpdated) return tell();
    this.#telling = setTimeout(tell, this.waiting === 0 ? 50 : TELL_EVERY);
  }

  /** Works something out, and again only when what it is of is another: scrolling draws anew, and lists are long. */
  #once<T>(name: string, of: readonly unknown[], work: () => T): T {
    const before = this.#worked.get(name);
    if (before && before.of.every((one, i) => one === of[i])) return before.out as T;
    const out = work();
    this.#worked.set(name, { of, out });
    return out;
  }

  #judge(verbatim: Verbatim): Standing {
    let standing = this.#judged.get(verbatim);
    if (!standing) this.#judged.set(verbatim, (standing = this.#standing(verbatim)));
    return standing;
  }

  // --- doing ---

  #moderate(verbatim: Verbatim, choice: { readonly state: 'shown' } | { readonly state: 'hidden'; readonly reason: HidingReason }): void {
    const before = this.#judge(verbatim);
    const previous = this.moderation;
    const moderation = decide(this.moderation, verbatim, choice, { at: new Date().toISOString(), by: this.by || undefined });
    const act = { verbatim, before, after: moderator(moderation)(verbatim), moderation };
    if (!this.dispatchEvent(new CxModerationEvent('cx-moderate', act, true))) return;
    this.moderation = moderation;
    const { text } = this.#texts;
    this.said = choice.state === 'shown' ? text('voice.moderated.shown') : text('voice.moderated.hidden', { reason: text(`voice.reason.${choice.reason}`) });
    const event = new CxModerationEvent('cx-moderated', act);
    this.dispatchEvent(event);
    event.delivery().catch(() => {
      // it was not kept: it stands as it stood, and what was decided since stays
      this.moderation = Object.hasOwn(previous.decisions, verbatim.id) ? { ...this.moderation, decisions: { ...this.moderation.decisions, [verbatim.id]: previous.decisions[verbatim.id]! } } : undecide(this.moderation, verbatim.id);
      this.said = text('voice.moderate.failed');
    });
    void this.updateComplete.then(() => (this.renderRoot.querySelector<HTMLElement>('.queue li [data-act=show]') ?? this.renderRoot.querySelector<HTMLElement>('.queue h3'))?.focus());
  }

  #makeAction(wish: ActionWish): void {
    if (this.dispatchEvent(new CxMakeActionEvent(wish))) this.said = this.#texts.text('voice.made');
  }

  // --- showing ---

  get #words(): Words {
    return { texts: this.#texts, names: this.names ?? {}, themes: this.themes?.themes ?? [] };
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const { text, locale } = this.#texts;
    const threshold = this.privacyThreshold;
    const all = this.#shelf.shown;
    const released = this.#once('released', [all, this.#standing], () => all.filter((one) => this.#judge(one).state === 'shown'));
    const filter = this.screen ? NO_FILTER : this.filter;
    const found = this.#once('found', [released, filter, this.#themesOf, threshold], () => filterVoices(released, filter, this.#themesOf, threshold));
    return html`<div class=${this.screen ? 'room screen' : 'room'} lang=${locale}>
      ${renderProblems(this.problems)}
      <div class="head">
        <h2>${text('voice.title')}</h2>
        ${this.#renderLive()}
      </div>
      ${this.screen ? nothing : this.#renderControls(words, released)}
      <p class="quiet count">${found.kind === 'shown' && found.people > 0 ? `${text('voice.count', { count: found.verbatims.length })} ${text('voice.people', { count: found.people })}` : nothing}</p>
      <p class="status" role="status">${this.said || this.#connectionText(words)}</p>
      ${found.kind === 'too-few'
        ? html`<p class="empty">${text('voice.too-few', { threshold })}</p>`
        : found.verbatims.length === 0
          ? html`<p class="empty">${text(this.connection.kind === 'loading' ? 'voice.loading' : all.length === 0 ? 'voice.empty' : released.length === 0 ? 'voice.nothing-shown' : 'voice.none-match')}</p>`
          : this.#renderList(words, released, found.verbatims)}
      ${this.moderator && !this.screen ? this.#renderQueue(words, all) : nothing}
    </div>`;
  }

  #connectionText(words: Words): string {
    const { text } = this.#texts;
    if (this.connection.kind !== 'lost') return this.paused ? text('voice.paused') : '';
    if (this.connection.code === 'nonsense') return text('voice.nonsense');
    const hasExpired = this.connection.code === 'expired';
    if (this.connection.asOf === null) return text(hasExpired ? 'voice.expired' : 'voice.failed');
    return text(hasExpired ? 'voice.as-of.expired' : 'voice.as-of', { time: momentText(words, this.connection.asOf) });
  }

  /** What waits, and the pause. There where something can come. */
  #renderLive(): TemplateResult | typeof nothing {
    const { text } = this.#texts;
    const isLive = this.connection.kind !== 'none';
    if (!isLive && this.waiting === 0) return nothing;
    return html`<div class="live">
      <span role="status" class="unseen">${this.waiting > 0 && !this.paused ? text('voice.new', { count: this.waiting }) : nothing}</span>
      ${this.waiting > 0 && !this.screen ? html`<button type="button" data-act="take" @click=${() => this.showNew()}>${text('voice.show-new', { count: this.waiting })}</button>` : nothing}
      ${isLive ? html`<button type="button" data-act="pause" aria-pressed=${this.paused} @click=${() => (this.paused = !this.paused)}>${text(this.paused ? 'voice.resume' : 'voice.pause')}</button>` : nothing}
    </div>`;
  }

  #renderControls(words: Words, released: readonly Verbatim[]): TemplateResult | typeof nothing {
    const people = this.#once('people', [released], () => new Set(released.map(({ person }) => person)).size);
    if (people === 0 || people < this.privacyThreshold) return nothing;
    const { themes } = words;
    const counts = this.#once('counts', [released, this.#themesOf, this.privacyThreshold], () => countThemes(released, themes, this.#themesOf, { privacyThreshold: this.privacyThreshold }));
    return html`${renderFilters(words, released, this.filter, this.privacyThreshold, (filter) => {
      this.filter = filter;
      this.said = '';
    })}
    ${counts.length > 0
      ? renderThemes(words, counts, this.privacyThreshold, {
          show: (theme) => (this.filter = { theme }),
          makeAction: this.makesActions ? (count: ThemeCount) => this.#makeAction(wishOfTheme(themes.find(({ id }) => id === count.theme)!, count, this.#texts.locale)) : undefined,
        })
      : nothing}`;
  }

  #renderList(words: Words, released: readonly Verbatim[], shown: readonly Verbatim[]): TemplateResult {
    const common = (what: 'touchpoint' | 'area'): ReadonlySet<string> => this.#once(what, [released, this.privacyThreshold], () => new Set(valuesOf(released, what, (one) => one[what], this.privacyThreshold)));
    const isCommon = (what: 'touchpoint' | 'area', value: string): boolean => common(what).has(value);
    // as it is shown, and no more
    const outward = ({ touchpoint, area, ...one }: Verbatim): Verbatim => ({
      ...one,
      text: shownText({ ...one, touchpoint, area }),
      ...(touchpoint !== undefined && isCommon('touchpoint', touchpoint) && { touchpoint }),
      ...(area !== undefined && isCommon('area', area) && { area }),
    });
    const state = (verbatim: Verbatim): ItemState => ({
      words,
      themes: this.#themesOf(verbatim),
      isCommon,
      unfolded: this.unfolded.has(verbatim.id),
      fixed: this.screen,
      toggle: (id) => {
        const unfolded = new Set(this.unfolded);
        if (!unfolded.delete(id)) unfolded.add(id);
        this.unfolded = unfolded;
      },
      hide: this.moderator && !this.screen ? (one, reason) => this.#moderate(one, { state: 'hidden', reason }) : undefined,
      makeAction: this.makesActions && !this.screen ? (one) => this.#makeAction(wishOfVerbatims([outward(one)])) : undefined,
    });
    if (this.screen) return html`<ul class="wall">${repeat(shown.slice(0, ON_SCREEN), ({ id }) => id, (verbatim) => html`<li part="verbatim" data-id=${verbatim.id}>${renderItem(verbatim, state(verbatim))}</li>`)}</ul>`;
    return this.#window.render(shown, this.#texts.text('voice.feed'), (verbatim) => renderItem(verbatim, state(verbatim)));
  }

  #renderQueue(words: Words, all: readonly Verbatim[]): TemplateResult {
    const judged = [...all, ...this.#shelf.waiting].map((verbatim): Judged => ({ verbatim, standing: this.#judge(verbatim) }));
    const held = judged.filter(({ standing }) => standing.state === 'held').reverse();
    return renderQueue(words, held, judged.filter(({ standing }) => standing.state === 'hidden'), {
      show: (verbatim) => this.#moderate(verbatim, { state: 'shown' }),
      hide: (verbatim, reason) => this.#moderate(verbatim, { state: 'hidden', reason }),
    });
  }
}

function addressOf(src: string): string | undefined {
  try {
    return new URL(src, document.baseURI).href;
  } catch {
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-voice-wall': CxVoiceWall;
  }
}
