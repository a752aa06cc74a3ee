import { npsUsual } from '../asking/usual.messages.js';
import { messages as shared } from '../rating-survey/rating-survey.messages.js';

/** The English texts of `<cx-nps-survey>`. */
export const messages = {
  ...shared,
  ...npsUsual,
  'nps.why-low': 'We are sorry to hear that. What should we do better?',
  'nps.why-middle': 'What would make it a 10 for you?',
  'nps.why-high': 'Glad to hear it. What do you like most?',
} as const;
