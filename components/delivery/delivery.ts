import { DisposableStore, toDisposable } from '../../src/core/disposable.js';
import { httpTransport } from '../../src/delivery/http-transport.js';
import { indexedDbStore } from '../../src/delivery/indexed-db-store.js';
import { memoryStore } from '../../src/delivery/outbox-store.js';
import { Outbox, type OutboxNews } from '../../src/delivery/outbox.js';
import type { CxEvent } from '../../src/model/event.js';
import { defineElement, VERSION } from '../base/define-element.js';
import { isDevelopment } from '../base/development.js';
import { CxErrorEvent, type CxDomainEvent } from '../base/events.js';
import { REPORTED } from '../base/reported.js';

/** `cx-delivery`: what became of an event; `detail` says it. */
export class CxDeliveryEvent extends CustomEvent<OutboxNews> {
  constructor(news: OutboxNews) {
    super('cx-delivery', { detail: news });
  }
}

/** Importing this where there is no browser must not fail. */
const PlainElement = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/**
 * @summary Sends what customers answer on this page to a collector, without losing any of it.
 *
 * It shows nothing and listens to the whole page. With `storage="allowed"`, what cannot be sent at once is stored on
 * the device and sent later, also after the page or the browser was closed; set it when your visitors' consent or your
 * law allows that. Without it, answers wait in memory, and the survey asks the customer to keep the page open.
 *
 * @tag cx-delivery
 * @attr {string} endpoint - Where the collector takes events: an http or https address.
 * @attr {string} storage - `allowed`: answers that wait may be stored on the device.
 * @attr {boolean} partials - Also sends answers that the customer has chosen and not sent.
 * @event {CxDeliveryEvent} cx-delivery - What became of an event: `detail.kind` is `stored`, `sent`, `acknowledged`, `refused`, `waiting`, `not-storing` or `lost`. Does not bubble.
 * @event {CxErrorEvent} cx-error - The endpoint is not usable; `detail` says so. Does not bubble.
 */
export class CxDelivery extends PlainElement {
  static readonly version = VERSION;
  static readonly observedAttributes = ['endpoint', 'storage'];

  /** What lives as long as the element is in the page; of it, what lives as long as the endpoint stays the same. */
  #lifetime: DisposableStore | undefined;
  #connection: DisposableStore | undefined;
  #outbox: Outbox | undefined;
  /** What only the memory held when the connection changed: the next one takes it. */
  #carried: readonly CxEvent[] = [];

  /** Registers this class under `name`, unless the name is taken. */
  static define(name: string, registry?: CustomElementRegistry): void {
    defineElement(name, this, registry);
  }

  /** The queue, for programs that want to look into it. Undefined without a usable endpoint. */
  get outbox(): Outbox | undefined {
    return this.#outbox;
  }

  connectedCallback(): void {
    this.style.display = 'contents';
    this.#lifetime = new DisposableStore();
    // on the window: whoever may cancel an event has had the chance
    for (const type of REPORTED) this.#listen(window, type, this.#take);
    this.#listen(window, 'cx-answer', (event) => this.hasAttribute('partials') && this.#take(event));
    this.#connect();
  }

  disconnectedCallback(): void {
    this.#lifetime?.dispose();
    this.#connection?.dispose();
    this.#lifetime = this.#connection = undefined;
  }

  attributeChangedCallback(): void {
    if (this.#lifetime) this.#connect();
  }

  #listen(target: EventTarget, type: string, listener: (event: Event) => void): void {
    target.addEventListener(type, listener);
    this.#lifetime!.add(toDisposable(() => target.removeEventListener(type, listener)));
  }

  readonly #take = (event: Event): void => {
    const { detail } = event as CxDomainEvent<CxEvent>;
    if (!this.#outbox || event.defaultPrevented || typeof detail?.id !== 'string') return;
    const delivery = this.#outbox.accept(detail);
    if ('waitUntil' in event) (event as CxDomainEvent<CxEvent>).waitUntil(delivery);
    delivery.catch(() => {}); // told by the news, and by the survey that waits
  };

  #connect(): void {
    this.#carried = [...this.#carried, ...(this.#outbox?.held ?? [])];
    this.#connection?.dispose();
    this.#connection = undefined;
    const endpoint = this.#address();
    if (!endpoint) return;
    const connection = (this.#connection = new DisposableStore());
    // without what a key may be in, which changes: what waits must be found again
    const name = `cx-outbox ${endpoint.replace(/[?#].*/, '')}`;
    const store = this.getAttribute('storage') === 'allowed' ? indexedDbStore(name) : memoryStore();
    const outbox = connection.add(new Outbox({ transport: httpTransport(endpoint), store, lockName: name }));
    connection.add(outbox.news((news) => this.dispatchEvent(new CxDeliveryEvent(news))));
    connection.add(toDisposable(() => (this.#outbox = undefined)));
    this.#outbox = outbox;
    for (const event of this.#carried) outbox.accept(event).catch(() => {}); // told by the news
    this.#carried = [];
  }

  #address(): string | undefined {
    const written = this.getAttribute('endpoint') ?? '';
    const url = URL.canParse(written, document.baseURI) ? new URL(written, document.baseURI) : undefined;
    const usable = written && url && /^https?:$/.test(url.protocol) && !url.username;
    const message = usable ? '' : '"endpoint" must be the http or https address of a collector. Nothing is sent.';
    if (message) this.dispatchEvent(new CxErrorEvent({ code: 'configuration', message, where: 'endpoint' }));
    if (message && isDevelopment()) this.textContent = message;
    return usable ? url.href : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-delivery': CxDelivery;
  }
  interface HTMLElementEventMap {
    'cx-delivery': CxDeliveryEvent;
  }
}
