import * as z from 'zod/mini';
import { hasWords } from '../refinements.js';
import { language, text } from '../text.js';

/** Words of an author: in the language of the document, or by language (`{ "en": "Why?", "de": "Warum?" }`). Never markup. */
export const words = (max = 2000) =>
  z.union([
    text(max),
    z.record(language(), text(max)).check(z.refine(hasWords, { error: 'words in 1 to 100 languages' })),
  ], 'a text, or texts by language such as { "en": "Why?" }');
