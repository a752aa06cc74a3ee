/** The English texts of the part about channels. */
export const messages = {
  'channels.lead': 'For each way to reach you: what may come there at all.',
  'channels.anything': 'What I chose',
  'channels.warnings': 'Safety warnings only',
  'channels.never': 'Nothing',
  'channels.missing': 'We have no address of yours for this.',
  'channels.unverified': 'Not confirmed yet, so nothing is sent here.',
  'channels.suppressed': 'This address takes no messages at the moment.',
} as const;
