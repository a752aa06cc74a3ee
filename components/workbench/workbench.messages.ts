import { messages as paletteMessages } from '../command-palette/command-palette.messages.js';
import { keyMessages } from '../plugins/key-names.js';

/** The English texts of `<cx-workbench>` and what it brings along. */
export const messages = {
  ...paletteMessages,
  ...keyMessages,
  'workbench.label': 'Workbench',
  'workbench.commands': 'Commands',
  'workbench.more': 'More',
  'workbench.more-of': 'More for {view}',
  'workbench.views-main': 'Views',
  'workbench.views-side': 'Views at the side',
  'workbench.views-panel': 'Views below',
  'workbench.waking': '{view} is being loaded',
  'workbench.view-failed': '{view} cannot be shown. {reason}',
  'workbench.view-empty': 'Its plugin gives it no content.',
  'workbench.again': 'Try again',
  'workbench.status': 'Status',
  'workbench.notifications': 'Notifications',
  'workbench.close-one': 'Close: {text}',
  'workbench.from': 'from {plugin}',
  'workbench.info': 'Note',
  'workbench.warning': 'Warning',
  'workbench.error': 'Error',
  'workbench.older': { one: 'and {count} older one', other: 'and {count} older ones' },
  'workbench.close-all': 'Close all',
  'workbench.stop': 'Stop',
  'workbench.stop-one': 'Stop: {text}',
  'workbench.stopping': 'Stopping',
  'workbench.chord': '{keys} pressed. Waiting for the next key',
  'workbench.plugin-failed': '{plugin} could not be started. {reason}',
} as const;
