import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../base/localize.js';
import type { DrillPlace } from '../drill-event.js';

/** One thing that a customer wrote, as whoever keeps it shows it: masked and moderated. */
export interface Verbatim {
  readonly text: string;
  /** The score that was given with it, as it is to be shown. */
  readonly score?: string | number;
  /** Where and when, as it is to be shown. */
  readonly where?: string;
}

/** Brings what customers wrote of a place. */
export type VerbatimFunction = (place: DrillPlace, signal: AbortSignal) => readonly Verbatim[] | Promise<readonly Verbatim[]>;

type State = { readonly kind: 'loading' } | { readonly kind: 'failed' } | { readonly kind: 'there'; readonly all: readonly Verbatim[] };

/** What customers wrote of one place; asked for once, and let go of when somebody goes elsewhere. */
export class Verbatims {
  readonly #changed: () => void;
  readonly #fault: (error: unknown) => void;
  #asked: AbortController | undefined;
  #key = '';
  #state: State = { kind: 'loading' };

  constructor(changed: () => void, fault: (error: unknown) => void) {
    this.#changed = changed;
    this.#fault = fault;
  }

  /** Asks for them, unless they are those that are there. */
  ask(bring: VerbatimFunction, place: DrillPlace, again = false): void {
    const key = JSON.stringify(place);
    if (key === this.#key && !again) return;
    this.leave();
    this.#key = key;
    this.#state = { kind: 'loading' };
    const asked = (this.#asked = new AbortController());
    void (async () => {
      try {
        const all = await bring(place, asked.signal);
        if (!asked.signal.aborted) this.#state = { kind: 'there', all };
      } catch (error) {
        if (asked.signal.aborted) return;
        this.#state = { kind: 'failed' };
        this.#fault(error);
      }
      if (!asked.signal.aborted) this.#changed();
    })();
  }

  leave(): void {
    this.#asked?.abort();
    this.#key = '';
  }

  /** As text, whatever is written in it. */
  render({ text }: Localizer, again: () => void): TemplateResult {
    const state = this.#state;
    if (state.kind === 'loading') return html`<p role="status">${text('card.verbatims-loading')}</p>`;
    if (state.kind === 'failed') return html`<p role="alert">${text('card.verbatims-failed')} <button @click=${again}>${text('card.verbatims-again')}</button></p>`;
    if (state.all.length === 0) return html`<p>${text('card.verbatims-none')}</p>`;
    return html`<ul part="verbatims">
      ${state.all.map(({ text: words, score, where }) => html`<li><blockquote dir="auto">${words}</blockquote>${score === undefined && !where ? nothing : html`<p class="facts">${[score, where].filter((one) => one !== undefined && one !== '').join(' \u00b7 ')}</p>`}</li>`)}
    </ul>`;
  }
}
