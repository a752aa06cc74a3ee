import { cesUsual } from '../asking/usual.messages.js';
import { messages as shared } from '../rating-survey/rating-survey.messages.js';

/** The English texts of `<cx-ces-survey>`. */
export const messages = {
  ...shared,
  ...cesUsual,
  'ces.why-low': 'We are sorry to hear that. What made it hard?',
  'ces.why-middle': 'What would have made it easier?',
  'ces.why-high': 'Glad to hear it. What made it easy?',
} as const;
