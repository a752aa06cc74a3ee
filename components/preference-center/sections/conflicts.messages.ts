/** The English texts about what was changed in two places. */
export const messages = {
  'conflict.both': '{what} was changed in two places at the same time. This holds now: {kept}.',
  'conflict.lost': '{what} could not be saved. It is as before.',
  'conflict.keep': 'Keep it so',
  'conflict.change-to': 'Change to: {value}',
  'conflict.yes': 'yes',
  'conflict.no': 'no',
  'conflict.stopped': 'you have unsubscribed from all',
  'conflict.other': 'the other choice',
  'conflict.as-before': 'as before',
} as const;
