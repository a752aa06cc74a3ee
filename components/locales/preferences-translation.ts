import type { Message } from '../base/localize.js';
import type { messages as levelMessages } from '../capability-level/capability-level.messages.js';
import type { messages as consentMessages } from '../consent/consent.messages.js';
import type { messages as lifeMessages } from '../life-events/life-events.messages.js';
import type { messages as centreMessages } from '../preference-center/preference-center.messages.js';
import type { messages as aheadMessages } from '../preference-center/sections/ahead.messages.js';
import type { messages as channelsMessages } from '../preference-center/sections/channels.messages.js';
import type { messages as conflictsMessages } from '../preference-center/sections/conflicts.messages.js';
import type { messages as limitsMessages } from '../preference-center/sections/limits.messages.js';
import type { messages as recordMessages } from '../preference-center/sections/record.messages.js';
import type { messages as timesMessages } from '../preference-center/sections/times.messages.js';
import type { messages as whyMessages } from '../preference-center/sections/why.messages.js';

type Key =
  | keyof typeof levelMessages | keyof typeof consentMessages | keyof typeof lifeMessages | keyof typeof centreMessages | keyof typeof aheadMessages
  | keyof typeof channelsMessages | keyof typeof conflictsMessages | keyof typeof limitsMessages | keyof typeof recordMessages | keyof typeof timesMessages
  | keyof typeof whyMessages;

/**
 * Every text of the elements about preferences, in a file of its own so that a page with a survey alone does not carry it: a language that lacks
 * one does not compile.
 */
export type PreferencesTranslation = Readonly<Record<Key, Message>> & { readonly digits?: 'own' };
