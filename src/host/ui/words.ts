import * as z from 'zod/mini';

/** Characters that turn the text around them, or cannot be seen; joiners stay, scripts need them. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const TRICKS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** A text of a plugin for the screen, at most `max` characters, without what deceives. */
export const words = (max: number) => z.pipe(z.string().check(z.maxLength(max)), z.transform((text) => text.replace(TRICKS, '')));
