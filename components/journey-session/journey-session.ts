import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import type { Problem } from '../../src/core/problem.js';
import type { Journey } from '../../src/journey/document/journey.js';
import { JourneyIndex } from '../../src/journey/map/journey-index.js';
import { ROLES, type Role } from '../../src/journey/shared/roles-list.js';
import type { Spot } from '../../src/journey/shared/wire.js';
import { adopt } from '../base/adopt.js';
import { CxElement } from '../base/element.js';
import { joined } from '../base/joined.js';
import { whileConnected } from '../base/lifetime.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { asides } from '../base/looks/asides.styles.js';
import { tokens } from '../base/tokens.styles.js';
import type { CxJourneyMap } from '../journey-map/journey-map.js';
import { CxJourneySessionEvent } from './events.js';
import { styles } from './journey-session.styles.js';
import { peopleOnMap } from './people.js';
import { peopleStyles } from './people.styles.js';
import { messages } from './messages/en.js';
import type { Session, SessionState } from './room/session.js';
import type { LinkPanel } from './links/panel.js';
import { peek, type Peeked } from './room/token.js';
import type { JourneyTransport } from './room/transport.js';
import { lineText, renderBar } from './views/bar.js';
import type { CustomerProps, renderCustomer } from './views/customer.js';
import { renderSuggestions } from './views/suggestions.js';
import { renderSummary } from './views/summary.js';
import { summaryMarkdown, summaryOf, type SummaryLine } from './words.js';

/** What others do is told this often at the most, in milliseconds. */
const TELL = 2_500;
/** Where somebody is, is told to the others this often at the most, in milliseconds. */
const SPOT = 250;

/**
 * @summary Draws a journey map together with others: several people at once, also offline, with roles, suggestions and a summary at the end.
 *
 * @tag cx-journey-session
 * @event {CxJourneySessionEvent} cx-journey-session - The line has come up or broken, or somebody came or left. Does not bubble.
 * @event {CxErrorEvent} cx-error - A setting cannot be used, or a part could not be loaded. Does not bubble.
 * @csspart state - How it stands with the others.
 * @csspart people - Who is here.
 * @csspart problems - What was not taken, and why.
 * @csspart suggestions - Suggestions that nobody has decided yet.
 * @csspart yours - What a customer can do.
 * @csspart mine - What a customer has added.
 * @csspart links - The links that were made, to be taken back.
 * @csspart summary - What has changed in this session.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The colour of focus and of what is chosen.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxJourneySession extends CxElement {
  static override styles = [tokens, asides, styles];
  static override properties: PropertyDeclarations = {
    for: {},
    room: {},
    collector: {},
    token: {},
    tabs: { type: Boolean },
    storage: {},
    name: {},
    as: {},
    transport: { attribute: false },
    showsSummary: { state: true },
    copied: { state: true },
    said: { state: true },
    kind: { state: true },
  };

  /** The id of the map, in the same document or shadow. */
  declare for: string | undefined;
  /** The id of the journey; what the token names if not given. */
  declare room: string | undefined;
  /** The address of a collector that has rooms for journeys. */
  declare collector: string | undefined;
  /** What the link carries with which somebody came. */
  declare token: string | undefined;
  /** Shares with other tabs of this browser. */
  declare tabs: boolean;
  /** `allowed`: what is done here is kept on this device until it is sent, also when the page is closed. */
  declare storage: string | undefined;
  /** The name that the others see, where no token says it. */
  declare name: string | undefined;
  /** `facilitator`, `team` or `customer`, where no token says it; by default `facilitator`. */
  declare as: string;
  /** A way of your own to the others. */
  declare transport: JourneyTransport | undefined;
  declare protected showsSummary: boolean;
  declare protected copied: 'copied' | 'not-copied' | undefined;
  declare protected said: CustomerProps['said'];
  declare protected kind: CustomerProps['kind'];

  readonly #texts = new Localizer(this, messages);
  #session: Session | undefined;
  #opening = 0;
  #map: CxJourneyMap | undefined;
  #since = new Date();
  #index: JourneyIndex | undefined;
  #told = '';
  #saying: ReturnType<typeof setTimeout> | undefined;
  readonly #came = new Set<string>();
  readonly #left = new Set<string>();
  readonly #changers = new Set<string>();
  #known = new Map<string, string>();
  #spotting: ReturnType<typeof setTimeout> | undefined;
  #spot: Spot | null = null;
  /** Drawn for customers alone, and loaded with what they need. */
  #renderCustomer: typeof renderCustomer | undefined;
  #isIn = false;
  /** The privacy threshold of the map before it was a customer's. */
  #threshold: number | undefined;
  #who = '';
  /** What lists the links, while it is open: loaded when it is first asked for. */
  #links: LinkPanel | undefined;

  constructor() {
    super();
    this.tabs = false;
    this.as = 'facilitator';
    this.showsSummary = false;
    this.copied = undefined;
    this.said = undefined;
    this.kind = 'rename';
    whileConnected(this, (store) => this.#begin(store));
  }

  #begin(store: DisposableStore): void {
    // once the page around is there, and the attributes are set
    queueMicrotask(() => void this.#start());
    store.add(toDisposable(() => this.#stop()));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && ['for', 'room', 'collector', 'token', 'tabs', 'storage', 'name', 'as', 'transport'].some((name) => (changed as ReadonlyMap<string, unknown>).has(name))) {
      this.#stop();
      void this.#start();
    }
  }

  /** The shared document, to be joined with a y-provider of your own; undefined for customers and until the session is open. */
  get doc(): unknown {
    return this.#session && 'doc' in this.#session ? this.#session.doc : undefined;
  }

  /** The journey as all have it now. */
  get journey(): Journey | undefined {
    return this.#session?.journey;
  }

  async #start(): Promise<void> {
    const turn = ++this.#opening;
    const peeked = this.token === undefined ? undefined : peek(this.token);
    this.setProblem('for', this.for === undefined ? 'Name the map by its id: for="my-map".' : undefined);
    this.setProblem('as', (ROLES as readonly string[]).includes(this.as) ? undefined : `"as" must be one of ${ROLES.join(', ')}.`);
    const room = this.room ?? peeked?.journey;
    const reaches = this.tabs || this.transport !== undefined || (this.collector !== undefined && this.token !== undefined);
    this.setProblem('room', room === undefined ? 'Name the journey: room="renewal".' : reaches ? undefined : 'There is nobody to draw with: set "collector" and "token", or "tabs", or a transport.');
    if (room === undefined || !reaches || this.for === undefined) return;
    try {
      await customElements.whenDefined('cx-journey-map');
      const session = await this.#open(room, peeked);
      if (turn !== this.#opening || !this.isConnected) return session?.dispose();
      this.#session = session;
      this.#since = new Date();
      this.#attach();
      const { journey } = this;
      if (journey) this.#changed(journey, []);
      this.#tell();
    } catch (error) {
      this.fault('not-loaded', error);
    }
  }

  async #open(room: string, peeked: Peeked | undefined): Promise<Session | undefined> {
    const events = { changed: (journey: Journey, by: readonly string[]) => this.#changed(journey, by), told: () => this.#tell() };
    const isCustomer = (peeked?.role ?? this.as) === 'customer';
    const checked = this.collector !== undefined && this.token !== undefined ? (await import('./room/collector-line.js')).collectorTransport(this.collector, this.token) : undefined;
    if (isCustomer) {
      const transport = this.transport ?? checked;
      if (!transport) return void this.setProblem('as', 'Customers need a collector that holds what they do against their role: set "collector" and "token".');
      const { GuestSession, guestStorage, renderCustomer } = await import('./room/guest.js');
      this.#renderCustomer = renderCustomer;
      const storage = this.storage === 'allowed' ? await guestStorage(`${room} ${peeked?.participant ?? ''}`).catch(() => undefined) : undefined;
      return GuestSession.open({ room, transport, storage, who: { id: peeked?.participant ?? 'me', name: peeked?.name ?? this.name ?? '' } }, events);
    }
    const { SharedSession, deviceStorage, mergeStates } = await import('./room/open.js');
    const name = (peeked?.name ?? this.name)?.trim() || this.#texts.text('session.role.team');
    const role: Role = peeked?.role ?? (this.as === 'team' ? 'team' : 'facilitator');
    const transports = [...(checked ? [checked] : []), ...(this.transport ? [this.transport] : []), ...(this.tabs ? [(await import('./room/tabs-line.js')).tabsTransport({ name, role })] : [])];
    const storage = this.storage === 'allowed' ? await deviceStorage(room, mergeStates).catch(() => undefined) : undefined;
    return SharedSession.open({ room, name, role, transports, storage, seed: () => { const journey = this.#findMap()?.journey; return journey && { ...journey, id: room }; }, doc: undefined }, events);
  }

  #stop(): void {
    this.#opening += 1;
    clearTimeout(this.#saying);
    clearTimeout(this.#spotting);
    this.#saying = this.#spotting = undefined;
    this.#map?.removeEventListener('cx-journey-changed', this.#shared);
    this.#map?.shadowRoot?.removeEventListener('focusin', this.#focused as EventListener);
    if (this.#map) this.#map.people = undefined;
    // what was for a customer alone is not for who comes after
    if (this.#map && this.#threshold !== undefined) this.#map.privacyThreshold = this.#threshold;
    this.#threshold = undefined;
    this.#map = undefined;
    this.#session?.dispose();
    this.#session = this.#links = undefined;
    this.#known = new Map();
    this.#isIn = false;
    this.#who = '';
  }

  #findMap(): CxJourneyMap | undefined {
    const root = this.getRootNode() as Document | ShadowRoot;
    const found = this.for === undefined ? null : root.querySelector(`#${CSS.escape(this.for)}`);
    return found?.localName === 'cx-journey-map' ? (found as CxJourneyMap) : undefined;
  }

  #attach(): void {
    this.#map = this.#findMap();
    this.setProblem('for', this.#map ? undefined : `There is no <cx-journey-map id="${this.for}"> here.`);
    this.#map?.addEventListener('cx-journey-changed', this.#shared);
    if (this.#map?.shadowRoot) adopt(this.#map.shadowRoot, [peopleStyles]);
    // from within: a focus that moves inside the map is not told outside
    this.#map?.shadowRoot?.addEventListener('focusin', this.#focused as EventListener);
    if (this.#map && this.#session?.role() === 'customer') {
      this.#map.editable = false;
      // all that is in a customer's view, they may read one by one: nothing is given away by its figure
      this.#threshold = this.#map.privacyThreshold;
      this.#map.privacyThreshold = 1;
    }
  }

  readonly #shared = (event: Event): void => {
    const { journey } = (event as CustomEvent<{ readonly journey: Journey }>).detail;
    this.#session?.share(journey);
  };

  /** Where somebody is, by what has the focus in the map. */
  readonly #focused = (event: Event): void => {
    const cell = event.composedPath().find((one): one is HTMLElement => one instanceof HTMLElement && (one.dataset['at'] !== undefined || one.dataset['id'] !== undefined));
    if (!cell) return;
    const { at, id, lane } = cell.dataset;
    this.#spot = { at: (at ?? id)!, ...(lane !== undefined && { row: lane }) };
    this.#spotting ??= setTimeout(() => {
      this.#spotting = undefined;
      this.#session?.spot(this.#spot);
    }, SPOT);
  };

  #changed(journey: Journey, by: readonly string[]): void {
    const map = this.#map;
    if (!map || map.journey === journey) return;
    map.receive(journey);
    // what was done before this page came in is no news
    const me = this.#session?.state.me?.name;
    for (const name of by) if (name !== me && this.#isIn) this.#changers.add(name);
    this.#isIn = true;
    if (this.#changers.size > 0) this.#say();
  }

  #tell(): void {
    const session = this.#session;
    if (!session) return;
    const { people, me, line, waiting } = session.state;
    const now = new Map(people.filter(({ id }) => id !== me?.id).map(({ id, name }) => [id, name]));
    if (this.#known.size > 0 || now.size > 0) {
      for (const [id, name] of now) if (!this.#known.has(id)) this.#came.add(name);
      for (const [id, name] of this.#known) if (!now.has(id)) this.#left.add(name);
      if (this.#came.size + this.#left.size > 0) this.#say();
    }
    this.#known = now;
    // the map is drawn anew only when somebody has moved
    const who = JSON.stringify([me?.id, people]);
    if (this.#map && who !== this.#who) this.#map.people = peopleOnMap(people.filter(({ id }) => id !== me?.id), this.#texts);
    this.#who = who;
    this.requestUpdate();
    this.dispatchEvent(new CxJourneySessionEvent({ line, waiting, people }));
  }

  /** Tells who came, left and changed something, together and not each by each. */
  #say(): void {
    this.#saying ??= setTimeout(() => {
      this.#saying = undefined;
      const { text } = this.#texts;
      const names = (set: Set<string>): string => { const all = joined(this.#texts.locale, [...set].map((name) => `\u2068${name}\u2069`)); set.clear(); return all; };
      this.#told = [...(this.#came.size > 0 ? [text('session.came', { names: names(this.#came) })] : []), ...(this.#left.size > 0 ? [text('session.left', { names: names(this.#left) })] : []), ...(this.#changers.size > 0 ? [text('session.changed', { names: names(this.#changers) })] : [])].join(' ');
      this.requestUpdate();
    }, TELL);
  }

  #indexOf(journey: Journey): JourneyIndex {
    return this.#index?.journey === journey ? this.#index : (this.#index = new JourneyIndex(journey));
  }

  readonly #decide = (id: string, accept: boolean): void => void this.#decideOn(id, accept).catch((error: unknown) => this.fault('not-loaded', error));

  async #decideOn(id: string, accept: boolean): Promise<void> {
    const { acceptSuggestion, rejectSuggestion } = await import('./room/decide.js');
    const [session, map] = [this.#session, this.#map];
    if (!session?.journey || !map) return;
    const by = { by: session.state.me?.name ?? this.name ?? '', on: new Date().toISOString() };
    const act = (accept ? acceptSuggestion : rejectSuggestion)(this.#indexOf(session.journey), id, by);
    if (!act.ok) this.#refused = { id, message: this.#texts.text('session.gone-meanwhile', { reason: act.error.message }) };
    else if (!map.act(act.value)) this.#refused = { id, message: this.#texts.text('session.not-editing') };
    else this.#refused = undefined;
    this.requestUpdate();
  }
  #refused: { readonly id: string; readonly message: string } | undefined;

  #summary(session: Session, journey: Journey): readonly SummaryLine[] {
    return session.before ? summaryOf(session.before, journey, this.#indexOf(journey), this.#texts, (id) => session.authorsOf(id)) : [];
  }

  #sinceText(): string {
    return this.#texts.text('session.summary-since', { time: new Intl.DateTimeFormat(this.#texts.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(this.#since) });
  }

  async #copy(session: Session, journey: Journey): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.markdown(session, journey));
      this.copied = 'copied';
    } catch {
      this.copied = 'not-copied';
    }
  }

  protected markdown(session: Session, journey: Journey): string {
    return summaryMarkdown(journey.title ?? journey.id, this.#sinceText(), this.#summary(session, journey), this.#texts);
  }

  /** What has changed since this page came in, as Markdown. */
  changes(): string {
    const [session, journey] = [this.#session, this.journey];
    return session && journey ? this.markdown(session, journey) : '';
  }

  protected override render(): TemplateResult {
    const { text } = this.#texts;
    const session = this.#session;
    const { journey } = this;
    const state: SessionState = session?.state ?? { line: 'connecting', me: undefined, people: [], waiting: 0, isKept: false, problems: [] };
    const isTabsOnly = this.tabs && this.collector === undefined && this.transport === undefined;
    const index = journey && this.#indexOf(journey);
    const role = session?.role();
    return html`${renderProblems(this.problems)}
      <section lang=${this.#texts.locale} aria-label=${text('session.title')}>
        <div class="top">
          ${renderBar(state, isTabsOnly, index, this.#texts)}
          ${role !== undefined && role !== 'customer' && journey ? html`<button data-summary aria-expanded=${String(this.showsSummary)} @click=${() => this.#toggleSummary()}>${text(this.showsSummary ? 'session.summary-hide' : 'session.summary')}</button>` : nothing}
          ${role === 'facilitator' && session?.links ? html`<button data-links aria-expanded=${String(this.#links !== undefined)} @click=${this.#toggleLinks}>${text('session.links')}</button>` : nothing}
        </div>
        <p role="status" class="unseen">${lineText(state, isTabsOnly, this.#texts)} ${this.#told}</p>
        ${state.problems.length > 0 ? html`<div part="problems" role="alert"><h3>${text('session.problems')}</h3><ul>${state.problems.map((problem: Problem) => html`<li><div><p lang="en">${problem.message}</p></div>${problem.code === 'spoiled' ? nothing : html`<div class="buttons"><button @click=${() => session?.forget(problem)}>${text('session.dismiss')}</button></div>`}</li>`)}</ul></div>` : nothing}
        ${this.#refused ? html`<p role="alert">${this.#refused.message}</p>` : nothing}
        ${index && session && role !== 'customer' ? renderSuggestions(index.all('suggestion').filter(({ status }) => status === 'open'), index, this.#texts, role === 'facilitator' ? this.#decide : undefined) : nothing}
        ${index && session && role === 'customer' ? this.#renderCustomer?.({ index, texts: this.#texts, said: this.said, kind: this.kind, isMine: (record) => 'isMine' in session && (session.isMine as (one: typeof record) => boolean)(record), add: (operations) => session.add(operations), tell: (said) => (this.said = said), choose: (kind) => (this.kind = kind) }) : nothing}
        ${role === 'facilitator' ? this.#links?.render() : nothing}
        ${this.showsSummary && session && journey ? renderSummary({ lines: this.#summary(session, journey), since: this.#sinceText(), copied: this.copied, copy: () => void this.#copy(session, journey), restore: (id) => session.restore(id) }, this.#texts) : nothing}
      </section>`;
  }

  readonly #toggleLinks = (): void => {
    const door = this.#session?.links;
    if (this.#links || !door) {
      this.#links = undefined;
      this.requestUpdate();
      return;
    }
    import('./links/panel.js').then(
      ({ LinkPanel: Panel }) => {
        if (this.#session?.links === door && !this.#links) (this.#links = new Panel(this, this.#texts, door)).open();
      },
      (error: unknown) => this.fault('not-loaded', error),
    );
  };

  #toggleSummary(): void {
    this.showsSummary = !this.showsSummary;
    this.copied = undefined;
    if (this.showsSummary) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#summary')?.focus({ preventScroll: false }));
  }
}

export { CxJourneySessionEvent, type JourneySessionDetail } from './events.js';
export type { KeptLink, LinkDoor, LinksRead, NoLinks } from './room/link-door.js';
export type { JourneyTransport, LineEvents, RoomLine } from './room/transport.js';

declare global {
  interface HTMLElementTagNameMap {
    'cx-journey-session': CxJourneySession;
  }
}
