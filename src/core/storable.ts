/**
 * Text as databases and other languages take it: NUL and halves of surrogate pairs, which look like text in JavaScript only, become U+FFFD.
 * As long as before.
 */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');
