/** Characters that no markup can carry, and halves of characters: taken out, or replaced. Everything else stays text. */
export const clean = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}|[\ufdd0-\ufdef\ufffe\uffff]/gu, '').replace(/\r\n?/g, '\n').toWellFormed();

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\n': '&#10;', '\t': '&#9;' };

/** Text for an attribute in double quotes, or between tags; on one line, since editors make paragraphs of lines. */
export const escapeHtml = (text: string): string => clean(text).replace(/[&<>"'\n\t]/g, (character) => ENTITIES[character]!);

/** The same where braces mean something, as in Angular's templates. */
export const escapeTemplate = (text: string): string => escapeHtml(text).replace(/[{}]/g, (brace) => (brace === '{' ? '&#123;' : '&#125;'));

/** The same within a shortcode of WordPress, which reads brackets, back-slashes and entities by itself. */
export const escapeShortcode = (text: string): string => escapeHtml(text).replace(/[[\]\\]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A value as JavaScript or JSON writes it, that cannot end the script or comment around it. */
export const escapeJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]|--/g, (found) => [...found].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''));

/** JSON as the block editor of WordPress writes it into a comment. */
export const escapeBlock = (value: unknown): string => escapeJson(value).replace(/\\(.)/g, (pair, second: string) => (second === '"' ? '\\u0022' : second === '\\' ? '\\u005c' : pair));

/** Attributes in the order given, each behind a space. */
export const attributes = (all: Readonly<Record<string, string>>, escape: (text: string) => string = escapeHtml): string =>
  Object.entries(all).map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escape(value)}"`)).join('');
