import type { Message } from '../../base/localize.js';
import type { effectMessages } from './effect.js';
import type { boardMessages } from './en.js';

/** Every text of the board. A language that lacks one does not compile. */
export type BoardTranslation = Readonly<Record<keyof typeof boardMessages | keyof typeof effectMessages, Message>>;
