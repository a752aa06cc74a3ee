import * as z from 'zod/mini';

/**
 * No NUL and no half of a surrogate pair: the two things that look like text in JavaScript and that databases and
 * other languages refuse or change.
 */
const STORABLE = /^[^\0\p{Surrogate}]*$/u;
/** One line, nothing invisible that could break a log or a header. */
const ONE_LINE = /^[^\p{Cc}\p{Surrogate}\u2028\u2029]*$/u;

/** Text of a customer or an author, kept as it is. At most `max` UTF-16 units. */
export const text = (max: number) =>
  z.string().check(z.maxLength(max), z.regex(STORABLE, 'text without NUL characters and unpaired surrogates'));

/** A short name on one line: 1 to `max` UTF-16 units. */
export const line = (max: number) =>
  z.string().check(z.minLength(1), z.maxLength(max), z.regex(ONE_LINE, 'text on one line, without control characters'));

/** A name for machines: lower case, begins with a letter, up to 64 of `a-z 0-9 - _ .`. */
export const slug = () =>
  z.string().check(z.regex(/^[a-z][a-z0-9._-]{0,63}$/, 'a name in lower case such as "renewal" or "nps.reason"'));

/** A language tag such as `en`, `de-AT` or `ar-EG` (RFC 5646). */
export const language = () =>
  z.string().check(z.maxLength(35), z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a language tag such as "en" or "de-AT"'));

/** A moment: RFC 3339 with `Z` or an offset. */
export const moment = () => z.iso.datetime({ offset: true, error: 'a moment such as "2026-11-22T10:42:00Z"' });

/** A calendar date, `2026-11-22`. */
export const date = () => z.iso.date({ error: 'a date such as "2026-11-22"' });

/** A currency by its ISO 4217 code. */
export const currency = () => z.string().check(z.regex(/^[A-Z]{3}$/, 'a currency code such as "EUR"'));

/** A finite amount of money in units of the currency (not cents). */
export const amount = () => z.number();

/** An address that may be followed or shown: https, or http, or a path of the site. */
export const webAddress = () =>
  z.string().check(z.maxLength(2048), z.regex(/^(https?:\/\/[^\s"'<>\\]+|\/(?!\/)[^\s"'<>\\]*)$/i, 'an address that begins with https:// or with one "/"'));
