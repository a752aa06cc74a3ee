import type { AdvocacySegment } from '../../src/advocacy/segments.js';

/** What is to be done for the people of a segment, in new words; empty for the usual ones. */
export interface TreatmentChange {
  readonly segment: AdvocacySegment;
  readonly text: string;
}

/** `cx-treatment-change`: a text is about to be changed; cancel it to keep the old one. `cx-treatment-changed`: it was. */
export class CxTreatmentEvent extends CustomEvent<TreatmentChange> {
  constructor(type: 'cx-treatment-change' | 'cx-treatment-changed', detail: TreatmentChange) {
    super(type, { detail, bubbles: true, composed: true, cancelable: type === 'cx-treatment-change' });
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-treatment-change': CxTreatmentEvent;
    'cx-treatment-changed': CxTreatmentEvent;
  }
}
