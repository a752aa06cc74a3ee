import type { Message } from '../../base/localize.js';
import type { documentMessages } from './en.js';

/** Every text of a scorecard that is a document. A language that lacks one does not compile. */
export type DocumentTranslation = Readonly<Record<keyof typeof documentMessages, Message>>;
