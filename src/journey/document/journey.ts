import * as z from 'zod/mini';
import { date, extra, id, language, name, prose } from './fields.js';
import { JOURNEY_FORMAT, LIMITS } from './format.js';
import { recordSchema } from './records.js';

/** What is said of the journey as a whole; all but its records. */
export const journeyHeadShape = {
  format: z.literal(JOURNEY_FORMAT),
  id: id(),
  title: z.optional(name()),
  lang: z.optional(language()),
  description: z.optional(prose()),
  /** `designed` as somebody drew it, `observed` as an event log has it, `actual` as one customer lived it. */
  kind: z.enum(['designed', 'observed', 'actual']),
  /** Of emotions; 1 to 5 with 3 between if not given. */
  scale: z.optional(
    z
      .strictObject({ min: z.number(), max: z.number(), neutral: z.number() })
      .check(z.refine(({ min, max, neutral }) => min < max && neutral >= min && neutral <= max, { error: 'a scale that begins below its end, with the neutral value within' })),
  ),
  /** What mermaid calls accTitle and accDescr. */
  accessibility: z.optional(z.strictObject({ title: z.optional(name()), description: z.optional(prose()) })),
  /** The version (or other journey) that this one is compared with if nothing else is chosen. */
  baseline: z.optional(id()),
  /** The text it was read from, so that what was not changed is written back as it was. */
  source: z.optional(z.strictObject({ format: z.enum(['mermaid', 'cjml', 'ujg', 'csv']), text: z.optional(z.string().check(z.maxLength(2_000_000))), /** The day it was read. */ on: z.optional(date()) })),
  x: extra(),
};

export const journeySchema = z.strictObject({ ...journeyHeadShape, records: z.array(recordSchema).check(z.maxLength(LIMITS.records)) });

/** A journey: a head and flat records with one space of ids. */
export type Journey = z.infer<typeof journeySchema>;
/** A journey without its records. */
export type JourneyHead = Omit<Journey, 'records'>;
/** A journey with nothing on it. */
export function blankJourney(id: string, more: Partial<Omit<JourneyHead, 'format' | 'id'>> = {}): Journey {
  return { format: JOURNEY_FORMAT, id, kind: 'designed', ...more, records: [] };
}
