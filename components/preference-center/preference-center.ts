import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Preferences } from '../../src/model/index.js';
import { honoursGpc } from '../../src/preferences/decide/gpc.js';
import { EVERYTHING_CAP } from '../../src/preferences/edit/registers.js';
import { own } from '../../src/preferences/own.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { CxPreferenceElement } from '../preferences/preference-element.js';
import { renderNotice } from '../preferences/notice.js';
import { choiceStyles } from '../preferences/choice.styles.js';
import { listIn } from '../preferences/writing.js';
import { renderStatus } from './notices.js';
import { messages } from './preference-center.messages.js';
import { styles } from './preference-center.styles.js';
import { LOADERS, SECTIONS, type Centre, type PartName, type Section, type SectionName } from './section.js';
import { isPaused, sentencesOf } from './sentence.js';
import { renderTopics, type TopicsView } from './topics.js';

const THIRTY_DAYS = 30 * 86_400_000;
/** What "fewer" means, a month. */
const FEWER = 2;

const MODES = ['full', 'compact', 'topic'];

/**
 * @summary One calm page on which a customer chooses what a company sends them, how and when.
 *
 * First it says in a sentence what will happen, then what can be changed. Nothing is ticked that the customer has not ticked; saying no takes as
 * many steps as saying yes; each change is kept at once and can be taken back. The two documents are properties, JSON in a
 * `<script type="application/json">` child, or come from a collector at `src`.
 *
 * @tag cx-preference-center
 * @event {CxPreferenceEvent} cx-preference-change - A choice is about to change; `detail` is a `cx.preference.changed` event. Cancel it to keep things as they are.
 * @event {CxPreferenceEvent} cx-preference-changed - The change was kept; `detail` is the same kind of event.
 * @event {CxPreferenceRequestEvent} cx-preference-request - The customer wants their data deleted (`detail.kind` is `erase`); whoever does it calls `waitUntil`.
 * @event {CxErrorEvent} cx-error - Something is wrong with the configuration, or with the address; `detail` says what. Does not bubble.
 * @csspart sentence - What will happen.
 * @csspart status - How the last change stands, with the way back.
 * @csspart conflict - What was changed in two places.
 * @csspart lost - What could not be kept.
 * @csspart at-once - The actions for everything at once.
 * @csspart topics - A list of topics.
 * @csspart topic - One topic with its channels.
 * @csspart channel - One channel as a whole.
 * @csspart gpc - That the browser asks not to share data.
 * @csspart notice - The link to what a yes is given to.
 * @csspart section - A part that is loaded when it is opened.
 * @csspart undo - The button that takes the last change back.
 * @csspart retry - The button that tries again what was not kept.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxPreferenceCenter extends CxPreferenceElement {
  static override styles = [tokens, choiceStyles, styles];
  static override properties: PropertyDeclarations = {
    mode: { reflect: true },
    topic: {},
    gpc: { type: Boolean },
    opened: { state: true },
  };

  /** `full`, the whole page; `compact`, the sentence and what holds for everything, the rest behind one button; `topic`, one topic, as from a link in a mail. */
  declare mode: 'full' | 'compact' | 'topic';
  /** The id of the topic of mode `topic`. */
  declare topic: string | undefined;
  /** The browser sends Global Privacy Control; read from the browser if not set. */
  declare gpc: boolean;

  declare protected opened: Readonly<Partial<Record<PartName, Section | 'loading' | 'failed'>>>;

  readonly #texts = new Localizer(this, messages);
  readonly #centre: Centre = { host: this, desk: this.desk, texts: this.#texts, history: () => this.history, gpc: () => this.gpc };

  constructor() {
    super();
    this.mode = 'full';
    this.gpc = (globalThis.navigator as { globalPrivacyControl?: boolean } | undefined)?.globalPrivacyControl === true;
    this.opened = {};
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('mode')) {
      const bad = !MODES.includes(this.mode);
      if (bad) this.mode = 'full';
      this.setProblem('mode', bad ? `"mode" is one of ${MODES}.` : undefined);
    }
    if (this.desk.conflicts[0] || this.desk.lost[0]) void this.open('conflicts');
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    // so that no choice of the customer waits for the first list
    setTimeout(() => listIn(this.#texts.locale, ['', '']), 300);
  }

  /** Opens a part, such as `times`, and gives a promise that settles when it is there. */
  async open(name: PartName): Promise<void> {
    if (typeof this.opened[name] === 'object' || this.opened[name] === 'loading') return;
    this.opened = { ...this.opened, [name]: 'loading' };
    try {
      const { open } = await LOADERS[name]();
      this.opened = { ...this.opened, [name]: open(this.#centre) };
    } catch (error) {
      this.opened = { ...this.opened, [name]: 'failed' };
      this.fault('part-not-loaded', error);
    }
    await this.updateComplete;
  }

  protected override render(): TemplateResult {
    const { catalogue, desk } = this;
    const preferences = desk.shown;
    const failed = this.problems.length > 0;
    return html`${renderProblems(this.problems)}
      <div lang=${this.#texts.locale}>
        ${catalogue && preferences
          ? this.#renderPage({ catalogue, preferences, texts: this.#texts, desk, gpc: this.gpc && honoursGpc(catalogue, preferences.subject.region) })
          : html`<p role=${failed ? 'alert' : 'status'}>${this.#texts.text(failed ? 'pref.unread' : 'pref.loading')}</p>`}
      </div>
      <slot hidden @slotchange=${this.childrenChanged}></slot>`;
  }

  #renderPage(view: TopicsView): TemplateResult {
    const { text } = this.#texts;
    const { catalogue, preferences, gpc } = view;
    const { conflicts } = this.opened;
    const first = this.mode === 'topic' ? this.#renderOne(view) : html`<p part="sentence" tabindex="-1">${sentencesOf(catalogue, preferences, this.#texts).join(' ')}</p>`;
    return html`${first} ${this.#renderAtOnce(preferences)} ${renderStatus(view)} ${typeof conflicts === 'object' ? conflicts.render(catalogue, preferences) : nothing}
      ${this.mode === 'full'
        ? html`<h2>${text('pref.topics')}</h2>
            ${gpc ? html`<p part="gpc">${text('pref.gpc')}</p>` : nothing} ${renderTopics(view)} ${renderNotice(catalogue, this.#texts, 'pref.notice')}
            <div class="sections">${(Object.keys(SECTIONS) as SectionName[]).filter((name) => hasContent(name, view)).map((name) => this.#renderSection(name, view))}</div>`
        : html`<button type="button" part="all" @click=${() => void (this.mode = 'full')}>${text('pref.all')}</button>`}`;
  }

  /** One topic, and beside it all that one may want instead. */
  #renderOne(view: TopicsView): readonly TemplateResult[] | TemplateResult {
    const { catalogue } = view;
    const topic = own(catalogue.topics, this.topic ?? '');
    return topic ? renderTopics({ ...view, catalogue: { ...catalogue, topics: { [this.topic!]: topic } } }) : html`<p>${this.#texts.text('pref.gone')}</p>`;
  }

  /** Fewer, a pause, nothing: side by side, alike, one step each; and the way back just as long. */
  #renderAtOnce({ pause, unsubscribeAll, caps }: Preferences): TemplateResult {
    const { text } = this.#texts;
    const { desk } = this;
    const fewer = own(caps, EVERYTHING_CAP);
    const button = (name: string, act: () => void, label: string): TemplateResult => html`<button type="button" part=${name} @click=${act}>${label}</button>`;
    return html`<div class="actions" part="at-once">
        ${fewer
          ? nothing
          : button('fewer', () => desk.edit({ [`caps.${EVERYTHING_CAP}`]: { max: FEWER, per: { mode: 'calendar', unit: 'month' } } }), text('pref.cap-month', { count: FEWER }))}
        ${isPaused(pause)
          ? button('resume', () => desk.edit({ pause: null }), text('pref.resume'))
          : button('pause', () => desk.edit({ pause: { from: momentIn(0), until: momentIn(THIRTY_DAYS) } }), text('pref.pause'))}
        ${unsubscribeAll
          ? button('restart', () => desk.edit({ unsubscribeAll: null }), text('pref.restart'))
          : button('stop', () => desk.edit({ unsubscribeAll: { at: momentIn(0) } }), text('pref.stop'))}
    </div>`;
  }

  #renderSection(name: SectionName, { catalogue, preferences }: TopicsView): TemplateResult {
    const { text } = this.#texts;
    const content = this.opened[name];
    const onToggle = ({ target }: Event): void => void ((target as HTMLDetailsElement).open && this.open(name));
    return html`<details part="section" ?open=${content !== undefined} @toggle=${onToggle}>
      <summary><h2>${text(`pref.${name}`)}</h2></summary>
      <div class="inside">
        ${typeof content === 'object' ? content.render(catalogue, preferences) : html`<p role="status">${content === undefined ? nothing : text(content === 'failed' ? 'pref.unread' : 'pref.loading')}</p>`}
        ${content === 'failed' ? html`<button type="button" @click=${() => this.open(name)}>${text('pref.retry')}</button>` : nothing}
      </div>
    </details>`;
  }
}

/** The moment in so many milliseconds. */
const momentIn = (later: number): string => new Date(Date.now() + later).toISOString();

/** Parts with nothing to choose are not offered. */
const hasContent = (name: SectionName, { catalogue }: TopicsView): boolean => name !== 'life' || Object.keys(catalogue.lifeEvents ?? {}).length > 0;

declare global {
  interface HTMLElementTagNameMap {
    'cx-preference-center': CxPreferenceCenter;
  }
}
