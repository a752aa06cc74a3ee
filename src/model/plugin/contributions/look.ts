import * as z from 'zod/mini';
import { language, text } from '../../text.js';
import { contributedId, title } from '../names.js';

/** A colour and nothing else: in hexadecimal, by numbers, or one of the system's own. So no theme can name an address. */
const COLOR =
  /^(?:#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\((?:[\d.,%\s/+-]|deg|none){1,60}\)|Canvas|CanvasText|LinkText|VisitedText|ActiveText|ButtonFace|ButtonText|ButtonBorder|Field|FieldText|Highlight|HighlightText|Mark|MarkText|GrayText|AccentColor|AccentColorText|transparent|currentcolor)$/i;
const LENGTH = /^(?:0|(?:\d{1,3}(?:\.\d{1,4})?|\.\d{1,4})(?:em|px|ch|ex|lh))$/;

const color = () => z.string().check(z.regex(COLOR, 'a colour such as "#1d5fc2", "oklch(60% 0.15 250)" or "CanvasText"'));
const length = () => z.string().check(z.regex(LENGTH, 'a length such as "0.25em"'));
/** One colour, or one for light and one for dark surroundings. */
const colors = () => z.union([color(), z.strictObject({ light: color(), dark: color() })], { error: 'a colour, or { "light": colour, "dark": colour }' });

/** A theme: values for tokens, each of the token's own type. Never CSS text. */
export const theme = z.strictObject({
  id: contributedId(),
  title: title(),
  /** In which surroundings it may be used. */
  scheme: z.optional(z.enum(['light', 'dark', 'any'])),
  contrast: z.optional(z.enum(['normal', 'high'])),
  tokens: z.strictObject({
    accent: z.optional(colors()),
    'on-accent': z.optional(colors()),
    /** What is written on, and what is written with: for pages that take them from here. */
    paper: z.optional(colors()),
    ink: z.optional(colors()),
    space: z.optional(length()),
    radius: z.optional(length()),
  }),
});

const message = z.union([
  text(2000),
  z.strictObject({
    zero: z.optional(text(2000)), one: z.optional(text(2000)), two: z.optional(text(2000)),
    few: z.optional(text(2000)), many: z.optional(text(2000)), other: text(2000),
  }),
], { error: 'a text, or texts by plural form with at least "other"' });

/**
 * The texts of the elements in a language, by name, as text and never as markup. A locale without `messages` is
 * registered in code when somebody asks for the language.
 */
export const locale = z.strictObject({
  language: language(),
  title: title(),
  messages: z.optional(z.record(z.string().check(z.regex(/^[a-z][A-Za-z0-9.-]{0,79}$/, 'the name of a message')), message)),
});

/** An icon as the path of one shape; it takes the colour of the text around it. */
export const icon = z.strictObject({
  id: contributedId(),
  /** The `d` of an SVG path. */
  path: z.string().check(z.maxLength(4000), z.regex(/^[Mm][MmLlHhVvCcSsQqTtAaZz0-9eE.,\s+-]*$/, 'the data of an SVG path, beginning with "M"')),
  /** Width and height of the drawing. Default 24. */
  size: z.optional(z.number().check(z.minimum(1), z.maximum(1024))),
});
