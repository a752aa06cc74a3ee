import { css, html, nothing, type TemplateResult } from 'lit';
import type { Told } from '../../../src/delivery/sink.js';
import type { CxEventData, FollowUp, Words } from '../../../src/model/index.js';
import { checkGiven } from '../../../src/survey/check-answer.js';
import { registerMessages, type Localizer } from '../../base/localize.js';
import { messages } from './follow-up.messages.js';

registerMessages('en', messages);

/** What an offer needs of its survey. */
export interface Offering {
  readonly offer: FollowUp;
  readonly texts: Localizer;
  say(words: Words): string;
  /** Says that the customer accepted. */
  accept(data: Pick<CxEventData<'cx.followup.requested'>, 'followUp' | 'due' | 'consent' | 'name' | 'email' | 'phone'>): Promise<Told>;
  /** Something is to be drawn anew; `moved` if what had the focus has gone. */
  changed(moved: boolean): void;
  now(): number;
}

type Phase = 'offered' | 'details' | 'sending' | 'failed' | 'accepted' | 'declined';
const FIELDS = { name: { type: 'text', autocomplete: 'name' }, email: { type: 'email', autocomplete: 'email' }, phone: { type: 'tel', autocomplete: 'tel' } } as const;
type Field = keyof typeof FIELDS;

/** Offers a customer, after they have answered, to be called back or to write a review; yes and no weigh the same. */
export class FollowUpOffer {
  static readonly styles = css`
    .offer {
      display: grid;
      gap: calc(3 * var(--_space));
      inline-size: 100%;
      max-inline-size: 32em;
      padding: calc(4 * var(--_space));
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
    }
    .offer .equal {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 9em), 1fr));
      gap: calc(2 * var(--_space));
    }
    .equal > * {
      display: grid;
      place-items: center;
      min-block-size: max(44px, 2.75em);
      padding: 0 calc(4 * var(--_space));
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      font-weight: 400;
      text-decoration: none;
    }
    .offer :is(button, a):hover {
      background: var(--_wash);
    }
  `;
  readonly #given: Offering;
  #phase: Phase = 'offered';
  #details: Partial<Record<Field, string>> = {};
  #wrong: ReadonlyMap<string, string> = new Map();

  constructor(given: Offering) {
    this.#given = given;
  }

  #go(phase: Phase): void {
    this.#phase = phase;
    this.#given.changed(true);
  }

  get #due(): string | undefined {
    const { offer, now } = this.#given;
    return offer.days === undefined ? undefined : new Date(now() + offer.days * 86_400_000).toISOString().slice(0, 10);
  }

  async #accept(): Promise<void> {
    const { offer, accept } = this.#given;
    this.#go('sending');
    const due = this.#due;
    try {
      await accept({ followUp: offer.kind, consent: true, ...(due !== undefined && { due }), ...this.#details });
      this.#go('accepted');
    } catch {
      this.#go('failed');
    }
  }

  readonly #onYes = (): void => {
    if ((this.#given.offer.contact ?? []).length > 0) this.#go('details');
    else void this.#accept();
  };

  /** The page of the review opens in a window of its own; that it was wanted is told at once. */
  readonly #onLink = (): void => void this.#accept();

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    const { texts, offer } = this.#given;
    const fields = offer.contact ?? [];
    const form = event.target as HTMLFormElement;
    this.#details = Object.fromEntries(fields.flatMap((field) => {
      const value = (form.elements.namedItem(field) as HTMLInputElement).value.trim();
      return value ? [[field, value]] : [];
    }));
    const found = checkGiven({ type: 'contact', id: 'contact', title: '', purpose: '', fields: [...fields] }, { kind: 'contact', details: this.#details }, true);
    const wrong = new Map(found.map(({ part = '', code }) => [part, texts.text(`survey.problem.${code}`)]));
    const ways = fields.filter((field) => field !== 'name');
    if (ways.length > 0 && !ways.some((way) => this.#details[way])) wrong.set(ways[0]!, texts.text('survey.follow-one'));
    this.#wrong = wrong;
    const [first] = wrong.keys();
    if (first === undefined) return void this.#accept();
    (form.elements.namedItem(first) as HTMLInputElement).focus();
    this.#given.changed(false);
  };

  render(): TemplateResult {
    const { offer, say, texts } = this.#given;
    const { text } = texts;
    switch (this.#phase) {
      case 'declined':
        return html`<p class="offer" tabindex="-1" data-focus>${text('survey.follow-declined')}</p>`;
      case 'accepted': {
        const due = this.#due;
        const date = due && new Intl.DateTimeFormat(texts.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${due}T00:00:00Z`));
        return html`<p class="offer" tabindex="-1" data-focus>${date && offer.kind === 'call-back' ? text('survey.follow-due', { date }) : text('survey.follow-done')}</p>`;
      }
      case 'offered':
        return html`<div class="offer">
          <p>${say(offer.offer)}</p>
          <div class="equal">
            ${offer.href
              ? html`<a href=${offer.href} target="_blank" rel="noopener" @click=${this.#onLink}>${text('survey.follow-yes')}</a>`
              : html`<button type="button" @click=${this.#onYes}>${text('survey.follow-yes')}</button>`}
            <button type="button" @click=${() => this.#go('declined')}>${text('survey.follow-no')}</button>
          </div>
        </div>`;
      default:
        return this.#renderDetails();
    }
  }

  #renderDetails(): TemplateResult {
    const { offer, say, texts: { text } } = this.#given;
    const busy = this.#phase === 'sending';
    return html`<form class="offer" novalidate @submit=${this.#onSubmit}>
      <p tabindex="-1" data-focus>${say(offer.offer)}</p>
      ${(offer.contact ?? []).map((field) => {
        const wrong = this.#wrong.get(field);
        return html`<div>
          <label for="follow-${field}">${text(`survey.follow-${field}`)}</label>
          <input id="follow-${field}" name=${field} type=${FIELDS[field].type} autocomplete=${FIELDS[field].autocomplete} ?disabled=${busy}
            aria-invalid=${`${wrong !== undefined}`} aria-describedby="follow-${field}-problem" .value=${this.#details[field] ?? ''} />
          <p class="problem" id="follow-${field}-problem" role="alert">${wrong ?? nothing}</p>
        </div>`;
      })}
      <p class="quiet">${text('survey.follow-consent')}</p>
      <div class="equal">
        <button ?disabled=${busy}>${text(busy ? 'survey.sending' : 'survey.follow-send')}</button>
        <button type="button" ?disabled=${busy} @click=${() => this.#go('declined')}>${text('survey.follow-no')}</button>
      </div>
      <p class="problem" role="alert">${this.#phase === 'failed' ? text('survey.failed') : nothing}</p>
    </form>`;
  }
}
