import type { ContactPolicy } from '../../src/model/index.js';
import type { AskContext } from '../../src/survey/policy/ask.js';
import type { AskStore } from '../../src/survey/policy/store.js';
import { defineElement, VERSION } from '../base/define-element.js';
import { isDevelopment } from '../base/development.js';
import { CxErrorEvent } from '../base/events.js';
import { asking } from '../survey-prompt/asking.js';

/** Importing this where there is no browser must not fail. */
const PlainElement = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/**
 * @summary Says once for a page whom its surveys may ask, and how often.
 *
 * It shows nothing. The policy stands as JSON in a `<script type="application/json">` child, or is set as a property; what it leaves out is as in the
 * built-in policy. A policy with a fault asks nobody.
 *
 * @tag cx-survey-policy
 * @attr {string} storage - `allowed`: what was asked, a pseudonym and delays may be stored on the device; set it when your visitors' consent or your law allows that. Taken away, what was stored is deleted.
 * @attr {string} consent - `given`: the customer has consented to being asked; counts where the policy needs consent.
 * @attr {string} visitor - A pseudonym of the customer that stays the same over visits, never a name or an address.
 * @event {CxErrorEvent} cx-error - The policy cannot be used; `detail` says why. Does not bubble.
 */
export class CxSurveyPolicy extends PlainElement {
  static readonly version = VERSION;
  static readonly observedAttributes = ['storage', 'consent', 'visitor'];

  #policy: ContactPolicy | undefined;
  #observer: MutationObserver | undefined;
  #read: string | undefined;

  /** Registers this class under `name`, unless the name is taken. */
  static define(name: string, registry?: CustomElementRegistry): void {
    defineElement(name, this, registry);
  }

  /** The policy, for programs; it is taken as it is. */
  get policy(): ContactPolicy | undefined {
    return this.#policy;
  }
  set policy(policy: ContactPolicy | undefined) {
    this.#policy = policy;
    asking().configure({ policy });
  }

  /** The history that all devices of the customer share. */
  get store(): AskStore | undefined {
    return asking().settings.store;
  }
  set store(store: AskStore | undefined) {
    asking().configure({ store });
  }

  /** What the customer chose in the preference centre: see `mayAskBy`. */
  get mayAsk(): AskContext['mayAsk'] {
    return asking().settings.mayAsk;
  }
  set mayAsk(mayAsk: AskContext['mayAsk']) {
    asking().configure({ mayAsk });
  }

  connectedCallback(): void {
    this.style.display = 'contents';
    this.attributeChangedCallback();
    this.#observer = new MutationObserver(() => void this.#readChild());
    this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    void this.#readChild();
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }

  attributeChangedCallback(): void {
    if (!this.isConnected) return;
    asking().configure({ storage: this.getAttribute('storage') === 'allowed', consent: this.getAttribute('consent') === 'given', visitor: this.getAttribute('visitor') || undefined });
  }

  /** The script may come after the element, when the page is still being read. */
  async #readChild(): Promise<void> {
    const text = this.querySelector('script[type="application/json"]')?.textContent;
    if (text === undefined || text === null || text === this.#read) return;
    this.#read = text;
    asking().configure({ policy: null });
    const { readPolicy } = await import('./read-policy.js');
    const read = readPolicy(text);
    if (text !== this.#read) return;
    if (read.ok) this.policy = read.value;
    else for (const problem of read.error) this.#tell(`The contact policy cannot be used, so nobody is asked. ${problem.where ? `${problem.where}: ` : ''}${problem.message}`);
  }

  #tell(message: string): void {
    this.dispatchEvent(new CxErrorEvent({ code: 'configuration', message, where: 'policy' }));
    if (!isDevelopment()) return;
    const told = document.createElement('p');
    told.textContent = message;
    this.append(told);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-survey-policy': CxSurveyPolicy;
  }
}
