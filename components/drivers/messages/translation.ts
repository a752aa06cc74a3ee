import type { Message } from '../../base/localize.js';
import type { driverMessages } from './en.js';

/** Every text of `<cx-drivers>` itself; those of its charts come with the charts. A language that lacks one does not compile. */
export type DriversTranslation = Readonly<Record<keyof typeof driverMessages, Message>>;
