import { toDisposable } from '../../core/disposable.js';
import type { Event } from '../../core/emitter.js';

/** What the customer allows. The host joins its consent platform or preference centre here. */
export interface Consent {
  /** Has the customer allowed this purpose? */
  allows(purpose: string): boolean;
  /** The browser's signal against sharing (https://globalprivacycontrol.org). It stands above `allows`. */
  readonly globalPrivacyControl: boolean;
  /** Fires when either may have changed. */
  readonly onDidChange: Event<void>;
}

/** Nobody was asked: nothing is allowed. */
export const noConsent: Consent = { allows: () => false, globalPrivacyControl: false, onDidChange: () => toDisposable(() => {}) };

/** The purpose that needs nobody's consent. Only the host can say that a plugin serves it. */
export const NECESSARY = 'necessary';
