import type { Journey } from '../../../src/journey/document/journey.js';
import type { Operation } from '../../../src/journey/edit/operation.js';

/** What somebody is about to do to a journey. */
export interface JourneyChangeDetail {
  /** Such as `move-touchpoint`. */
  readonly act: string;
  readonly operations: readonly Operation[];
}

/** Somebody is about to change the map; may be forbidden. */
export class CxJourneyChangeEvent extends CustomEvent<JourneyChangeDetail> {
  constructor(detail: JourneyChangeDetail) {
    super('cx-journey-change', { detail, bubbles: true, composed: true, cancelable: true });
  }
}

/** Somebody has changed the map: by an act, by undoing one, or by doing it again. */
export class CxJourneyChangedEvent extends CustomEvent<JourneyChangeDetail & { readonly journey: Journey }> {
  constructor(detail: JourneyChangeDetail & { readonly journey: Journey }) {
    super('cx-journey-changed', { detail, bubbles: true, composed: true });
  }
}
