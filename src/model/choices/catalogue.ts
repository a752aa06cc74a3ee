import * as z from 'zod/mini';
import { date, language, line } from '../text.js';
import { keyName, keyed, lifeEventUseSchema, localised, region, sha256, topicClassSchema } from './names.js';
import { parameterSchema } from './parameter.js';
import { windowSchema } from './window.js';

/** Something a company writes about. */
export const topicSchema = z.strictObject({
  label: localised(200),
  description: z.optional(localised(1000)),
  examples: z.optional(z.array(localised(500)).check(z.maxLength(10))),
  /** Governance decides it, never the sender. */
  class: topicClassSchema,
  /** On what the right to write rests: asked first, or until told to stop, or owed by a contract or by law. */
  basis: z.enum(['opt-in', 'opt-out', 'contract', 'legal']),
  /** Consent counts only when confirmed in a second step. */
  doubleOptIn: z.optional(z.boolean()),
  /** Consent to an older notice no longer counts. */
  minNoticeVersion: z.optional(z.int().check(z.gte(1))),
  /** Is personal data sold or shared for it, or used for advertising across contexts? Then a Global Privacy Control binds. */
  shares: z.optional(z.boolean()),
  /** It greets or uses an event in the customer's life. */
  lifeEvent: z.optional(z.strictObject({ kind: keyName(), use: lifeEventUseSchema })),
  /** How many messages a month there usually are: told before anybody opts in. */
  typicalPerMonth: z.optional(z.number().check(z.gte(0), z.lte(1000))),
  group: z.optional(keyName()),
  /** The channels it may come on, the sender's first choice first. */
  channels: z.array(keyName()).check(z.minLength(1), z.maxLength(100)),
});
export type Topic = z.infer<typeof topicSchema>;

const channel = z.strictObject({
  label: localised(200),
  /** Does it ring, buzz or light up? Quiet hours that name no channels are about these. */
  interrupts: z.boolean(),
  /** What to use where this one may not be. */
  fallback: z.optional(keyName()),
});

/** Hours that the law of a region allows. It is data, because laws change: whoever publishes it says from where and when. */
export const jurisdictionSchema = z.strictObject({
  id: keyName(),
  region: region(),
  channels: z.array(keyName()),
  classes: z.array(topicClassSchema),
  allow: z.array(windowSchema),
  source: line(500),
  checkedOn: date(),
});
export type Jurisdiction = z.infer<typeof jurisdictionSchema>;

/** A stage of life, such as "new parent": holds from so many months after an event for so many. */
const stage = z.strictObject({
  label: localised(200),
  after: keyName(),
  fromMonth: z.optional(z.int().check(z.gte(0))),
  /** Not included; for good if not given. */
  toMonth: z.optional(z.int().check(z.gte(1))),
});

/** A text that a yes is given to. */
const notice = z.strictObject({
  version: z.int().check(z.gte(1)),
  locale: language(),
  sha256: sha256(),
  url: line(2048),
  /** What customers read in place of its id. */
  title: z.optional(line(200)),
  /** The day from which this version is in force. */
  since: z.optional(date()),
});
export type Notice = z.infer<typeof notice>;

/** What a company may write, how, and by which rules: one document for all its customers, with nobody's data in it. */
export const catalogueSchema = z.strictObject({
  schema: z.literal('cx-catalogue/1'),
  version: line(80),
  topics: keyed(topicSchema),
  groups: z.optional(keyed(z.strictObject({ label: localised(200) }))),
  channels: keyed(channel),
  jurisdictions: z.array(jurisdictionSchema).check(z.maxLength(1000)),
  /** Where a Global Privacy Control is honoured: everywhere, or in these regions and where the region is not known. */
  gpc: z.strictObject({ honour: z.union([z.literal('everywhere'), z.array(region())]) }),
  notices: keyed(notice),
  /** Kinds of offers, such as closeouts. */
  offerKinds: z.optional(keyed(z.strictObject({ label: localised(200), description: z.optional(localised(1000)) }))),
  /** Events in life that may be shared, and what the customer gets for it. */
  lifeEvents: z.optional(keyed(z.strictObject({ label: localised(200), inReturn: z.optional(localised(500)) }))),
  stages: z.optional(keyed(stage)),
  /** Questions of the host's own. */
  parameters: z.optional(keyed(parameterSchema)),
});
export type Catalogue = z.infer<typeof catalogueSchema>;
