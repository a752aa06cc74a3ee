import type { Message } from '../../base/localize.js';
import type { documentMessages } from './en.js';
import type { lookMessages, mapMessages, tableMessages, wallMessages } from './parts.js';

type Key = keyof typeof documentMessages | keyof typeof lookMessages | keyof typeof mapMessages | keyof typeof tableMessages | keyof typeof wallMessages;

/** Every text of a scorecard that is a document. A language that lacks one does not compile. */
export type DocumentTranslation = Readonly<Record<Key, Message>>;
