/** The English texts of `<cx-consent>`. */
export const messages = {
  'consent.ask': 'May we write to you about this?',
  'consent.by': 'By: {channels}.',
  'consent.monthly': 'About {count} a month.',
  'consent.yes': 'Yes',
  'consent.no': 'No',
  'consent.said-yes': 'You said yes.',
  'consent.said-no': 'You said no. Nothing is sent.',
  'consent.change': 'You can change this at any time.',
  'consent.gpc': 'Your browser asks us not to share data, as this would. A yes here goes before that.',
  'consent.notice': 'What a yes means: {notice}, version {version}',
  'consent.notice-since': 'What a yes means: {notice}, version {version}, in force since {date}',
  'consent.saving': 'Saving',
  'consent.waiting': 'No connection. Please keep this page open: your answer is sent later.',
  'consent.failed': 'Your answer could not be saved. Nothing has changed.',
  'consent.unknown': 'There is nothing to ask here.',
  'consent.waits': 'Fetching the question',
} as const;
