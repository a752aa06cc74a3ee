/** The English texts of the month ahead. */
export const messages = {
  'ahead.reckoning': 'One moment: we are working it out',
  'ahead.against': { one: 'If you said yes to everything, it would be about {count}.', other: 'If you said yes to everything, it would be about {count}.' },
  'ahead.uncounted': 'Not counted, because they come only when needed: {topics}.',
  'ahead.example': 'What the next 30 days may look like. It is an example, not a promise.',
  'ahead.picture': 'Days of the next four weeks, darker where more comes',
  'ahead.nothing': 'Nothing is to be expected in the next 30 days.',
  'ahead.one': '{topic}, {channel}',
  'ahead.zone': 'Times are in the time zone {zone}.',
} as const;
