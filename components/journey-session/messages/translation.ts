import type { Message } from '../../base/localize.js';
import type { messages } from './en.js';

/** Every text of sessions in which a journey is drawn together. */
export type SessionTranslation = Readonly<Record<keyof typeof messages, Message>>;
