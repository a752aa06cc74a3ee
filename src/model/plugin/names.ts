import * as z from 'zod/mini';

/** Characters that change the order of what stands around them, or cannot be seen: no part of a name that people trust. */
const TITLE = /^[^\p{Cc}\p{Surrogate}\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]*$/u;

/** A name or a sentence that people read: one line, nothing invisible, nothing that turns the text around it. */
export const title = (max = 120) =>
  z.string().check(z.minLength(1), z.maxLength(max), z.regex(TITLE, 'text on one line, without invisible or direction-changing characters'));

/** One part of a plugin's id. */
export const namePart = () => z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/i, 'letters, digits and hyphens, such as "acme" or "mood-question"'));

/** The id of a plugin: its publisher, a dot, its name. */
export const pluginId = () => z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}\.[a-z0-9][a-z0-9-]{0,63}$/i, 'the id of a plugin such as "acme.mood"'));

/** The id of something contributed: begins with the publisher, `acme.mood.ask`. */
export const contributedId = () => z.string().check(z.maxLength(128), z.regex(/^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9_-]+)+$/, 'an id that begins with its publisher, such as "acme.mood.ask"'));

/** Names such a thing, ours or another's. */
export const reference = () => z.string().check(z.maxLength(128), z.regex(/^[a-z][A-Za-z0-9_.-]*$/, 'an id such as "acme.mood.ask"'));

/** A metric is named in the events that it counts, hence in lower case. */
export const metricId = () => z.string().check(z.regex(/^[a-z][a-z0-9._-]{0,63}$/, 'the id of a metric in lower case, such as "acme.happiness"'));

/** A clause that says when something is shown or holds; read by the host, which hides what it cannot read. */
export const clause = () => z.string().check(z.minLength(1), z.maxLength(1024));
