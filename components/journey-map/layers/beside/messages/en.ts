import type { Messages } from '../../../../base/localize.js';

/** The English texts of a comparison side by side. */
export const messages = {
  'journey.beside.none': 'not known on both sides',
  'journey.beside.added': 'New',
  'journey.beside.moved': 'Moved',
  'journey.beside.moved-from': 'Moved here from {phase}',
  'journey.beside.renamed': 'Was called {name}',
  'journey.beside.removed': 'Removed',
  'journey.beside.since': 'Since that version: {changes}.',
  'journey.beside.same': 'The touchpoints are those of that version.',
  'journey.beside.count-added': { one: '{count} new', other: '{count} new' },
  'journey.beside.count-moved': { one: '{count} moved', other: '{count} moved' },
  'journey.beside.count-renamed': { one: '{count} renamed', other: '{count} renamed' },
  'journey.beside.count-removed': { one: '{count} removed', other: '{count} removed' },
  'journey.beside.now': 'Now',
} satisfies Messages;
