import type { Message } from '../../base/localize.js';
import type { reviewMessages } from './en.js';

/** Every text of the review pack alone; those around figures and charts come with theirs. A language that lacks one does not compile. */
export type ReviewTranslation = Readonly<Record<keyof typeof reviewMessages, Message>>;
