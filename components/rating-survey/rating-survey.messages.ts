/** The English texts that all questions with one scale share. */
export const messages = {
  'ask.optional': 'optional',
  'ask.too-long': 'Your comment has {length} characters; at most {limit} can be sent.',
  'ask.send': 'Send answer',
  'ask.sending': 'Sending',
  'ask.dismiss': 'No, thanks',
  'ask.sent': 'Thank you. Your answer is in.',
  'ask.stored': 'Thank you. Your answer is stored here and will be sent when you are online.',
  'ask.held': 'Thank you. Please keep this page open until your answer is sent.',
  'ask.dismissed': 'All right. Nothing was sent.',
  'ask.failed': 'Your answer could not be stored. Please try again.',
  'ask.required': 'Choose a number from {min} to {max}.',
} as const;
