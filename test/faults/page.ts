// What runs in the page of a customer: it makes answers, hands them to the element as a survey does, and tells the harness
// what the page was told of each.
import { makeEvent } from '../../src/model/index.js';
import type { CxDeliveryEvent } from '../../components/delivery/delivery.js';
import { CxResponseEvent } from '../../components/base/events.js';

/** What the page tells the harness; each is a function of the window that the harness puts there. */
export interface Told {
  /** The customer answered. */
  readonly kind: 'sent' | 'acked' | 'held' | 'refused' | 'lost';
  readonly mark: string;
  readonly reason?: string;
}

/** How customers answer. */
export interface Answering {
  /** So many characters are written beside the score. */
  readonly padding?: number;
  /** This is written beside the score. */
  readonly words?: string;
  readonly value?: number;
}

declare global {
  interface Window {
    tell?: (told: Told) => void;
    /** Customers answer. Gives the marks of their answers. */
    capture: (count: number, more?: Answering) => string[];
    /** Whatever there is of this element's, for the harness. */
    ready: Promise<unknown>;
  }
}

const tell = (told: Told): void => window.tell?.(told);

window.capture = (count, { padding = 0, words = 'a fair word '.repeat(Math.ceil(padding / 12)).slice(0, padding), value = 9 } = {}) =>
  Array.from({ length: count }, () => {
    const text = words === '' ? [] : [{ kind: 'text' as const, question: 'why', text: words, language: 'en' }];
    const score = { kind: 'score' as const, question: 'nps', value, instrument: { metric: 'nps' as const, scale: { min: 0, max: 10 }, wording: 'cx.nps.recommend.1', language: 'en', order: 'ascending' as const, mode: 'buttons' as const } };
    const made = makeEvent('cx.response.submitted', { response: crypto.randomUUID(), survey: 'faults', answers: [score, ...text] }, { source: 'https://bank.example/' });
    tell({ kind: 'sent', mark: made.id });
    const event = new CxResponseEvent('cx-submitted', made);
    document.body.dispatchEvent(event);
    void event.delivery().then(
      (delivery) => tell({ kind: delivery === 'held' ? 'held' : 'acked', mark: made.id }),
      (error: { readonly code?: string; readonly message: string }) => tell({ kind: error.code === 'lost' ? 'lost' : 'refused', mark: made.id, reason: error.message }),
    );
    return made.id;
  });

document.addEventListener('DOMContentLoaded', () => {
  document.querySelector('cx-delivery')?.addEventListener('cx-delivery', (said) => {
    const { detail: news } = said as CxDeliveryEvent;
    if (news.kind === 'stored' || news.kind === 'acknowledged') tell({ kind: 'acked', mark: news.event.id });
    if (news.kind === 'refused') tell({ kind: 'refused', mark: news.event.id, reason: news.reason });
  });
});
window.ready = customElements.whenDefined('cx-delivery');
