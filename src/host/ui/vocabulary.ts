import * as z from 'zod/mini';
import { words } from './words.js';

const label = () => words(120);
const figure = z.nullable(z.number());
const option = z.strictObject({ value: z.string().check(z.maxLength(120)), label: label() });

/** What a plugin may build its part of the screen of: elements by name, each with what may be said of it. No style, class, id or markup. */
export const vocabulary = {
  /** Puts its children one beside or below the other. */
  'cx-stack': z.strictObject({ direction: z.optional(z.enum(['row', 'column'])) }),
  /** A list; each child is an item. */
  'cx-list': z.strictObject({ ordered: z.optional(z.boolean()) }),
  'cx-heading': z.strictObject({ text: label() }),
  'cx-text': z.strictObject({ text: words(2000), tone: z.optional(z.enum(['normal', 'muted', 'strong'])) }),
  /** Is read out when it changes. */
  'cx-status': z.strictObject({ text: words(300) }),
  /** `press` */
  'cx-button': z.strictObject({ label: label(), kind: z.optional(z.enum(['primary', 'plain'])), disabled: z.optional(z.boolean()) }),
  /** A line or some lines of text; `change` with the text. */
  'cx-field': z.strictObject({ label: label(), value: z.optional(words(2000)), lines: z.optional(z.int().check(z.gte(1), z.lte(12))), disabled: z.optional(z.boolean()) }),
  /** One of some; `change` with its value. */
  'cx-choice': z.strictObject({ label: label(), options: z.array(option).check(z.minLength(1), z.maxLength(50)), value: z.optional(z.string()), disabled: z.optional(z.boolean()) }),
  /** `change` with true or false. */
  'cx-check': z.strictObject({ label: label(), checked: z.optional(z.boolean()), disabled: z.optional(z.boolean()) }),
  /** Leads to an origin that the plugin may reach, and nowhere else. */
  'cx-link': z.strictObject({ label: label(), href: z.string().check(z.maxLength(500)) }),
  /** A figure with what it stands on; `null` is "not enough data". */
  'cx-figure': z.strictObject({ label: label(), value: figure, n: z.int().check(z.gte(0)), low: z.optional(figure), high: z.optional(figure), unit: z.optional(words(20)) }),
  'cx-bars': z.strictObject({ label: label(), bars: z.array(z.strictObject({ label: label(), value: z.number().check(z.gte(0)) })).check(z.maxLength(50)) }),
  'cx-table': z.strictObject({
    caption: label(),
    columns: z.array(label()).check(z.minLength(1), z.maxLength(12)),
    rows: z.array(z.array(z.union([words(200), z.number()])).check(z.maxLength(12))).check(z.maxLength(200)),
  }),
};

export type Tag = keyof typeof vocabulary;
export type Props<T extends Tag> = z.infer<(typeof vocabulary)[T]>;

/** What can happen to an element, and who may have children. */
export const EVENTS: Readonly<Partial<Record<Tag, string>>> = { 'cx-button': 'press', 'cx-field': 'change', 'cx-choice': 'change', 'cx-check': 'change' };
export const PARENTS: ReadonlySet<Tag> = new Set(['cx-stack', 'cx-list']);
