import type { Message } from '../../../base/localize.js';
import type { messages } from './en.js';

/** Every text of who changes a map. */
export type EditTranslation = Readonly<Record<keyof typeof messages, Message>>;
