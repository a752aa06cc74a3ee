import { editing } from './messages/editing.js';
import { frame } from './messages/frame.js';
import { settings } from './messages/settings.js';

/** The English texts of `<cx-survey-studio>`. */
export const messages = { ...frame, ...editing, ...settings };
export type Key = keyof typeof messages;
