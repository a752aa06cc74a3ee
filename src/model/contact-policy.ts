import * as z from 'zod/mini';
import { zoneName } from './choices/names.js';
import { hoursSchema } from './choices/window.js';
import { id } from './envelope.js';
import { line, moment, slug } from './text.js';

/** What can become of a survey that is put before somebody; each has a clock of its own. */
export const askKindSchema = z.enum(['shown', 'minimised', 'dismissed', 'answered']);
export type AskKind = z.infer<typeof askKindSchema>;

/** Where on the journey somebody is asked. */
export const askMomentSchema = z.enum(['mid-journey', 'after-interaction', 'after-transaction', 'journey-end', 'relationship']);
export type AskMoment = z.infer<typeof askMomentSchema>;

/** One thing that was put before one visitor: what a history is made of. It names no person. */
export const askRecordSchema = z.strictObject({
  /** The id of the event; the same record from two stores counts once. */
  id: id(),
  at: moment(),
  kind: askKindSchema,
  survey: slug(),
  /** The metrics that the survey asks for. */
  metrics: z.optional(z.array(slug()).check(z.maxLength(20))),
  /** What it was about: an order, a case, a call. */
  transaction: z.optional(line(200)),
  /** The visit in which it was. */
  session: z.optional(line(64)),
});
export type AskRecord = z.infer<typeof askRecordSchema>;

/** How long to wait, in days of 24 hours; fractions are allowed. */
const wait = z.union([z.number().check(z.gte(0), z.lte(3650)), z.literal('forever')], { error: 'a number of days from 0 to 3650, or "forever"' });

/** How long nobody is asked after the last one was shown, minimised, dismissed or answered. No clock where there is none. */
export const clocksSchema = z.strictObject({ shown: z.optional(wait), minimised: z.optional(wait), dismissed: z.optional(wait), answered: z.optional(wait) });
export type Clocks = z.infer<typeof clocksSchema>;

/** When surveys may come. */
export const scheduleSchema = z.strictObject({
  from: z.optional(moment()),
  /** Not included. */
  until: z.optional(moment()),
  /** Hours of the week; all if not given. */
  hours: z.optional(z.array(hoursSchema).check(z.minLength(1), z.maxLength(50))),
  /** The zone of the hours; that of the visitor's device if not given. */
  zone: z.optional(zoneName()),
});
export type Schedule = z.infer<typeof scheduleSchema>;

const patterns = z.array(line(200)).check(z.maxLength(100));
/** On which pages: patterns such as `/orders/*`, where `*` stands for a part of the path and `**` for any number of them. */
export const pageRulesSchema = z.strictObject({ include: z.optional(patterns), exclude: z.optional(patterns) });
export type PageRules = z.infer<typeof pageRulesSchema>;

const metricRules = z.strictObject({
  clocks: z.optional(clocksSchema),
  /** Where on the journey it may be asked; anywhere if not given. */
  moments: z.optional(z.array(askMomentSchema).check(z.minLength(1))),
});
export type MetricRules = z.infer<typeof metricRules>;

const surveyRules = z.strictObject({
  clocks: z.optional(clocksSchema),
  /** The share of visitors who are asked, 0 to 1; always the same ones. */
  sample: z.optional(z.number().check(z.gte(0), z.lte(1))),
  schedule: z.optional(scheduleSchema),
  pages: z.optional(pageRulesSchema),
});
export type SurveyRules = z.infer<typeof surveyRules>;

const named = <Rules extends z.ZodMiniType>(rules: Rules) =>
  z.record(slug(), rules).check(z.refine((entries) => Object.keys(entries).length <= 200, { error: 'at most 200 entries' }));

/** Whom a page or a brand may ask, and how often: one document for all its surveys. What it leaves out is as in the built-in policy. */
export const contactPolicySchema = z.strictObject({
  schema: z.literal('cx-contact-policy/1'),
  /** For all surveys together: after any of them, none. */
  clocks: z.optional(clocksSchema),
  /** For all surveys that ask for a metric. */
  metrics: z.optional(named(metricRules)),
  /** For one survey. */
  surveys: z.optional(named(surveyRules)),
  schedule: z.optional(scheduleSchema),
  pages: z.optional(pageRulesSchema),
  /** At most so many surveys in one visit; null is no limit. */
  perSession: z.optional(z.nullable(z.int().check(z.gte(1), z.lte(100)))),
  /** Nobody is asked twice about one transaction. */
  oncePerTransaction: z.optional(z.boolean()),
  /** What forbids to ask, where it is said: no consent yet, Do Not Track, Global Privacy Control. */
  respect: z.optional(z.strictObject({ consent: z.optional(z.boolean()), dnt: z.optional(z.boolean()), gpc: z.optional(z.boolean()) })),
});
export type ContactPolicy = z.infer<typeof contactPolicySchema>;
