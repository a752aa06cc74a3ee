import * as z from 'zod/mini';
import { language, slug } from './text.js';

/** Versions of the embed protocol that this copy speaks: see docs/embed-protocol.md. */
export const EMBED_VERSIONS: readonly number[] = [1];

const head = { cx: z.literal('embed'), v: z.literal(1) };
/** A colour without anything that could lead out of a style sheet. */
export const EMBED_COLOUR = /^(#[0-9a-f]{3,8}|rgba?\([\d\s.,%/]{5,60}\))$/i;
const colour = () => z.string().check(z.regex(EMBED_COLOUR, 'a colour such as "#0b5394" or "rgb(11, 83, 148)"'));

/** From the frame's window to the page's: "I am here, and speak these versions". */
export const embedHello = z.object({ cx: z.literal('embed'), type: z.literal('hello'), versions: z.array(z.int()).check(z.maxLength(20)) });

/** From the page's window to the frame's: "say hello" (again), and the answer to a hello, which brings a port. All else goes through the port. */
export const embedCall = z.discriminatedUnion('type', [
  z.object({ cx: z.literal('embed'), type: z.literal('call') }),
  z.object({ ...head, type: z.literal('connect') }),
]);

/** Through the port, from the page. */
export const embedFromPage = z.discriminatedUnion('type', [
  z.object({
    ...head,
    type: z.literal('settings'),
    theme: z.optional(z.enum(['light', 'dark'])),
    language: z.optional(language()),
    accent: z.optional(colour()),
    onAccent: z.optional(colour()),
  }),
  /** Takes the focus. */
  z.object({ ...head, type: z.literal('focus') }),
]);
export type EmbedFromPage = z.infer<typeof embedFromPage>;

/** Through the port, from the frame. */
export const embedFromFrame = z.discriminatedUnion('type', [
  z.object({ ...head, type: z.literal('ready'), survey: z.optional(slug()) }),
  /** How much room it takes, in CSS pixels. */
  z.object({ ...head, type: z.literal('height'), height: z.int().check(z.gte(0), z.lte(20_000)) }),
  /** What the customer did: the page reads it as it reads every event. */
  z.object({ ...head, type: z.literal('event'), event: z.unknown() }),
]);
export type EmbedFromFrame = z.infer<typeof embedFromFrame>;
