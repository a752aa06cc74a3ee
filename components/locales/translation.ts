import type { Message } from '../base/localize.js';
import type { messages as importMessages } from '../import/import.messages.js';
import type { messages as metricMessages } from '../metric/metric.messages.js';
import type { messages as moreMessages } from '../metric/more/more.messages.js';
import type { messages as surfaceMessages } from '../plugin-surface/plugin-surface.messages.js';
import type { messages as scorecardMessages } from '../scorecard/scorecard.messages.js';

type Key = keyof typeof importMessages | keyof typeof metricMessages | keyof typeof moreMessages | keyof typeof scorecardMessages | keyof typeof surfaceMessages;

/**
 * Every text of every element: a language that lacks one does not compile. A language that has digits of its own in some
 * country says `digits: 'own'`.
 */
export type Translation = Readonly<Record<Key, Message>> & { readonly digits?: 'own' };
