import type { CxEventOf } from '../../src/model/event.js';

/**
 * `cx-preference-change` (about to be made, can be cancelled) and `cx-preference-changed` (kept): one for each register that an edit sets. It
 * bubbles out of every shadow.
 */
export class CxPreferenceEvent extends CustomEvent<CxEventOf<'cx.preference.changed'>> {
  constructor(type: string, detail: CxEventOf<'cx.preference.changed'>, cancelable: boolean) {
    super(type, { detail, bubbles: true, composed: true, cancelable });
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-preference-change': CxPreferenceEvent;
    'cx-preference-changed': CxPreferenceEvent;
  }
}
