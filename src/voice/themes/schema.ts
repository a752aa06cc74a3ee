import * as z from 'zod/mini';
import { language, line, slug } from '../../model/text.js';

/** The form of a document of themes that this copy of the library writes. */
export const THEMES_FORMAT = 'cx-themes/1';

const patterns = z.array(line(120)).check(z.minLength(1), z.maxLength(500));

/** Themes by words: what a text must say one of, all of, and none of. A star at the end of a word stands for whatever comes. */
export const themesSchema = z.strictObject({
  format: z.literal(THEMES_FORMAT),
  themes: z
    .array(
      z.strictObject({
        id: slug(),
        /** In one language, or by language. */
        title: z.union([line(200), z.record(language(), line(200))]),
        any: patterns,
        all: z.optional(patterns),
        not: z.optional(patterns),
      }),
    )
    .check(z.maxLength(200)),
});
