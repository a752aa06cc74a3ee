import type { Message } from '../../../components/base/localize.js';
import { summaryMessages } from '../../../components/scorecard/messages/summary/en.js';

const own = {
  'b.who': 'Who is looking?',
  'b.executive': 'The executive',
  'b.executive.about': 'Has thirty seconds',
  'b.manager': 'The manager',
  'b.manager.about': 'Has an hour, and looks for the cause',
  'b.line': 'The agent',
  'b.line.about': 'Has a shift, and one place to look after',
  'b.which': 'Which figures?',
  'b.live': 'The bank, live',
  'b.live.about': 'Moves as customers answer in the shop window',
  'b.live.source': 'Customers who do not exist answer a bank that does not exist. Targets and benchmarks are invented.',
  'b.sfo': 'Airport',
  'b.sfo.about': 'San Francisco, 2016 to 2018',
  'b.sfo.source': 'Passenger surveys of San Francisco airport, read from your machine, where they stay. The targets are ours, for this demo.',
  'b.fft': 'Hospitals',
  'b.fft.about': 'Friends and Family, 2021 and 2022',
  'b.fft.source': 'Friends and Family answers of two NHS trusts, read from your machine, where they stay. The targets are ours, for this demo.',
  'b.telco': 'Telephone customers',
  'b.telco.about': 'Who left, by contract',
  'b.telco.source': 'A sample of 7,043 customers that IBM made up, read from your machine, where it stays. It has no dates: all of it stands as one year. The targets are ours, for this demo.',
  'b.not-here': 'not on this machine',
  'b.summary': 'In plain words',
  'b.reading': 'Reading the figures',
  'b.failed': 'The figures cannot be read: {reason}',
} as const;

/** The English texts of the page. */
export const messages = { ...summaryMessages, ...own };

/** Every text of the page. A language that lacks one does not compile. */
export type BoardTranslation = Readonly<Record<keyof typeof own, Message>>;
