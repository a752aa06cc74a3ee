import type { Message } from '../../localize.js';
import type { exportMessages } from './en.js';

/** Every text of the export menu. A language that lacks one does not compile. */
export type ExportTranslation = Readonly<Record<keyof typeof exportMessages, Message>>;
