import { keyMessages } from '../plugins/key-names.js';

/** The English texts of `<cx-command-palette>`. */
export const messages = {
  ...keyMessages,
  'palette.label': 'Commands',
  'palette.placeholder': 'Type a command',
  'palette.choose': 'Choose one',
  'palette.enter': 'Enter a text',
  'palette.by': 'Asked by {plugin}',
  'palette.careful': 'Do not enter passwords or card numbers here.',
  'palette.count': { one: '{count} command', other: '{count} commands' },
  'palette.count-items': { one: '{count} choice', other: '{count} choices' },
  'palette.nothing': 'Nothing matches “{query}”',
  'palette.empty': 'There are no commands',
  'palette.recent': 'used lately',
  'palette.needs': 'Not now. It needs: {needs}',
  'palette.not-now': 'Not now',
  'palette.hint': 'Enter accepts, Esc calls it off',
  'palette.confirm': 'OK',
  'palette.cancel': 'Cancel',
} as const;
