import type { Message } from '../../localize.js';
import type { figureMessages } from '../../figures.js';
import type { chartMessages } from './en.js';

/** Every text of the charts; those around figures come with the language of the elements. A language that lacks one does not compile. */
export type ChartTranslation = Readonly<Record<Exclude<keyof typeof chartMessages, keyof typeof figureMessages>, Message>>;
