import type { Messages } from '../../../../base/localize.js';

/** The English texts about live figures of a map. */
export const messages = {
  'journey.live.source': 'Live figures',
  'journey.live.period': 'Figures from {from} to {to}.',
  'journey.live.moved': { one: '{count} figure has moved.', other: '{count} figures have moved.' },
  'journey.live.left-out': { one: '{count} note on the live figures', other: '{count} notes on the live figures' },
  'journey.live.no-dimension': 'The live figures are not grouped by “{dimension}”, so they belong to no touchpoint. The map shows what the journey says.',
  'journey.live.unknown': { one: 'The live figures have no {metrics}: what the journey says of it stands.', other: 'The live figures have none of these: {metrics}. What the journey says of them stands.' },
  'journey.live.elsewhere': { one: 'Answers of {groups} are at no touchpoint of this map.', other: 'Answers of {groups} are at no touchpoints of this map.' },
  'journey.live.unlike': 'The live emotion is on another scale than that of the journey and is not shown.',
  'journey.live.nps': 'NPS is told at the end of a journey. It is not shown at {at}.',
} satisfies Messages;
