import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Catalogue, Preferences, Window } from '../../../src/model/index.js';
import type { Json } from '../../../src/preferences/edit/edit.js';
import { stretchesOf, windowsOf } from '../../../src/preferences/time/week.js';
import { Localizer } from '../../base/localize.js';
import { labelOf } from '../../preferences/standing.js';
import { listIn } from '../../preferences/writing.js';
import type { Centre, Section } from '../section.js';
import { hoursInWords } from '../sentence.js';
import { renderState } from '../state.js';
import { EngineLoader } from './engine.js';
import { renderFindings } from './findings.js';
import { adoptSectionStyles } from './section.styles.js';
import { messages } from './times.messages.js';
import { WeekPainter, type Layer } from './week-painter.js';

const LAYERS: readonly Layer[] = ['quiet', 'windows'];
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Hours that are for everything; those for some channels or topics are in the list alone. */
const isForAll = ({ channels, topics }: Window): boolean => !channels && !topics;

/** The part about times: zone, a week to paint, the same as a list. */
class TimesSection implements Section {
  readonly #centre: Centre;
  readonly #texts: Localizer;
  readonly #engine: EngineLoader;
  readonly #painter: WeekPainter;
  #zones: readonly string[] | undefined;
  #fault = '';

  constructor(centre: Centre) {
    this.#centre = centre;
    this.#texts = new Localizer(centre.host, messages);
    this.#engine = new EngineLoader(centre);
    this.#painter = new WeekPainter({
      texts: this.#texts,
      root: centre.host.shadowRoot!,
      changed: () => centre.host.requestUpdate(),
      paint: (layer, stretches) => {
        const now = centre.desk.shown![layer];
        this.#set(layer, [...now.filter((one) => !isForAll(one)), ...(windowsOf(stretches) as Window[])]);
      },
    });
    adoptSectionStyles(centre.host);
  }

  #set(key: Layer, windows: readonly Window[]): void {
    this.#centre.desk.edit({ [key]: windows as unknown as Json });
  }

  render(catalogue: Catalogue, preferences: Preferences): TemplateResult {
    const { text, locale } = this.#texts;
    const { desk } = this.#centre;
    const rings = Object.entries(catalogue.channels).filter(([, { interrupts }]) => interrupts);
    const days = WEEK.map((day) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2027, 0, 3 + day)));
    const layers = { quiet: stretchesOf(preferences.quiet.filter(isForAll)), windows: stretchesOf(preferences.windows.filter(isForAll)) };
    return html`<p>${text('times.lead', { channels: listIn(locale, rings.map(([id]) => labelOf(catalogue.channels, id, locale))) })}</p>
      ${renderFindings(this.#engine.at(locale), catalogue, preferences, ['quiet', 'windows', 'subject'])} ${this.#renderZone(preferences)}
      <fieldset>
        <legend>${text('times.brush')}</legend>
        <div class="boxes">
          ${LAYERS.map(
            (layer) => html`<label
              ><input type="radio" name="brush" .checked=${live(this.#painter.layer === layer)} @change=${() => this.#choose(layer)} /> <span class="swatch ${layer}"></span>
              <span>${text(`times.${layer}`)}</span></label
            >`,
          )}
        </div>
      </fieldset>
      <p class="quiet">${text('times.how')} ${renderState(desk.stateOf('quiet', 'windows'), this.#centre.texts)}</p>
      ${this.#painter.render(layers, days)}
      <h3>${text('times.list')}</h3>
      ${this.#renderList(preferences)} ${this.#renderForm(days)}
      ${preferences.windows.length > 0
        ? html`<fieldset>
            <legend>${text('times.strength')}</legend>
            <div class="boxes">
              ${(['hard', 'soft'] as const).map(
                (strength) => html`<label
                  ><input type="radio" name="strength" .checked=${live(preferences.windowStrength === strength)} @change=${() => desk.edit({ windowStrength: strength })} />
                  <span>${text(`times.${strength}`)}</span></label
                >`,
              )}
            </div>
          </fieldset>`
        : nothing}`;
  }

  #choose(layer: Layer): void {
    this.#painter.layer = layer;
    this.#centre.host.requestUpdate();
  }

  #renderZone({ subject: { zone } }: Preferences): TemplateResult {
    const { text } = this.#texts;
    const { desk } = this.#centre;
    const device = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zones = (this.#zones ??= [...new Set([...Intl.supportedValuesOf('timeZone'), device, 'UTC'])].sort());
    const choose = (value: string): boolean => desk.edit({ 'subject.zone': value || null });
    return html`<div class="field">
      <label for="zone">${text('times.zone')}</label>
      <select id="zone" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${zone === undefined}>${text('times.no-zone')}</option>
        ${zone !== undefined && !zones.includes(zone) ? html`<option selected>${zone}</option>` : nothing}
        ${zones.map((one) => html`<option ?selected=${one === zone}>${one}</option>`)}
      </select>
      ${zone === device
        ? nothing
        : html`<p class="quiet">${text('times.device', { zone: device })}</p>
            <div><button type="button" @click=${() => choose(device)}>${text('times.use-device', { zone: device })}</button></div>`}
      ${renderState(desk.stateOf('subject'), this.#centre.texts)}
    </div>`;
  }

  #renderList(preferences: Preferences): TemplateResult {
    const { text, locale } = this.#texts;
    const all = LAYERS.flatMap((layer) => preferences[layer].map((window, i) => ({ layer, window, i })));
    if (all.length === 0) return html`<p class="quiet">${text('times.none')}</p>`;
    return html`<ul>
      ${all.map(({ layer, window, i }) => {
        const scope = [...(window.topics ?? []), ...(window.channels ?? [])];
        const hours = text('times.of', { hours: hoursInWords(window, this.#centre.texts), what: listIn(locale, [text(`times.${layer}`), ...scope]) });
        return html`<li>
          <span>${hours}</span>
          <button type="button" aria-label=${text('times.remove-which', { hours })} @click=${() => this.#set(layer, preferences[layer].filter((_, at) => at !== i))}>${text('times.remove')}</button>
        </li>`;
      })}
    </ul>`;
  }

  #renderForm(days: readonly string[]): TemplateResult {
    const { text } = this.#texts;
    return html`<form @submit=${this.#add} novalidate>
      <fieldset>
        <legend>${text('times.days')}</legend>
        <div class="boxes days">${WEEK.map((day) => html`<label><input type="checkbox" name="day" value=${day} /> <span>${days[day - 1]}</span></label>`)}</div>
      </fieldset>
      <div class="pair">
        <label class="field"><span>${text('times.from')}</span> <input type="time" name="start" value="22:00" required /></label>
        <label class="field"><span>${text('times.to')}</span> <input type="time" name="end" value="07:00" required /></label>
      </div>
      <p role="alert">${this.#fault}</p>
      <div class="actions">${LAYERS.map((layer) => html`<button name="layer" value=${layer}>${text('times.add')}: ${text(`times.${layer}`)}</button>`)}</div>
    </form>`;
  }

  readonly #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const layer = (event.submitter as HTMLButtonElement).value as Layer;
    const days = data.getAll('day').map(Number);
    const [start, end] = [String(data.get('start')), String(data.get('end'))];
    this.#fault = !start || !end || start === end ? this.#texts.text('times.same') : days.length === 0 ? this.#texts.text('times.no-days') : '';
    if (!this.#fault) {
      const window: Window = { ...(days.length < 7 && { days }), start, end: end === '00:00' ? '24:00' : end };
      this.#set(layer, [...this.#centre.desk.shown![layer], window]);
      form.reset();
    }
    this.#centre.host.requestUpdate();
  };
}

export const open = (centre: Centre): Section => new TimesSection(centre);
