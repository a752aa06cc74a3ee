import { csatUsual } from '../asking/usual.messages.js';
import { messages as shared } from '../rating-survey/rating-survey.messages.js';

/** The English texts of `<cx-csat-survey>`. */
export const messages = {
  ...shared,
  ...csatUsual,
  'csat.why-low': 'We are sorry to hear that. What went wrong?',
  'csat.why-middle': 'What could have been better?',
  'csat.why-high': 'Glad to hear it. What went well?',
} as const;
