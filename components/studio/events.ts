import type { Survey } from '../../src/model/index.js';

/** `cx-draft`: the draft of a studio was changed. Does not bubble. */
export class CxDraftEvent extends Event {
  /** The document as it stands; it may have faults still. */
  readonly survey: Survey;

  constructor(survey: Survey) {
    super('cx-draft');
    this.survey = survey;
  }
}

/** `cx-published`: a survey was published. Does not bubble. */
export class CxPublishedEvent extends Event {
  readonly survey: Survey;
  /** Where customers find it, if the one who published said so. */
  readonly address: string | undefined;

  constructor(survey: Survey, address: string | undefined) {
    super('cx-published');
    this.survey = survey;
    this.address = address;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-draft': CxDraftEvent;
    'cx-published': CxPublishedEvent;
  }
}
