/** The English texts of "Why did I get this?". */
export const messages = {
  'why.none': 'No message to you is on record here.',
  'why.lately': 'What you were sent lately',
  'why.sent': '{topic}, {channel}, {date}',
  'why.now-not': 'As things stand now, it would not come.',
  'why.ask': 'Would it come now?',
  'why.topic': 'Message',
  'why.channel': 'By',
  'why.yes': 'Yes, it may come now.',
  'why.no': 'No, not now.',
  'why.more': { one: 'Show {count} more', other: 'Show {count} more' },
} as const;
