import type { Message } from '../../../base/localize.js';
import type { summaryTexts } from './en.js';

/** Every sentence that sums a scorecard up. A language that lacks one does not compile. */
export type SummaryTranslation = Readonly<Record<keyof typeof summaryTexts, Message>>;
