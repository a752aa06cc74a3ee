import type { Behind } from '../../src/journey/observed/discover/cases.js';

/** Which number somebody looks behind. */
export interface JourneyDrill {
  readonly level: 'cases';
  /** What it counts, as `casesBehind` takes it; activities are numbers of `log.activityNames`. */
  readonly behind: Behind | { readonly kind: 'fit' | 'deviate' };
  /** The same in words. */
  readonly title: string;
  /** As many as the number says. */
  readonly cases: readonly string[];
}

/** `cx-drill`: somebody looks at the cases behind a number; can be cancelled, for a page that shows them elsewhere. Bubbles out of every shadow. */
export class CxJourneyDrillEvent extends CustomEvent<JourneyDrill> {
  constructor(detail: JourneyDrill) {
    super('cx-drill', { detail, bubbles: true, composed: true, cancelable: true });
  }
}
