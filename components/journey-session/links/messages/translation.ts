import type { Message } from '../../../base/localize.js';
import type { linkMessages } from './en.js';

/** Every text about the links to a journey. */
export type LinksTranslation = Readonly<Record<keyof typeof linkMessages, Message>>;
