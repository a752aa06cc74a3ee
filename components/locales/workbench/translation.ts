import type { Message } from '../../base/localize.js';
import type { messages as managerMessages } from '../../plugin-manager/plugin-manager.messages.js';
import type { messages as settingsMessages } from '../../settings/settings.messages.js';
import type { messages as tileMessages } from '../../tile/tile.messages.js';
import type { messages as walkthroughMessages } from '../../walkthrough/walkthrough.messages.js';
import type { messages as whyMessages } from '../../why/why.messages.js';
import type { messages as workbenchMessages } from '../../workbench/workbench.messages.js';

type Key = keyof typeof managerMessages | keyof typeof settingsMessages | Exclude<keyof typeof tileMessages, 'metric.waiting'> | keyof typeof walkthroughMessages | keyof typeof whyMessages | keyof typeof workbenchMessages;

/**
 * Every text of the elements of the workbench; a language that lacks one does not compile. They are apart from the other
 * texts, since a page with a survey has no use for them.
 */
export type WorkbenchTranslation = Readonly<Record<Key, Message>> & { readonly digits?: 'own' };
