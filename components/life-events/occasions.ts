import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue, LifeEvent, Preferences } from '../../src/model/index.js';
import type { LifeEventUse } from '../../src/model/index.js';
import type { Json } from '../../src/preferences/edit/edit.js';
import { own } from '../../src/preferences/own.js';
import type { Localizer } from '../base/localize.js';
import type { Desk } from '../preferences/desk.js';
import { inLanguage } from '../preferences/standing.js';

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const USES: readonly LifeEventUse[] = ['recognition', 'offers', 'service'];
const YEAR = 365.25 * 86_400_000;

interface OccasionsOptions {
  readonly texts: Localizer;
  readonly desk: Desk;
  readonly changed: () => void;
  /** How a change of these keys stands, in a word. */
  readonly state: (key: string) => TemplateResult | typeof nothing;
}

/** The events in life that a catalogue asks about, each with what the customer gets for telling. */
export class Occasions {
  readonly #options: OccasionsOptions;
  readonly #faults = new Map<string, string>();
  /** Where 29 February is being chosen. */
  readonly #leap = new Set<string>();

  constructor(options: OccasionsOptions) {
    this.#options = options;
  }

  render(catalogue: Catalogue, preferences: Preferences): TemplateResult {
    const { text } = this.#options.texts;
    const kinds = Object.keys(catalogue.lifeEvents ?? {});
    return kinds.length === 0 ? html`<p>${text('life.nothing')}</p>` : html`<p class="quiet">${text('life.lead')}</p> ${kinds.map((kind) => this.#renderKind(kind, catalogue, own(preferences.lifeEvents, kind)))}`;
  }

  #renderKind(kind: string, catalogue: Catalogue, told: LifeEvent | undefined): TemplateResult {
    const { texts, desk } = this.#options;
    const { text, locale } = texts;
    const { label, inReturn } = catalogue.lifeEvents![kind]!;
    const key = `lifeEvents.${kind}`;
    const shared = told?.share === true;
    return html`<form class="occasion" aria-labelledby="l-${kind}" @submit=${(event: SubmitEvent) => this.#submit(event, kind)} @change=${(event: Event) => this.#look(event, kind)} novalidate>
      <h4 id="l-${kind}">${inLanguage(label, locale)}</h4>
      ${inReturn ? html`<p>${text('life.return', { what: inLanguage(inReturn, locale) })}</p>` : nothing}
      <p class="quiet">
        ${shared ? text('life.shared', { date: dateInWords(told, locale) }) : text('life.not-shared')} ${told?.muted ? text('life.muted') : nothing} ${this.#options.state(key)}
      </p>
      ${shared
        ? html`<div class="actions">
            <button type="button" @click=${() => desk.edit({ [key]: null })}>${text('life.unshare')}</button>
            <button type="button" @click=${() => desk.edit({ [key]: muted(told) as unknown as Json })}>${text(told.muted ? 'life.unmute' : 'life.mute')}</button>
          </div>`
        : this.#renderFields(kind, catalogue, told)}
    </form>`;
  }

  #renderFields(kind: string, catalogue: Catalogue, told: LifeEvent | undefined): TemplateResult {
    const { text, locale } = this.#options.texts;
    const months = LONGEST.map((_, i) => new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2027, i, 1)));
    const days = Array.from({ length: 31 }, (_, i) => i + 1);
    // a stage of life is reckoned from the year; nothing else is
    const needsYear = Object.values(catalogue.stages ?? {}).some(({ after }) => after === kind);
    const uses = USES.filter((use) => Object.values(catalogue.topics).some(({ lifeEvent }) => lifeEvent?.kind === kind && lifeEvent.use === use));
    return html`<div class="pair">
        <label class="field"
          ><span>${text('life.month')}</span>
          <select name="month">
            ${months.map((name, i) => html`<option value=${i + 1} ?selected=${told?.month === i + 1}>${name}</option>`)}
          </select></label
        >
        <label class="field"
          ><span>${text('life.day')}</span>
          <select name="day">
            <option value="">${text('life.no-day')}</option>
            ${days.map((day) => html`<option value=${day} ?selected=${told?.day === day}>${this.#options.texts.number(day)}</option>`)}
          </select></label
        >
        ${needsYear ? html`<label class="field"><span>${text('life.year')}</span> <input type="number" name="year" min="1900" max="2200" step="1" inputmode="numeric" value=${told?.year ?? ''} /></label>` : nothing}
        <label class="field"
          ><span>${text('life.forget')}</span>
          <select name="forget">
            <option value="">${text('life.never')}</option>
            <option value="year">${text('life.year-on')}</option>
          </select></label
        >
      </div>
      ${this.#leap.has(kind)
        ? html`<fieldset>
            <legend>${text('life.leap')}</legend>
            <div class="boxes">${['feb28', 'mar01'].map((policy) => html`<label><input type="radio" name="leap" value=${policy} /> <span>${text(`life.${policy}`)}</span></label>`)}</div>
          </fieldset>`
        : nothing}
      ${uses.length > 0
        ? html`<fieldset>
            <legend>${text('life.uses')}</legend>
            <div class="boxes">
              ${uses.map((use) => html`<label><input type="checkbox" name="use" value=${use} ?checked=${told?.uses.includes(use) === true} /> <span>${text(`life.${use}`)}</span></label>`)}
            </div>
          </fieldset>`
        : nothing}
      <p role="alert">${this.#faults.get(kind) ?? nothing}</p>
      <div class="actions"><button part="share">${text('life.share')}</button></div>`;
  }

  #look(event: Event, kind: string): void {
    const data = new FormData((event.target as HTMLElement).closest('form')!);
    const leap = data.get('month') === '2' && data.get('day') === '29';
    if (leap === this.#leap.has(kind)) return;
    if (leap) this.#leap.add(kind);
    else this.#leap.delete(kind);
    this.#options.changed();
  }

  #submit(event: SubmitEvent, kind: string): void {
    event.preventDefault();
    const { text } = this.#options.texts;
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const numberOf = (name: string): number | undefined => (data.get(name) ? Number(data.get(name)) : undefined);
    const [month, day, year] = [numberOf('month')!, numberOf('day'), numberOf('year')];
    const uses = data.getAll('use') as LifeEventUse[];
    const badDate = (day !== undefined && day > LONGEST[month - 1]!) || form.querySelector<HTMLInputElement>('[name=year]')?.validity.valid === false;
    const fault = badDate ? 'life.bad-date' : form.querySelector('[name=use]') && uses.length === 0 ? 'life.no-use' : null;
    if (fault) this.#faults.set(kind, text(fault));
    else {
      this.#faults.delete(kind);
      const leap = data.get('leap') as LifeEvent['leapPolicy'] | null;
      const told: LifeEvent = {
        month,
        ...(day !== undefined && { day }),
        ...(year !== undefined && { year }),
        share: true,
        uses,
        ...(leap && { leapPolicy: leap }),
        ...(data.get('forget') && { expiresAt: new Date(Date.now() + YEAR).toISOString() }),
      };
      this.#options.desk.edit({ [`lifeEvents.${kind}`]: told as unknown as Json });
    }
    this.#options.changed();
  }
}

function muted(event: LifeEvent): LifeEvent {
  const { muted: now, ...rest } = event;
  return now ? rest : { ...rest, muted: true };
}

function dateInWords({ day, month, year }: LifeEvent, locale: string): string {
  const style: Intl.DateTimeFormatOptions = { month: 'long', ...(day !== undefined && { day: 'numeric' }), ...(year !== undefined && { year: 'numeric' }), timeZone: 'UTC' };
  // a leap year, so that 29 February is there
  return new Intl.DateTimeFormat(locale, style).format(Date.UTC(year ?? 2028, month - 1, day ?? 1));
}
