import type { Messages } from '../../base/localize.js';

/** The English texts that are there before there are figures. */
export const messages = {
  'advocacy.title': 'Advocacy spectrum',
  'advocacy.waiting': 'The segments appear here once this page has events of customers, or counts of them.',
} as const satisfies Messages;
