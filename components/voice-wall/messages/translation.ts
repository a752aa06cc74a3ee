import type { Message } from '../../base/localize.js';
import type { wallMessages } from './en.js';

/** Every text of the wall. A language that lacks one does not compile. */
export type WallTranslation = Readonly<Record<keyof typeof wallMessages, Message>>;
