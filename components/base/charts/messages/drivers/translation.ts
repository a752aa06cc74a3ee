import type { Message } from '../../../localize.js';
import type { driverChartMessages } from './en.js';

/** Every text of what drives an outcome. A language that lacks one does not compile. */
export type DriverChartTranslation = Readonly<Record<keyof typeof driverChartMessages, Message>>;
