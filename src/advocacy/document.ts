import * as z from 'zod/mini';
import { currency, line, slug, text } from '../model/text.js';
import { ADVOCACY_FACTS, type AdvocacyFact } from './facts.js';
import { ADVOCACY_SEGMENTS } from './segments.js';

const factName = z.enum(Object.keys(ADVOCACY_FACTS) as [AdvocacyFact, ...AdvocacyFact[]]);
const segment = z.enum(ADVOCACY_SEGMENTS);

/** A condition on one fact. */
export const thresholdSchema = z
  .strictObject({
    fact: factName,
    /** A number of so much or more. */
    atLeast: z.optional(z.number()),
    /** A number of so much or less. */
    atMost: z.optional(z.number()),
    /** Yes or no. */
    is: z.optional(z.boolean()),
    /** A list with this in it. */
    has: z.optional(line(120)),
  })
  .check(
    z.refine(({ atLeast, atMost, is, has }) => [atLeast ?? atMost, is, has].filter((one) => one !== undefined).length === 1, {
      error: 'a fact with one of "atLeast" and "atMost", "is", or "has"',
    }),
  );
export type AdvocacyThreshold = z.infer<typeof thresholdSchema>;

/** Who is in a segment, and why we think so. */
export const advocacyRuleSchema = z.strictObject({
  id: slug(),
  segment,
  /** All of these; or an expression over the facts, such as `score >= 9 && referrals > 0`. */
  when: z.union([z.array(thresholdSchema).check(z.minLength(1), z.maxLength(20)), z.string().check(z.minLength(1), z.maxLength(2000))]),
  /** Why this puts somebody into the segment, in a sentence for people. */
  reason: text(500).check(z.minLength(1)),
  /** Where it comes from. */
  source: z.optional(line(300)),
});
export type AdvocacyRule = z.infer<typeof advocacyRuleSchema>;

/** What a company does for the people of a segment. */
export const treatmentSchema = z.strictObject({
  text: text(2000).check(z.minLength(1)),
  /** The on-ramps to ask them to, by id. */
  programs: z.optional(z.array(slug()).check(z.maxLength(20))),
});
export type AdvocacyTreatment = z.infer<typeof treatmentSchema>;

/** Where the facts are read from. */
export const advocacySignalsSchema = z.strictObject({
  /** The metric of the question whether customers would recommend the company. */
  score: z.optional(slug()),
  /** The metric of the question how satisfied they are. */
  satisfaction: z.optional(slug()),
  /** Activities of `cx.interaction.recorded` that are recommendations. */
  referrals: z.optional(z.array(line(120)).check(z.minLength(1), z.maxLength(50))),
  /** Feelings that are good, and bad, where a question tells no place on a grid. */
  positive: z.optional(z.array(line(60)).check(z.maxLength(200))),
  negative: z.optional(z.array(line(60)).check(z.maxLength(200))),
  /** The currency of spend; what is in another is left out. If not given, whatever all of a customer's spend is in. */
  currency: z.optional(currency()),
});
export type AdvocacySignals = z.infer<typeof advocacySignalsSchema>;

/** How customers are put into the six segments. The first rule that holds counts; who is under none is unknown. */
export const advocacyDocumentSchema = z
  .strictObject({
    $schema: z.optional(line(500)),
    format: z.literal('cx-advocacy/1'),
    id: slug(),
    title: line(120),
    /** What was said and done up to so many days before the period counts as well: for companies that ask once a year. */
    lookBackDays: z.optional(z.int().check(z.gte(0), z.lte(3660))),
    signals: z.optional(advocacySignalsSchema),
    rules: z.array(advocacyRuleSchema).check(z.minLength(1), z.maxLength(100)),
    treatments: z.optional(z.partialRecord(segment, treatmentSchema)),
  })
  .check(
    z.refine(({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length, { path: ['rules'], error: 'rules with ids of their own' }),
  );

export type AdvocacyDocument = z.infer<typeof advocacyDocumentSchema>;
