import type { Message } from '../../base/localize.js';
import type { messages } from './en.js';
import type { figureTexts } from './figures.js';
import type { moreMessages } from './more.js';

/** Every text of the element: a language that lacks one does not compile. */
export type AdvocacyTranslation = Readonly<Record<keyof typeof messages | keyof typeof figureTexts | keyof typeof moreMessages, Message>>;
