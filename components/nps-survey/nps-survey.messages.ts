import { usualMessages } from '../asking/usual.messages.js';

/** The English texts of `<cx-nps-survey>`. */
export const messages = {
  ...usualMessages,
  'nps.detractor': 'We are sorry to hear that. What should we do better?',
  'nps.passive': 'What would make it a 10 for you?',
  'nps.promoter': 'Glad to hear it. What do you like most?',
  'nps.optional': 'optional',
  'nps.too-long': 'Your comment has {length} characters; at most {limit} can be sent.',
  'nps.send': 'Send answer',
  'nps.sending': 'Sending',
  'nps.dismiss': 'No, thanks',
  'nps.sent': 'Thank you. Your answer is in.',
  'nps.stored': 'Thank you. Your answer is stored here and will be sent when you are online.',
  'nps.held': 'Thank you. Please keep this page open until your answer is sent.',
  'nps.dismissed': 'All right. Nothing was sent.',
  'nps.failed': 'Your answer could not be stored. Please try again.',
  'nps.required': 'Choose a number from 0 to 10.',
} as const;
