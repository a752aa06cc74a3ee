import { DisposableStore, type Disposable } from '../../core/disposable.js';
import { Emitter, type Event } from '../../core/emitter.js';
import { capabilityText, type Capability } from '../../model/plugin/capability.js';
import { NECESSARY, type Consent } from './consent.js';
import type { Denial } from '../account.js';

/** These touch what is the customer's. */
const BOUND: ReadonlySet<Capability['kind']> = new Set(['network', 'events:read', 'pii.read', 'files.read', 'storage']);

/** What the host lets one plugin do, and for what. */
export interface Policy {
  /** What was granted, which may be less than the manifest asks for. */
  readonly granted: readonly Capability[];
  /** What the customer must have allowed for it: `analytics` if not said. */
  readonly purpose?: string;
  /** `monitor`: everything is let through as far as consent goes, and recorded. For authors, on their own machine. */
  readonly mode?: 'enforce' | 'monitor';
}

/** What one plugin may do right now: granted by the host, and allowed by the customer as far as it touches them. */
export class Grants implements Disposable {
  readonly #granted: ReadonlyMap<string, Capability>;
  readonly #purpose: string;
  readonly #monitor: boolean;
  readonly #consent: Consent;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<void>());
  /** Fires when consent changes what holds. */
  readonly onDidChange: Event<void> = this.#changed.event;
  #consented: boolean;

  constructor(policy: Policy, consent: Consent) {
    this.#granted = new Map(policy.granted.map((one) => [capabilityText(one), one]));
    this.#purpose = policy.purpose ?? 'analytics';
    this.#monitor = policy.mode === 'monitor';
    this.#consent = consent;
    this.#consented = this.#read();
    this.#store.add(consent.onDidChange(() => {
      const now = this.#read();
      if (now === this.#consented) return;
      this.#consented = now;
      this.#changed.fire();
    }));
  }

  /** Undefined if this may be done now; otherwise why not. Consent is asked afresh each time: a withdrawal counts from that moment. */
  denial(wanted: Capability): Denial | undefined {
    // nobody can see whether a plugin reads a name that it is told, so persons are told of by grant alone
    if ((!this.#monitor || wanted.kind === 'pii.read') && !this.#isGranted(wanted)) return 'not-granted';
    return BOUND.has(wanted.kind) && !this.#read() ? 'no-consent' : undefined;
  }

  /** What holds now, as in a manifest. */
  list(): string[] {
    return [...this.#granted].filter(([, one]) => this.denial(one) === undefined).map(([text]) => text);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #isGranted(wanted: Capability): boolean {
    if (this.#granted.has(capabilityText(wanted))) return true;
    // a grant for a family holds for each of its surveys
    return wanted.kind === 'events:read' && wanted.survey !== undefined && this.#granted.has(capabilityText({ kind: wanted.kind, family: wanted.family }));
  }

  #read(): boolean {
    if (this.#purpose === NECESSARY) return true;
    return !this.#consent.globalPrivacyControl && this.#consent.allows(this.#purpose);
  }
}
