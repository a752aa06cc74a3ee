/** `cx-preference-request`: a customer wants something done with their data. Whoever does it calls `waitUntil`; who will not have it cancels. */
export class CxPreferenceRequestEvent extends CustomEvent<{ readonly kind: 'erase'; readonly subject: string }> {
  readonly #waits: Promise<unknown>[] = [];

  constructor(detail: { readonly kind: 'erase'; readonly subject: string }) {
    super('cx-preference-request', { detail, bubbles: true, composed: true, cancelable: true });
  }

  /** Asks the element to say that it is done only when `promise` has settled. Call it while the event is being dispatched. */
  waitUntil(promise: Promise<unknown>): void {
    this.#waits.push(promise);
  }

  /** Has anybody done it? Rejects if one failed. */
  async done(): Promise<boolean> {
    return (await Promise.all(this.#waits)).length > 0;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-preference-request': CxPreferenceRequestEvent;
  }
}
