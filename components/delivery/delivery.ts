import { DisposableStore, toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { Problem } from '../../src/core/problem.js';
import { usableAddress } from '../../src/delivery/address.js';
import { Bus } from '../../src/delivery/bus.js';
import { httpTransport } from '../../src/delivery/http-transport.js';
import { ANSWER, importanceOf, WISH } from '../../src/delivery/importance.js';
import { indexedDbStore } from '../../src/delivery/indexed-db-store.js';
import { memoryStore } from '../../src/delivery/outbox-store.js';
import { Outbox, type OutboxNews } from '../../src/delivery/outbox.js';
import type { OpenSinks } from '../../src/delivery/sinks/open.js';
import type { SinkSettings } from '../../src/delivery/sinks/settings.js';
import type { Transport } from '../../src/delivery/sink.js';
import type { CxEvent } from '../../src/model/event.js';
import { defineElement, VERSION } from '../base/define-element.js';
import { isDevelopment } from '../base/development.js';
import { CxErrorEvent, type CxDomainEvent } from '../base/events.js';
import { REPORTED } from '../base/reported.js';

export type { SinkSettings };

/** What became of an event, and with which sink: `endpoint` for that of the element itself. */
export type DeliveryNews = OutboxNews & { readonly sink: string };

/** `cx-delivery`: what became of an event; `detail` says it. */
export class CxDeliveryEvent extends CustomEvent<DeliveryNews> {
  constructor(news: DeliveryNews) {
    super('cx-delivery', { detail: news });
  }
}

/** Importing this where there is no browser must not fail. */
const PlainElement = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);
const DAY = 86_400_000;
/** Sinks that answer for what they take: those of other kinds look on. */
const ANSWERING = new Set(['collector', 'webhook', 'function']);

/**
 * @summary Sends what customers answer on this page to a collector, and elsewhere, without losing any of it.
 *
 * It shows nothing and listens to the whole page. With `storage="allowed"`, what cannot be sent at once is stored on
 * the device and sent later, also after the page or the browser was closed; set it when your visitors' consent or your
 * law allows that. Without it, answers wait in memory, and the survey asks the customer to keep the page open.
 *
 * Where the browser sends Global Privacy Control, only what customers say and want is taken: not what they were shown, nor
 * how far they have come with what they do not send.
 *
 * @tag cx-delivery
 * @attr {string} endpoint - Where the collector takes events: an http or https address.
 * @attr {string} storage - `allowed`: answers that wait may be stored on the device. When it is taken away, what is stored is deleted.
 * @attr {number} keep-days - How many days answers may wait on the device, for one that many people use; without it, until they are sent.
 * @attr {string} purpose - The purpose to which customers consent here: when one takes the consent back, what waits is deleted.
 * @attr {boolean} partials - Also sends answers that the customer has chosen and not sent.
 * @event {CxDeliveryEvent} cx-delivery - What became of an event: `detail.kind` is `stored`, `sent`, `acknowledged`, `refused`, `waiting`, `not-storing` or `lost`; `detail.sink` is `endpoint` or the name of the sink. Does not bubble.
 * @event {CxErrorEvent} cx-error - The endpoint or a sink is not usable; `detail` says so. Does not bubble.
 */
export class CxDelivery extends PlainElement {
  static readonly version = VERSION;
  static readonly observedAttributes = ['endpoint', 'storage', 'keep-days'];

  /** What lives as long as the element is in the page; of it, what lives as long as its settings stay the same. */
  #lifetime: DisposableStore | undefined;
  #connection: DisposableStore | undefined;
  #bus = new Bus();
  #outbox: Outbox | undefined;
  #sinks: readonly SinkSettings[] = [];
  #opened: Promise<OpenSinks> | undefined;
  /** What only the memory held when the connection changed: the next one takes it. */
  #carried: readonly CxEvent[] = [];
  /** The customer has taken back what storing and counting rest on. */
  #withdrawn = false;

  /** Registers this class under `name`, unless the name is taken. */
  static define(name: string, registry?: CustomElementRegistry): void {
    defineElement(name, this, registry);
  }

  /** The queue, for programs that want to look into it. Undefined without a usable endpoint. */
  get outbox(): Outbox | undefined {
    return this.#outbox;
  }

  /**
   * Where else events go, each with a queue of its own: `webhook`, `data-layer`, `track`, `snowplow`, `console`, `broadcast`, `parent`,
   * `function`, or another `collector`; with filters, a sample and what must not leave the page. See docs/delivery.md.
   */
  get sinks(): readonly SinkSettings[] {
    return this.#sinks;
  }
  set sinks(sinks: readonly SinkSettings[]) {
    this.#sinks = Array.isArray(sinks) ? sinks : [];
    if (!Array.isArray(sinks)) this.#tell({ code: 'configuration', message: '"sinks" must be a list of sinks, such as [{ kind: "console" }].', where: 'sinks' });
    if (this.#lifetime) this.#connect();
  }

  connectedCallback(): void {
    this.style.display = 'contents';
    this.#lifetime = new DisposableStore();
    // on the window: whoever may cancel an event has had the chance
    for (const type of REPORTED) this.#listen(window, type, this.#take);
    this.#listen(window, 'cx-answer', (event) => this.hasAttribute('partials') && this.#take(event));
    this.#listen(window, 'cx-preference-changed', (event) => this.#hearConsent((event as CxDomainEvent<CxEvent>).detail));
    this.#connect();
  }

  disconnectedCallback(): void {
    this.#lifetime?.dispose();
    this.#connection?.dispose();
    this.#lifetime = this.#connection = undefined;
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.#lifetime) return;
    if (name === 'storage' && before === 'allowed' && now !== 'allowed') this.#forgetOrTell('storage');
    else this.#connect();
  }

  /**
   * The customer takes back what storing and counting rest on: what waits is deleted, not sent, but for what they want done with
   * what they said. From now on only answers and wishes are taken, and nothing is stored on the device, until {@link allow}.
   */
  async withdraw(): Promise<void> {
    this.#withdrawn = true;
    await this.#forget('withdrawn');
  }

  /** The customer allows it again. */
  allow(): void {
    if (!this.#withdrawn) return;
    this.#withdrawn = false;
    if (this.#lifetime) this.#connect();
  }

  /** Deletes all that waits on this device and all that was refused: when somebody signs out of a device that others use. */
  async clear(): Promise<void> {
    await this.#forget('cleared');
  }

  /** Deletes what waits. What comes from now on goes by what is allowed now, and does not wait for that. */
  async #forget(reason: 'withdrawn' | 'cleared'): Promise<void> {
    const [own, opened, connection] = [this.#outbox, this.#opened, this.#connection];
    const isWithdrawn = reason === 'withdrawn' && this.#lifetime !== undefined;
    const moved = new Set(isWithdrawn ? own?.held.map(({ id }) => id) : []);
    if (isWithdrawn) {
      this.#connection = undefined; // it ends when it is empty
      this.#connect();
    }
    try {
      const others = (await opened?.catch(() => undefined))?.outboxes ?? [];
      const outboxes = own ? [own, ...others] : others;
      const isWish = ({ id, type }: CxEvent): boolean => isWithdrawn && importanceOf(type) >= WISH && !moved.has(id);
      const wishes = (await Promise.all(outboxes.map((outbox) => outbox.takeOut(isWish)))).flat();
      const [lost = []] = await Promise.all(outboxes.map((outbox) => outbox.purge(reason, ({ id }) => !moved.has(id))));
      for (const wish of new Map(wishes.map((one) => [one.id, one])).values()) this.#bus.accept(wish).catch(() => {}); // told by the news
      if (own) await (isWithdrawn ? this.#outbox : own)?.tellLost(lost);
    } finally {
      if (isWithdrawn) connection?.dispose();
    }
  }

  #forgetOrTell(where: string): void {
    this.#forget('withdrawn').catch((error: unknown) => this.#tell({ code: 'not-deleted', message: `What is stored could not be deleted: ${String(error)}`, where }));
  }

  #listen(target: EventTarget, type: string, listener: (event: Event) => void): void {
    target.addEventListener(type, listener);
    this.#lifetime!.add(toDisposable(() => target.removeEventListener(type, listener)));
  }

  readonly #take = (event: Event): void => {
    const { detail } = event as CxDomainEvent<CxEvent>;
    if (event.defaultPrevented || typeof detail?.id !== 'string') return;
    this.#hearConsent(detail);
    const isPrivate = this.#withdrawn || (navigator as { readonly globalPrivacyControl?: boolean }).globalPrivacyControl === true;
    if (isPrivate && importanceOf(detail.type) < ANSWER) return;
    const answersFor = this.#bus.answersFor(detail);
    const delivery = this.#bus.accept(detail);
    if (answersFor && 'waitUntil' in event) (event as CxDomainEvent<CxEvent>).waitUntil(delivery);
    delivery.catch(() => {}); // told by the news, and by the survey that waits
  };

  /** A consent to the purpose of this element, given or taken back somewhere on the page. */
  #hearConsent(event: CxEvent | undefined): void {
    const purpose = this.getAttribute('purpose');
    if (!event || purpose === null) return;
    const { type, data } = event;
    const given = type === 'cx.preference.changed' && data.key === `topics.${purpose}.on` ? data.to === true : type === 'cx.consent.given' && data.purpose === purpose ? true : type === 'cx.consent.withdrawn' && data.purpose === purpose ? false : undefined;
    if (given === true) this.allow();
    if (given === false) {
      this.#withdrawn = true;
      this.#forgetOrTell('purpose');
    }
  }

  #connect(): void {
    this.#carried = [...this.#carried, ...(this.#outbox?.held ?? [])];
    this.#connection?.dispose();
    this.#connection = this.#opened = this.#outbox = undefined;
    const endpoint = this.#address();
    const connection = (this.#connection = new DisposableStore());
    const bus = (this.#bus = new Bus());
    if (endpoint !== undefined) {
      // without what a key may be in, which changes: what waits must be found again
      const outbox = connection.add(this.#queue(endpoint.replace(/[?#].*/, ''), httpTransport(endpoint)));
      connection.add(outbox.news((news) => this.#news(news, 'endpoint')));
      connection.add(bus.add(outbox));
      connection.add(toDisposable(() => this.#outbox === outbox && (this.#outbox = undefined)));
      this.#outbox = outbox;
      for (const event of this.#carried) outbox.accept(event).catch(() => {}); // told by the news
      this.#carried = [];
    }
    if (this.#sinks.length > 0) this.#open(this.#sinks, connection, bus);
  }

  /** Opens the other sinks, which are a part that is loaded for them; what comes meanwhile waits for it. */
  #open(sinks: readonly SinkSettings[], connection: DisposableStore, bus: Bus): void {
    const opened = import('../../src/delivery/sinks/open.js').then(({ openSinks }) =>
      connection.add(openSinks(sinks, { queue: (name, transport) => this.#queue(name, transport), tell: (news, sink) => this.#news(news, sink), problem: (problem) => this.#tell(problem) })),
    );
    opened.catch((error: unknown) => this.#tell({ code: 'part-not-loaded', message: `What sends to other sinks could not be loaded: ${String(error)}`, where: 'sinks' }));
    this.#opened = opened;
    const answering = sinks.some((one) => ANSWERING.has((one as SinkSettings | undefined)?.kind ?? ''));
    const behind: Disposable = bus.add({
      watches: !answering,
      accept: async (event) => {
        const { bus: others } = await opened;
        const delivery = others.accept(event);
        return others.answersFor(event) ? delivery : 'acknowledged'; // nothing hangs on those that look on
      },
    });
    connection.add(behind);
  }

  #queue(name: string, transport: Transport): Outbox {
    const whole = `cx-outbox ${name}`;
    const store = this.getAttribute('storage') === 'allowed' && !this.#withdrawn ? indexedDbStore(whole) : memoryStore();
    const days = Number(this.getAttribute('keep-days') ?? '');
    return new Outbox({ transport, store, lockName: whole, ...(days > 0 && { keepFor: days * DAY }) });
  }

  #news(news: OutboxNews, sink: string): void {
    this.dispatchEvent(new CxDeliveryEvent({ ...news, sink }));
  }

  #address(): string | undefined {
    const written = this.getAttribute('endpoint');
    if (written === null && this.#sinks.length > 0) return undefined;
    const address = usableAddress(written ?? '');
    if (address === undefined) this.#tell({ code: 'configuration', message: '"endpoint" must be the http or https address of a collector. Nothing is sent there.', where: 'endpoint' });
    return address;
  }

  #tell(problem: Problem): void {
    this.dispatchEvent(new CxErrorEvent(problem));
    if (isDevelopment()) this.textContent = problem.message;
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
