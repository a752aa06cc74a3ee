import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue, Preferences } from '../../../src/model/index.js';
import type { Contact } from '../../../src/preferences/index.js';
import { own } from '../../../src/preferences/own.js';
import { Localizer } from '../../base/localize.js';
import { labelOf } from '../../preferences/standing.js';
import { dateIn } from '../../preferences/writing.js';
import type { Centre, Section } from '../section.js';
import { EngineLoader, type Engine } from './engine.js';
import { adoptSectionStyles } from './section.styles.js';
import { messages } from './why.messages.js';

const FIRST = 5;

/** The part that says for each message why it came, and for any message whether it would come now. */
class WhySection implements Section {
  readonly #centre: Centre;
  readonly #texts: Localizer;
  readonly #engine: EngineLoader;
  #all = false;
  #topic = '';
  #channel = '';

  constructor(centre: Centre) {
    this.#centre = centre;
    this.#texts = new Localizer(centre.host, messages);
    this.#engine = new EngineLoader(centre);
    adoptSectionStyles(centre.host);
  }

  render(catalogue: Catalogue, preferences: Preferences): TemplateResult {
    const { text } = this.#texts;
    const engine = this.#engine.at(this.#texts.locale);
    const history = [...this.#engine.history].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    const shown = this.#all ? history : history.slice(0, FIRST);
    return html`${history.length === 0
        ? html`<p>${text('why.none')}</p>`
        : html`<h3>${text('why.lately')}</h3>
            <ul>
              ${shown.map((contact) => this.#renderSent(contact, engine, catalogue, preferences, history))}
            </ul>
            ${shown.length < history.length ? html`<div><button type="button" @click=${this.#showAll}>${text('why.more', { count: history.length - shown.length })}</button></div>` : nothing}`}
      ${this.#renderAsk(engine, catalogue, preferences, history)}`;
  }

  readonly #showAll = (): void => {
    this.#all = true;
    this.#centre.host.requestUpdate();
  };

  #renderSent(contact: Contact, engine: Engine | undefined, catalogue: Catalogue, preferences: Preferences, history: readonly Contact[]): TemplateResult {
    const { text, locale } = this.#texts;
    const { at, topic, channel } = contact;
    const context = { catalogue, preferences, history: history.filter((one) => one !== contact), signals: { gpc: this.#centre.gpc() } };
    const decision = engine?.mayContact({ topic, channel, at }, context);
    const said = decision && engine!.explain(decision, { topic, channel, at }, context, engine!.phrases);
    const date = dateIn(locale, at, preferences.subject.zone);
    return html`<li>
      <strong>${text('why.sent', { topic: labelOf(catalogue.topics, topic, locale), channel: labelOf(catalogue.channels, channel, locale), date })}</strong>
      <span>${decision && !decision.allowed ? text('why.now-not') : nothing} ${said?.why} ${said?.overrode}</span>
    </li>`;
  }

  #renderAsk(engine: Engine | undefined, catalogue: Catalogue, preferences: Preferences, history: readonly Contact[]): TemplateResult {
    const { text, locale } = this.#texts;
    const topic = own(catalogue.topics, this.#topic) ? this.#topic : Object.keys(catalogue.topics)[0]!;
    const channels = catalogue.topics[topic]!.channels;
    const channel = channels.includes(this.#channel) ? this.#channel : channels[0]!;
    const context = { catalogue, preferences, history, signals: { gpc: this.#centre.gpc() } };
    const request = { topic, channel, at: new Date().toISOString() };
    const decision = engine?.mayContact(request, context);
    const said = decision && engine!.explain(decision, request, context, engine!.phrases);
    const choose = (what: 'topic' | 'channel') => (event: Event): void => {
      const { value } = event.target as HTMLSelectElement;
      if (what === 'topic') this.#topic = value;
      else this.#channel = value;
      this.#centre.host.requestUpdate();
    };
    return html`<h3>${text('why.ask')}</h3>
      <div class="pair">
        <label class="field"
          ><span>${text('why.topic')}</span>
          <select @change=${choose('topic')}>
            ${Object.keys(catalogue.topics).map((id) => html`<option value=${id} ?selected=${id === topic}>${labelOf(catalogue.topics, id, locale)}</option>`)}
          </select></label
        >
        <label class="field"
          ><span>${text('why.channel')}</span>
          <select @change=${choose('channel')}>
            ${channels.map((id) => html`<option value=${id} ?selected=${id === channel}>${labelOf(catalogue.channels, id, locale)}</option>`)}
          </select></label
        >
      </div>
      <p role="status">${decision ? html`<strong>${text(decision.allowed ? 'why.yes' : 'why.no')}</strong> ${said!.why} ${said!.next}` : nothing}</p>`;
  }
}

export const open = (centre: Centre): Section => new WhySection(centre);
