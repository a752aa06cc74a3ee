/** The English texts of what a survey offers at its end. */
export const messages = {
  'survey.follow-yes': 'Yes, please',
  'survey.follow-no': 'No, thanks',
  'survey.follow-name': 'Your name',
  'survey.follow-email': 'E-mail',
  'survey.follow-phone': 'Phone',
  'survey.follow-one': 'Tell us one way to reach you.',
  'survey.follow-consent': 'We use this to get in touch about your answers, and for nothing else.',
  'survey.follow-send': 'Please get in touch',
  'survey.follow-due': 'Thank you. We will be in touch by {date}.',
  'survey.follow-done': 'Thank you.',
  'survey.follow-declined': 'All right. We will not get in touch.',
} as const;
