import type { Message } from '../../../../base/localize.js';
import type { messages } from './en.js';

/** Every text of this layer. */
export type LayerTranslation = Readonly<Record<keyof typeof messages, Message>>;
