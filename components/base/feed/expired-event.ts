/** `cx-feed-expired`: the right to read the live feed has run out, such as that of a ticket. Give the element an address with a new one. Bubbles out of every shadow. */
export class CxFeedExpiredEvent extends Event {
  constructor() {
    super('cx-feed-expired', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-feed-expired': CxFeedExpiredEvent;
  }
}
