import type { Message } from '../../../base/localize.js';
import type { sourceMessages } from './en.js';

/** Every text about the sources of figures. A language that lacks one does not compile. */
export type SourceTranslation = Readonly<Record<keyof typeof sourceMessages, Message>>;
