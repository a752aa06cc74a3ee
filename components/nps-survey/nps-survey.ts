import type { PropertyDeclarations } from 'lit';
import { DETRACTOR_TO, PASSIVE_TO } from '../../src/metrics/scales/nps-groups.js';
import { NPS_SCALE, NPS_WORDING } from '../../src/survey/scale.js';
import { CxRatingSurvey, type RatingGroup, type RatingKind } from '../rating-survey/rating-survey.js';
import { messages } from './nps-survey.messages.js';

const NPS: RatingKind = { metric: 'nps', scale: NPS_SCALE, wording: NPS_WORDING, upTo: [DETRACTOR_TO, PASSIVE_TO] };

/**
 * @summary Asks how likely a customer is to recommend the business, 0 to 10, and why.
 *
 * In a form, with a `name`, it is a form control: its score is sent under that name and its comment under
 * `name-comment`. Without one it has a button of its own. A `<fieldset>` of radios among its children works without
 * JavaScript and is replaced where there is some. Settings may also stand in a `<script type="application/json">` child.
 *
 * @tag cx-nps-survey
 */
export class CxNpsSurvey extends CxRatingSurvey {
  static override properties: PropertyDeclarations = {
    followUpDetractor: { attribute: 'follow-up-detractor' },
    followUpPassive: { attribute: 'follow-up-passive' },
    followUpPromoter: { attribute: 'follow-up-promoter' },
  };

  /** The second question for those who answer 0 to 6. */
  declare followUpDetractor: string | undefined;
  /** The second question for those who answer 7 or 8. */
  declare followUpPassive: string | undefined;
  /** The second question for those who answer 9 or 10. */
  declare followUpPromoter: string | undefined;

  constructor() {
    super(NPS, messages);
  }

  protected override followUp(group: RatingGroup): string | undefined {
    return { low: this.followUpDetractor, middle: this.followUpPassive, high: this.followUpPromoter }[group];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-nps-survey': CxNpsSurvey;
  }
}
