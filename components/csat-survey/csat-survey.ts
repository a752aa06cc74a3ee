import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { CSAT_SCALE, CSAT_WORDING } from '../../src/survey/scale.js';
import { endsOf, lookOf, LOOKS, type ScaleLook } from '../asking/looks.js';
import { lookStyles } from '../asking/looks.styles.js';
import { renderScale } from '../asking/scale.js';
import { CxRatingSurvey, type RatingGroup, type RatingKind } from '../rating-survey/rating-survey.js';
import { messages } from './csat-survey.messages.js';

const CSAT: RatingKind = { metric: 'csat', scale: CSAT_SCALE, wording: CSAT_WORDING, upTo: [2, 3] };

/**
 * @summary Asks right after an interaction how satisfied a customer is, with five stars, smileys or numbers, and why.
 *
 * In a form, with a `name`, it is a form control: its score is sent under that name and its comment under
 * `name-comment`. Without one it has a button of its own. A `<fieldset>` of radios among its children works without
 * JavaScript and is replaced where there is some. Settings may also stand in a `<script type="application/json">` child.
 *
 * @tag cx-csat-survey
 */
export class CxCsatSurvey extends CxRatingSurvey {
  static override styles: CSSResultGroup = [CxRatingSurvey.styles, lookStyles];
  static override properties: PropertyDeclarations = {
    look: {},
    followUpLow: { attribute: 'follow-up-low' },
    followUpMiddle: { attribute: 'follow-up-middle' },
    followUpHigh: { attribute: 'follow-up-high' },
  };

  /** How the steps look: `stars`, `smileys` or `buttons`. Figures of different looks are not averaged. */
  declare look: ScaleLook;

  /** The second question for those who answer 1 or 2 stars. */
  declare followUpLow: string | undefined;
  /** The second question for those who answer 3 stars. */
  declare followUpMiddle: string | undefined;
  /** The second question for those who answer 4 or 5 stars. */
  declare followUpHigh: string | undefined;

  constructor() {
    super(CSAT, messages);
    this.look = 'stars';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('look')) return;
    const bad = !LOOKS.includes(this.look);
    if (bad) this.look = 'stars';
    this.setProblem('look', bad ? `"look" must be one of ${LOOKS.join(', ')}.` : undefined);
  }

  protected override renderSteps(low: unknown, high: unknown): TemplateResult {
    const { value, texts, kind: { scale } } = this;
    const number = (step: number): string => texts.number(step);
    const steps = lookOf({ look: this.look, scale, number, called: (step) => texts.text('ask.called', { value: step, max: scale.max }) });
    return renderScale({ name: 'score', scale, value, ends: endsOf(this.look, scale, number, low, high), ...steps });
  }

  protected override followUp(group: RatingGroup): string | undefined {
    return { low: this.followUpLow, middle: this.followUpMiddle, high: this.followUpHigh }[group];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-csat-survey': CxCsatSurvey;
  }
}
