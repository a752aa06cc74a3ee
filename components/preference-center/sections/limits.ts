import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Cap, Catalogue, Preferences } from '../../../src/model/index.js';
import type { Json } from '../../../src/preferences/edit/edit.js';
import { EVERYTHING_CAP } from '../../../src/preferences/edit/registers.js';
import { own } from '../../../src/preferences/own.js';
import { Localizer } from '../../base/localize.js';
import { freedomOf, inLanguage, labelOf, standing } from '../../preferences/standing.js';
import type { Centre, Section } from '../section.js';
import { capInWords } from '../sentence.js';
import { renderState } from '../state.js';
import { EngineLoader } from './engine.js';
import { renderFindings } from './findings.js';
import { messages } from './limits.messages.js';
import { renderQuestion } from './question.js';
import { adoptSectionStyles } from './section.styles.js';

const UNITS = ['day', 'week', 'month'] as const;
const DIGESTS = ['instant', 'daily', 'weekly', 'monthly'] as const;
const MOST = 1000;

/** The part about caps, digests, kinds of offers and the host's own questions. */
class LimitsSection implements Section {
  readonly #centre: Centre;
  readonly #texts: Localizer;
  readonly #engine: EngineLoader;
  /** The row whose number is none. */
  #bad: string | null = null;

  constructor(centre: Centre) {
    this.#centre = centre;
    this.#texts = new Localizer(centre.host, messages);
    this.#engine = new EngineLoader(centre);
    adoptSectionStyles(centre.host);
  }

  render(catalogue: Catalogue, preferences: Preferences): TemplateResult {
    const { text, locale } = this.#texts;
    const { channels, offerKinds = {}, parameters = {} } = catalogue;
    // the cap on one channel has the id of the channel
    const rows = [EVERYTHING_CAP, ...Object.keys(channels)];
    const others = Object.entries(preferences.caps).filter(([id]) => !rows.includes(id));
    return html`<p>${text('limits.lead')}</p>
      ${renderFindings(this.#engine.at(locale), catalogue, preferences, ['caps'])} ${this.#renderHindsight(catalogue, preferences)}
      ${rows.map((id) => this.#renderCap(id, id === EVERYTHING_CAP ? text('limits.everything') : labelOf(channels, id, locale), own(preferences.caps, id)))}
      ${others.length > 0 ? html`<h3>${text('limits.other')}</h3><ul>${others.map(([id, cap]) => this.#renderOther(id, cap))}</ul>` : nothing}
      ${this.#renderDigests(catalogue, preferences)} ${Object.keys(offerKinds).length > 0 ? this.#renderKinds(catalogue, preferences) : nothing}
      ${Object.keys(parameters).length > 0
        ? html`<h3>${text('limits.questions')}</h3>
            ${Object.entries(parameters).map(([id, parameter]) => renderQuestion(id, parameter, own(preferences.parameters, id), this.#texts, (value) => void this.#centre.desk.edit({ [`parameters.${id}`]: value })))}`
        : nothing}`;
  }

  #renderHindsight(catalogue: Catalogue, preferences: Preferences): TemplateResult | typeof nothing {
    const engine = this.#engine.at(this.#texts.locale);
    const { history } = this.#engine;
    if (!engine || history.length === 0) return nothing;
    const { came, wouldHaveCome } = engine.hindsight({ catalogue, preferences, history }, new Date().toISOString());
    return html`<p role="status">${this.#texts.text('limits.hindsight', { count: came, would: wouldHaveCome })}</p>`;
  }

  #renderCap(id: string, label: string, cap: Cap | undefined): TemplateResult {
    const { text } = this.#texts;
    const unit = cap?.per.mode === 'calendar' ? cap.per.unit : 'month';
    return html`<form class="cap" @submit=${(event: SubmitEvent) => this.#setCap(event, id)} novalidate>
      <fieldset>
        <legend>${label}: ${cap && cap.max !== null ? capInWords(cap, this.#centre.texts) : text('limits.none')} ${renderState(this.#centre.desk.stateOf(`caps.${id}`), this.#centre.texts)}</legend>
        <div class="pair">
          <label class="field"><span>${text('limits.max')}</span> <input type="number" name="max" inputmode="numeric" min="0" max=${MOST} step="1" value=${cap?.max ?? ''} /></label>
          <label class="field"
            ><span>${text('limits.per')}</span>
            <select name="unit">
              ${UNITS.map((one) => html`<option value=${one} ?selected=${one === unit}>${text(`limits.${one}`)}</option>`)}
            </select></label
          >
          <button name="what" value="set">${text('limits.set')}</button>
          <button name="what" value="lift">${text('limits.lift')}</button>
        </div>
      </fieldset>
      <p role="alert">${this.#bad === id ? text('limits.bad') : nothing}</p>
    </form>`;
  }

  #setCap(event: SubmitEvent, id: string): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form, event.submitter);
    const lift = data.get('what') === 'lift';
    const max = Number(data.get('max'));
    const usable = data.get('max') !== '' && Number.isInteger(max) && max >= 0 && max <= MOST;
    this.#bad = lift || usable ? null : id;
    if (lift) {
      this.#centre.desk.edit({ [`caps.${id}`]: null });
      form.querySelector('input')!.value = '';
    } else if (usable) {
      const cap: Cap = { max, per: { mode: 'calendar', unit: data.get('unit') as (typeof UNITS)[number] }, ...(id !== EVERYTHING_CAP && { channels: [id] }) };
      this.#centre.desk.edit({ [`caps.${id}`]: cap as unknown as Json });
    }
    this.#centre.host.requestUpdate();
  }

  #renderOther(id: string, cap: Cap): TemplateResult {
    return html`<li>
      <span>${capInWords(cap, this.#centre.texts)}</span>
      <button type="button" @click=${() => this.#centre.desk.edit({ [`caps.${id}`]: null })}>${this.#texts.text('limits.lift')}</button>
    </li>`;
  }

  /** Only for what comes: a topic that is off has nothing to gather. */
  #renderDigests({ topics }: Catalogue, preferences: Preferences): TemplateResult | typeof nothing {
    const { text, locale } = this.#texts;
    const chosen = Object.keys(topics).filter((id) => freedomOf(topics[id]!) === 'all' && standing(preferences, id) === true);
    if (chosen.length === 0) return nothing;
    return html`<h3>${text('limits.digests')}</h3>
      ${chosen.map((id) => {
        const now = own(preferences.topics, id)?.digest ?? 'instant';
        const choose = (event: Event): boolean => this.#centre.desk.edit({ [`topics.${id}.digest`]: (event.target as HTMLSelectElement).value });
        return html`<div class="field">
          <label for="g-${id}">${labelOf(topics, id, locale)}</label>
          <select id="g-${id}" @change=${choose}>
            ${DIGESTS.map((one) => html`<option value=${one} ?selected=${one === now}>${text(`limits.${one}`)}</option>`)}
          </select>
        </div>`;
      })}`;
  }

  #renderKinds({ offerKinds = {} }: Catalogue, preferences: Preferences): TemplateResult {
    const { text, locale } = this.#texts;
    const { desk } = this.#centre;
    return html`<h3>${text('limits.kinds')}</h3>
      ${Object.entries(offerKinds).map(([id, kind]) => {
        const now = own(preferences.offerKinds, id);
        return html`<fieldset>
          <legend>${inLanguage(kind.label, locale)} ${renderState(desk.stateOf(`offerKinds.${id}`), this.#centre.texts)}</legend>
          ${kind.description ? html`<p class="quiet">${inLanguage(kind.description, locale)}</p>` : nothing}
          <div class="boxes">
            ${[true, false].map(
              (value) => html`<label
                ><input type="radio" name="kind-${id}" .checked=${live(now === value)} @change=${() => desk.edit({ [`offerKinds.${id}`]: value })} />
                <span>${text(value ? 'limits.yes' : 'limits.no')}</span></label
              >`,
            )}
          </div>
          ${now === undefined ? html`<p class="quiet">${text('limits.open')}</p>` : nothing}
        </fieldset>`;
      })}`;
  }
}

export const open = (centre: Centre): Section => new LimitsSection(centre);
