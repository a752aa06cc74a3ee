import type { Messages } from '../../base/localize.js';

/** The English texts of what a curve shows: they come with what tells it. */
export const curveMessages = {
  'journey.curve': { one: '{metric}, known at {known} of {count} touchpoint', other: '{metric}, known at {known} of {count} touchpoints' },
  'journey.curve.highest': 'highest {value} at “{at}”',
  'journey.curve.lowest': 'lowest {value} at “{at}”',
  'journey.curve.end': 'at the end {value} at “{at}”',
  'journey.on-scale': '{metric} from {low} to {high}',
  'journey.curve.nothing': { one: '{metric}: nothing is known yet, at {count} touchpoint.', other: '{metric}: nothing is known yet, at {count} touchpoints.' },
  'journey.curve.asserted': { one: '{count} of them was only said, not measured (dashed).', other: '{count} of them were only said, not measured (dashed).' },
  'journey.curve.against': { one: 'Against {against}, at {count} touchpoint: certainly worse at {worse}, certainly better at {better}.', other: 'Against {against}, at {count} touchpoints: certainly worse at {worse}, certainly better at {better}.' },
  'journey.curve.not-held': 'Nothing to compare with: {against} is not known at any of them.',
} satisfies Messages;
