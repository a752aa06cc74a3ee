import type { figureMessages } from '../../base/figures.js';
import type { Message } from '../../base/localize.js';
import type { curveMessages } from './curve-en.js';
import type { detailsMessages } from './details-en.js';
import type { messages } from './en.js';

/** Every text of journey maps; those around figures come with the language of the elements. */
export type JourneyTranslation = Readonly<Record<Exclude<keyof typeof messages, keyof typeof figureMessages> | keyof typeof detailsMessages | keyof typeof curveMessages, Message>>;
