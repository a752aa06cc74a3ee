import type { Message } from '../../../base/localize.js';
import type { lossMessages } from './en.js';

/** Every text of what is missing from figures. A language that lacks one does not compile. */
export type LossTranslation = Readonly<Record<keyof typeof lossMessages, Message>>;
