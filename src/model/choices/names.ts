import * as z from 'zod/mini';
import { language, line } from '../text.js';
import { KEY_NAME } from './key-name.js';

/** More keys than this in one register are not anybody's choices. */
const MOST_KEYS = 1000;

/** The id of a topic, a channel and the like: a name in lower case without dots, which part the steps of a key such as `topics.offers.on`. */
export const keyName = () => z.string().check(z.regex(KEY_NAME, 'a name in lower case without dots, such as "order-updates"'));

/** A text in one or more languages: `{ "en": "Offers", "de": "Angebote" }`. */
export const localised = (max: number) =>
  z.record(language(), line(max)).check(z.refine((texts) => Object.keys(texts).length > 0, { error: 'a text in at least one language' }));
export type Localised = z.infer<ReturnType<typeof localised>>;

/** Things by id. */
export const keyed = <Value extends z.ZodMiniType>(value: Value) =>
  z.record(keyName(), value).check(z.refine((entries) => Object.keys(entries).length <= MOST_KEYS, { error: `at most ${MOST_KEYS} entries` }));

/** A region: a country of ISO 3166-1, or a part of one, `US-FL`. */
export const region = () => z.string().check(z.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'a region such as "DE" or "US-FL"'));

/**
 * The form of a name in the time zone database: `Europe/Vienna`, `UTC`. An offset such as `+01:00` is none, since it
 * does not know of summer time. Whether there is such a zone is for who decides: databases differ.
 */
export const zoneName = () =>
  z.string().check(z.maxLength(64), z.regex(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/, 'a time zone such as "Europe/Vienna", not an offset'));

/** A SHA-256 in lower-case hexadecimal. */
export const sha256 = () => z.string().check(z.regex(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 lower-case hexadecimal digits'));

/** Whether something is a preference, news about a contract, or a danger: governance decides, not who sends. */
export const topicClassSchema = z.enum(['none', 'service', 'safety']);
export type TopicClass = z.infer<typeof topicClassSchema>;

/** For what a life event may be used. */
export const lifeEventUseSchema = z.enum(['recognition', 'offers', 'service']);
export type LifeEventUse = z.infer<typeof lifeEventUseSchema>;
