import type { Message } from '../../../components/base/localize.js';

/** The English texts of the page. */
export const messages = {
  'j.map': 'The map',
  'j.flow': 'What customers did',
  'j.flow.about': 'From the log of the bank: the renewals of the last three months. Choose a step or a way to see the cases behind its number.',
  'j.reading': 'Reading the log',
  'j.failed': 'What customers did cannot be shown: {reason}',
  'j.source': 'NPS, CSAT and CES are counted live, from the answers in the collector; feelings come from a diary study of a bank that does not exist. Change the map as you like: nothing is kept.',
  'j.together': 'Draw a journey together with others',
  'j.answer': 'Answer in the shop window',
  'j.scorecard': 'The same figures on the scorecard',
} as const;

/** Every text of the page. A language that lacks one does not compile. */
export type JourneyPageTranslation = Readonly<Record<keyof typeof messages, Message>>;
