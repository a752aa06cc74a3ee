import * as z from 'zod/mini';
import { language, line, moment } from '../text.js';
import { capSchema } from './cap.js';
import { consentEventSchema } from './consent.js';
import { lifeEventSchema } from './life-event.js';
import { keyName, keyed, region, zoneName } from './names.js';
import { parameterValueSchema } from './parameter.js';
import { windowSchema } from './window.js';

/** What an address was given for. */
export const useSchema = z.array(z.enum(['any', 'safety'])).check(z.minLength(1), z.maxLength(2));
/** How often messages of a topic are gathered into one. */
export const digestSchema = z.enum(['instant', 'daily', 'weekly', 'monthly']);

const channelChoice = z.strictObject({
  on: z.boolean(),
  /** Is there an address, is it proved to be the customer's, does it still take messages? A fact, not a wish. */
  reach: z.enum(['ok', 'unverified', 'suppressed']),
  /** `["safety"]`: given for recalls and warnings alone (EU 2023/988, Art. 35). Anything if not given. */
  use: z.optional(useSchema),
  /** Where the address is kept; never the address itself. */
  contactRef: z.optional(line(200)),
});

const topicChoice = z.strictObject({
  /** Missing: no choice was made, which is not a yes. */
  on: z.optional(z.boolean()),
  /** When `on` was chosen. */
  at: moment(),
  /** The topic on one channel. */
  channels: z.optional(keyed(z.boolean())),
  /** Rather gathered: at most one message of this topic a day, week or month. */
  digest: z.optional(digestSchema),
});
export type TopicChoice = z.infer<typeof topicChoice>;

const windows = z.array(windowSchema).check(z.maxLength(200));

/** A time without messages, such as a holiday. */
export const pauseSchema = z.strictObject({
  from: moment(),
  /** null: until the customer ends it. */
  until: z.nullable(moment()),
  topics: z.optional(z.array(keyName())),
  channels: z.optional(z.array(keyName())),
  why: z.optional(z.enum(['holiday', 'bereavement', 'other'])),
});
export type Pause = z.infer<typeof pauseSchema>;

/** What one customer has chosen. Small registers under keys such as `topics.offers.on`, so that edits of two devices can be merged. */
export const preferencesSchema = z.strictObject({
  schema: z.literal('cx-preferences/1'),
  /** Counts the edits that were accepted. */
  rev: z.int().check(z.gte(0)),
  subject: z.strictObject({
    /** A pseudonym, never a name or an address. */
    id: line(256),
    region: z.optional(region()),
    zone: z.optional(zoneName()),
    /** Where the zone is from. */
    zoneSource: z.optional(z.enum(['chosen', 'device', 'inferred'])),
    /** While it is not known: a message must be welcome in each of these. */
    zoneCandidates: z.optional(z.array(zoneName()).check(z.maxLength(50))),
    locale: z.optional(language()),
  }),
  channels: keyed(channelChoice),
  topics: keyed(topicChoice),
  /** No messages then; a window that names no channels is about those that interrupt. */
  quiet: windows,
  /** Messages rather then; a window that names no channels is about all. */
  windows,
  /** `hard`: then only. `soft`: then, if it can wait. */
  windowStrength: z.enum(['hard', 'soft']),
  caps: keyed(capSchema),
  pause: z.nullable(pauseSchema),
  unsubscribeAll: z.nullable(z.strictObject({ at: moment() })),
  /** Kinds of offers; a kind that is not here is as welcome as its topic. */
  offerKinds: keyed(z.boolean()),
  lifeEvents: keyed(lifeEventSchema),
  parameters: keyed(parameterValueSchema),
  /** Append-only. */
  consents: z.array(consentEventSchema).check(z.maxLength(10_000)),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** A customer of whom nothing is known yet: nothing chosen, no channel known. */
export function noPreferences(subject: Preferences['subject']): Preferences {
  return {
    schema: 'cx-preferences/1', rev: 0, subject, channels: {}, topics: {}, quiet: [], windows: [], windowStrength: 'hard', caps: {},
    pause: null, unsubscribeAll: null, offerKinds: {}, lifeEvents: {}, parameters: {}, consents: [],
  };
}
