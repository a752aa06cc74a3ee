import type { SurveyState } from '../../src/model/index.js';
import type { Hide } from '../../src/survey/response.js';
import { loadMasking } from '../asking/masking.js';

/** Hides personal data in what was written: all of it, until what knows personal data is there. */
export class TextMask {
  hide: Hide = (_, text) => '•'.repeat(text.length);

  /** Brings what knows personal data, if something was written; says whether it came just now. Rejects if it does not come. */
  async bring(given: SurveyState['given'] = {}): Promise<boolean> {
    if (!Object.values(given).some((one) => one.kind === 'text' || (one.kind === 'choice' && one.other))) return false;
    const { maskedFor } = await loadMasking();
    const isNew = this.hide !== maskedFor;
    this.hide = maskedFor;
    return isNew;
  }
}
