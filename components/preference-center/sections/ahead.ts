import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue, Preferences } from '../../../src/model/index.js';
import type { Contact, Forecast } from '../../../src/preferences/index.js';
import { Localizer } from '../../base/localize.js';
import { labelOf } from '../../preferences/standing.js';
import { listIn } from '../../preferences/writing.js';
import type { Centre, Section } from '../section.js';
import { messages } from './ahead.messages.js';
import { EngineLoader, type Engine } from './engine.js';
import { adoptSectionStyles } from './section.styles.js';

const DAYS = 30;

interface Ahead {
  readonly forecast: Forecast;
  readonly messages: readonly Contact[];
}

/** The part that shows the month ahead, reckoned by the same rules that decide each message. */
class AheadSection implements Section {
  readonly #centre: Centre;
  readonly #texts: Localizer;
  readonly #engine: EngineLoader;
  /** What was reckoned last, and from which choices. */
  #reckoned: { readonly from: Preferences; readonly ahead: Ahead } | undefined;
  #waiting: Preferences | undefined;

  constructor(centre: Centre) {
    this.#centre = centre;
    this.#texts = new Localizer(centre.host, messages);
    this.#engine = new EngineLoader(centre);
    adoptSectionStyles(centre.host);
  }

  render(catalogue: Catalogue, preferences: Preferences): TemplateResult {
    const engine = this.#engine.at(this.#texts.locale);
    if (engine && this.#reckoned?.from !== preferences) this.#reckon(engine, catalogue, preferences);
    return this.#reckoned && engine ? this.#renderAhead(engine, catalogue, preferences, this.#reckoned.ahead) : html`<p role="status">${this.#texts.text('ahead.reckoning')}</p>`;
  }

  /** After the next frame: a choice is shown before its consequences. */
  #reckon(engine: Engine, catalogue: Catalogue, preferences: Preferences): void {
    if (this.#waiting === preferences) return;
    this.#waiting = preferences;
    setTimeout(() => {
      if (this.#waiting !== preferences) return;
      const now = new Date().toISOString();
      const context = { catalogue, preferences, history: this.#engine.history, signals: { gpc: this.#centre.gpc() } };
      this.#reckoned = { from: preferences, ahead: { forecast: engine.forecast(context, now), messages: engine.previewAhead(context, now, DAYS) } };
      this.#centre.host.requestUpdate();
    });
  }

  #renderAhead(engine: Engine, { topics, channels }: Catalogue, { subject: { zone } }: Preferences, { forecast, messages }: Ahead): TemplateResult {
    const { text, locale } = this.#texts;
    const day = writer(locale, { weekday: 'long', day: 'numeric', month: 'long' }, zone);
    const time = writer(locale, { hour: 'numeric', minute: '2-digit' }, zone);
    const byDay = new Map<string, Contact[]>();
    for (const contact of messages) byDay.set(day(contact.at), [...(byDay.get(day(contact.at)) ?? []), contact]);
    const uncounted = forecast.uncounted.map((id) => labelOf(topics, id, locale));
    return html`<p class="figure" role="status">${engine.sayForecast(forecast, engine.phrases)}</p>
      <p class="quiet">
        ${text('ahead.against', { count: Math.round(forecast.usual) })} ${uncounted.length > 0 ? text('ahead.uncounted', { topics: listIn(locale, uncounted) }) : nothing}
      </p>
      ${messages.length === 0
        ? html`<p>${text('ahead.nothing')}</p>`
        : html`<p>${text('ahead.example')}</p>
            ${this.#renderPicture(byDay, day)}
            <ol>
              ${[...byDay].map(
                ([date, list]) => html`<li>
                  <strong>${date}</strong>
                  <span>${list.map((one) => html`<span class="line">${time(one.at)} · ${text('ahead.one', { topic: labelOf(topics, one.topic, locale), channel: labelOf(channels, one.channel, locale) })}</span>`)}</span>
                </li>`,
              )}
            </ol>
            ${zone ? html`<p class="quiet">${text('ahead.zone', { zone })}</p>` : nothing}`}`;
  }

  /** The days as squares, four weeks in rows; the list says the same. */
  #renderPicture(byDay: ReadonlyMap<string, readonly Contact[]>, day: (moment: string) => string): TemplateResult {
    const start = Date.now();
    return html`<div class="month" role="img" aria-label=${this.#texts.text('ahead.picture')}>
      ${Array.from({ length: 28 }, (_, i) => {
        const date = new Date(start + i * 86_400_000).toISOString();
        const count = byDay.get(day(date))?.length ?? 0;
        return html`<span class="d${Math.min(3, count)}">${count > 0 ? this.#texts.number(count) : nothing}</span>`;
      })}
    </div>`;
  }
}

/** Writes moments by the customer's clock, or the device's where that zone is not known. */
function writer(locale: string, style: Intl.DateTimeFormatOptions, zone: string | undefined): (moment: string) => string {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat(locale, { ...style, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat(locale, style);
  }
  return (moment) => format.format(Date.parse(moment));
}

export const open = (centre: Centre): Section => new AheadSection(centre);
