import * as z from 'zod/mini';

/** The forms of what occurs in many requests of plugins. */
export const id = z.string().check(z.regex(/^[a-z][A-Za-z0-9_.-]{0,127}$/));
export const named = z.strictObject({ id });
export const key = z.string().check(z.regex(/^[\w.:-]{1,128}$/));
