import type { Messages } from '../../../../base/localize.js';

/** The English texts about what plugins bring to a map. */
export const messages = {
  'journey.plugin.lens': 'Look through',
  'journey.plugin.no-lens': 'no lens',
  'journey.plugin.asking': '\u2026',
  'journey.plugin.failed': '{title} of the plugin {plugin} cannot be shown now.',
  'journey.plugin.gone': 'The lens comes from a plugin that is not there.',
} satisfies Messages;
