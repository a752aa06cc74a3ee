/** The English texts of what customers see of, and do with, what they have sent. */
export const messages = {
  'survey.own-answers': 'Answers',
  'survey.own-known': 'What the page adds',
  'survey.own-nothing': 'nothing yet',
  'survey.own-page': 'This page',
  'survey.own-subject': 'A name for you that is not your own',
  'survey.own-touchpoint': 'Where in your journey',
  'survey.own-duration': 'Time taken',
  'survey.own-seconds': { one: '{count} second', other: '{count} seconds' },
  'survey.own-receipt': 'Receipt',
  'survey.own-keep': 'With this receipt you can change your answers or take them back later.',
  'survey.own-change': 'Change my answers',
  'survey.own-withdraw': 'Take my answers back',
  'survey.own-failed': 'This could not be done. Please try again.',
} as const;
