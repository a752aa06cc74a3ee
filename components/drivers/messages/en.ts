import { answerGroupMessages, mixMessages } from '../../base/charts/messages/en.js';
import { chartWords } from '../../base/charts/messages/words.js';
import { driverChartMessages } from '../../base/charts/messages/drivers/en.js';
import type { Messages } from '../../base/localize.js';

/** The English texts of `<cx-drivers>` itself. */
export const driverMessages = {
  'drivers.heading': 'What goes along with {outcome}',
  'drivers.weights': 'What matters',
  'drivers.priorities': 'Where to look first',
  'drivers.what-if': 'What if?',
  'drivers.change': 'Where the change comes from',
  'drivers.words': 'What they write about',
  'drivers.waiting': 'Waiting for ratings',
  'drivers.adding': 'Adding up the ratings',
  'drivers.drawing': 'Working out how sure this is',
  'drivers.stop': 'Stop',
  'drivers.draw': { one: 'Work out how sure this is ({count} draw)', other: 'Work out how sure this is ({count} draws)' },
  'drivers.drawn': { one: 'The intervals rest on {count} draw of the rows.', other: 'The intervals rest on {count} draws of the rows.' },
  'drivers.move': 'Move an attribute to see what goes along with it. The others are held.',
  'drivers.amount': 'Change of {name}',
  'drivers.moved': '{by}: {from} to {to}',
  'drivers.now': 'now {value}',
  'drivers.then': 'then {value}',
  'drivers.reset': 'Back to now',
  'drivers.no-change': 'There are no two periods with answers to compare.',
  'drivers.reading-texts': 'Reading the texts',
  'drivers.few-texts': 'There are too few texts: each group needs {needed}.',
  'drivers.no-words': 'No word stands out: both groups write about the same.',
  'drivers.low': 'those who gave {score} or less',
  'drivers.high': 'those who gave {score} or more',
  'drivers.read': 'Read what they wrote',
  'drivers.counted': '{group} (number of texts)',
  'drivers.texts': { one: '{count} text of {group} with \u201c{word}\u201d', other: '{count} texts of {group} with \u201c{word}\u201d' },
  'drivers.more': { one: 'Show {count} more', other: 'Show {count} more' },
  'drivers.masked': 'Card numbers, addresses and the like are hidden.',
  'drivers.score': 'Answer {score}',
} as const satisfies Messages;

/** All texts that `<cx-drivers>` shows. */
export const messages = { ...chartWords, ...answerGroupMessages, ...mixMessages, ...driverChartMessages, ...driverMessages } as const;
