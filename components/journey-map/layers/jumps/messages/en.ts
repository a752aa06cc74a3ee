import type { Messages } from '../../../../base/localize.js';

/** The English texts about keys that jump. */
export const messages = {
  'journey.jump.keys': 'Keys that jump',
  'journey.jump.moment': 'next moment of truth',
  'journey.jump.pain': 'next pain',
  'journey.jump.gap': 'next gap that is certain',
  'journey.jump.comment': 'next open comment',
  'journey.jump.back': 'with a letter: the one before',
  'journey.jump.help': 'show or hide these keys',
  'journey.jump.off': 'Turn these keys off',
  'journey.jump.there': '{name}: {what}.',
  'journey.jump.none': 'There is no other: {what}.',
} satisfies Messages;
