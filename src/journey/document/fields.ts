import * as z from 'zod/mini';
import { date, language, moment, text } from '../../model/text.js';
import { LIMITS } from './format.js';

const ONE_LINE = /^[^\p{Cc}\p{Surrogate}\u2028\u2029]*$/u;

/** A name on the map: one line, may be empty while it is being written. */
export const name = () => z.string().check(z.maxLength(LIMITS.name), z.regex(ONE_LINE, 'text on one line, without control characters'));

/** The id of a record. All records of a journey share one space of ids, the journey itself among them. */
export const id = () => z.string().check(z.minLength(1), z.maxLength(128), z.regex(ONE_LINE, 'an id on one line'));

/** The id of another record. */
export const ref = id;

/** Running text. */
export const prose = () => text(LIMITS.text);

/** Where a record stands among its brothers and sisters: a key that sorts by its characters, so that one more always fits between two. */
export const order = () => z.string().check(z.maxLength(256), z.regex(/^[0-9A-Za-z]+$/, 'a key of order such as "a0"'));

/** The id of a metric: `csat`, `ces`, `emotion`, or one of a plugin, `acme.delight`. */
export const metric = () => z.string().check(z.regex(/^[a-z][a-z0-9._:-]{0,63}$/, 'the name of a metric such as "csat"'));

/** Data of plugins, each under the name of its publisher; kept as it is by whoever does not know it. */
export const extra = () =>
  z.optional(z.record(z.string().check(z.regex(/^[a-z][a-z0-9-]*(\.[a-zA-Z0-9_-]+)+$/, 'a name that begins with a publisher, such as "acme.notes"')), z.unknown()));

export { date, language, moment };
