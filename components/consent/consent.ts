import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Catalogue, Preferences, Topic } from '../../src/model/index.js';
import { own } from '../../src/preferences/own.js';
import { honoursGpc } from '../../src/preferences/decide/gpc.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { tokens } from '../base/tokens.styles.js';
import { choiceStyles } from '../preferences/choice.styles.js';
import { CxPreferenceElement } from '../preferences/preference-element.js';
import { renderNotice } from '../preferences/notice.js';
import { choosing, inLanguage, labelOf, standing } from '../preferences/standing.js';
import { listIn } from '../preferences/writing.js';
import { messages } from './consent.messages.js';
import { styles } from './consent.styles.js';

/**
 * @summary Asks for one purpose at the moment it is needed: yes or no, alike in weight, and kept like every other choice.
 *
 * It asks about one topic of the catalogue. Neither answer is chosen before; the other one stays one step away. It writes the same register and
 * sends the same events as `<cx-preference-center>`.
 *
 * @tag cx-consent
 * @event {CxPreferenceEvent} cx-preference-change - The customer has answered; `detail` is a `cx.preference.changed` event. Cancel it to keep things as they are.
 * @event {CxPreferenceEvent} cx-preference-changed - The answer was kept; `detail` is the same kind of event.
 * @event {CxErrorEvent} cx-error - Something is wrong with the configuration, or with the address; `detail` says what. Does not bubble.
 * @csspart question - What is asked.
 * @csspart yes - The button that says yes.
 * @csspart no - The button that says no.
 * @csspart notice - The link to what a yes is given to.
 * @csspart status - How the answer stands.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxConsent extends CxPreferenceElement {
  static override styles = [tokens, choiceStyles, styles];
  static override properties: PropertyDeclarations = {
    topic: {},
    channel: {},
    gpc: { type: Boolean },
  };

  /** The id of the topic that is asked about. */
  declare topic: string | undefined;
  /** The one channel a yes is for; all of the topic if not given. */
  declare channel: string | undefined;
  /** The browser sends Global Privacy Control; read from the browser if not set. */
  declare gpc: boolean;

  readonly #texts = new Localizer(this, messages);

  constructor() {
    super();
    this.gpc = (globalThis.navigator as { globalPrivacyControl?: boolean } | undefined)?.globalPrivacyControl === true;
  }

  protected override render(): TemplateResult {
    const { catalogue, desk } = this;
    const { text, locale } = this.#texts;
    const preferences = desk.shown;
    return html`${renderProblems(this.problems)}
      <div lang=${locale}>${catalogue && preferences ? this.#renderTopic(catalogue, preferences) : html`<p role="status">${text('consent.waits')}</p>`}</div>
      <slot hidden @slotchange=${this.childrenChanged}></slot>`;
  }

  #renderTopic(catalogue: Catalogue, preferences: Preferences): TemplateResult {
    const { text } = this.#texts;
    const topic = own(catalogue.topics, this.topic ?? '');
    return topic ? this.#renderQuestion(this.topic!, topic, catalogue, preferences) : html`<p>${text('consent.unknown')}</p>`;
  }

  #renderQuestion(id: string, topic: Topic, catalogue: Catalogue, preferences: Preferences): TemplateResult {
    const { text, locale } = this.#texts;
    const said = standing(preferences, id);
    const channels = this.channel !== undefined && topic.channels.includes(this.channel) ? [this.channel] : topic.channels;
    const gpc = this.gpc && topic.shares && honoursGpc(catalogue, preferences.subject.region);
    const yes = (): boolean => this.desk.edit(channels.length < topic.channels.length ? choosing(preferences, id, topic, channels[0]!) : { [`topics.${id}.on`]: true });
    return html`<p part="question" id="question">${inLanguage(topic.label, locale)}: ${text('consent.ask')}</p>
      <p>
        ${inLanguage(topic.description, locale)} ${text('consent.by', { channels: listIn(locale, channels.map((one) => labelOf(catalogue.channels, one, locale))) })}
        ${topic.typicalPerMonth ? text('consent.monthly', { count: topic.typicalPerMonth }) : nothing} ${text('consent.change')}
      </p>
      ${gpc ? html`<p class="quiet">${text('consent.gpc')}</p>` : nothing}
      <div class="actions" role="group" aria-labelledby="question">
        <button type="button" part="yes" aria-pressed=${said === true} @click=${yes}>${text('consent.yes')}</button>
        <button type="button" part="no" aria-pressed=${said === false} @click=${() => this.desk.edit({ [`topics.${id}.on`]: false })}>${text('consent.no')}</button>
      </div>
      <p part="status" role="status">${this.#statusOf(said)}</p>
      ${renderNotice(catalogue, this.#texts, 'consent.notice')}`;
  }

  #statusOf(said: boolean | undefined): string | typeof nothing {
    const { text } = this.#texts;
    const state = this.desk.stateOf();
    if (state === 'failed') return `${text('consent.failed')} ${this.desk.problem!.message}`;
    if (state === 'saving' || state === 'waiting') return text(`consent.${state}`);
    return said === undefined ? nothing : text(said ? 'consent.said-yes' : 'consent.said-no');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-consent': CxConsent;
  }
}
