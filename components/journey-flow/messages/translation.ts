import type { figureMessages } from '../../base/figures.js';
import type { Message } from '../../base/localize.js';
import type { messages } from './en.js';

/** Every text of observed journeys; those around figures come with the language of the elements. */
export type FlowTranslation = Readonly<Record<Exclude<keyof typeof messages, keyof typeof figureMessages>, Message>>;
