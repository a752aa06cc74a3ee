import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { CES_SCALE, CES_WORDING } from '../../src/survey/scale.js';
import { endsOf, lookOf } from '../asking/looks.js';
import { lookStyles } from '../asking/looks.styles.js';
import { renderScale } from '../asking/scale.js';
import { CxRatingSurvey, type RatingGroup, type RatingKind } from '../rating-survey/rating-survey.js';
import { messages } from './ces-survey.messages.js';

const CES: RatingKind = { metric: 'ces', scale: CES_SCALE, wording: CES_WORDING, upTo: [3, 4] };

/**
 * @summary Asks after a transaction how easy it was: seven steps from strongly disagree to strongly agree, and why.
 *
 * In a form, with a `name`, it is a form control: its score is sent under that name and its comment under
 * `name-comment`. Without one it has a button of its own. A `<fieldset>` of radios among its children works without
 * JavaScript and is replaced where there is some. Settings may also stand in a `<script type="application/json">` child.
 *
 * @tag cx-ces-survey
 */
export class CxCesSurvey extends CxRatingSurvey {
  static override styles: CSSResultGroup = [CxRatingSurvey.styles, lookStyles];
  static override properties: PropertyDeclarations = {
    followUpLow: { attribute: 'follow-up-low' },
    followUpMiddle: { attribute: 'follow-up-middle' },
    followUpHigh: { attribute: 'follow-up-high' },
  };

  /** The second question for those who answer 1 to 3. */
  declare followUpLow: string | undefined;
  /** The second question for those who answer 4. */
  declare followUpMiddle: string | undefined;
  /** The second question for those who answer 5 to 7. */
  declare followUpHigh: string | undefined;

  constructor() {
    super(CES, messages);
  }

  protected override renderSteps(low: string, high: string): TemplateResult {
    const { value, texts, kind: { scale } } = this;
    const number = (step: number): string => texts.number(step);
    return renderScale({ name: 'score', scale, value, ends: endsOf('buttons', scale, number, low, high), ...lookOf({ look: 'buttons', scale, number, called: number }) });
  }

  protected override followUp(group: RatingGroup): string | undefined {
    return { low: this.followUpLow, middle: this.followUpMiddle, high: this.followUpHigh }[group];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-ces-survey': CxCesSurvey;
  }
}
