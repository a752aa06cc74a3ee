import * as z from 'zod/mini';
import { scaleSchema } from './instrument.js';
import { line, slug, text } from './text.js';

/** What to say where the kind of a thing is none of those there are. */
const oneOf = (...kinds: readonly string[]) => ({ error: kinds.map((kind) => JSON.stringify(kind)).join(' or ') });

/** An expression in the expression language. Here it is a text; who makes a metric of the definition reads and checks it. */
const expression = () => z.string().check(z.minLength(1), z.maxLength(2000));

/** The name of a sum, as expressions over the sums use it. */
const sumName = () => z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'the name of a sum such as "resolved"'));

/** Both ends of a band of answers, included. */
const band = () => z.tuple([z.int(), z.int()]).check(z.refine(([from, to]) => from <= to, { error: 'a band from the lower to the higher answer, such as [9, 10]' }));

/** Only events for which this holds add to the sum. */
const when = z.optional(expression());

const count = z.strictObject({ kind: z.literal('count'), when });
const sum = z.strictObject({ kind: z.literal('sum'), of: expression(), when });
const histogram = z.strictObject({
  kind: z.literal('histogram'),
  /** A whole number within the scale, or a list of them. */
  of: expression(),
  scale: scaleSchema,
  /** Numbers that stand for "no answer". */
  noAnswer: z.optional(z.array(z.number()).check(z.maxLength(20))),
  when,
});
const moments = z.strictObject({
  kind: z.literal('moments'),
  /** A number, or a list of them. */
  of: expression(),
  /** Of the logarithms of the numbers, for a geometric mean. Numbers that are not above 0 are left out and counted. */
  logarithms: z.optional(z.boolean()),
  when,
});
const sketch = z.strictObject({
  kind: z.literal('sketch'),
  /** A number of 0 or more, or a list of them; in hours if it is a time. */
  of: expression(),
  /** The least and the greatest number that is told from those beyond. */
  min: z.number().check(z.gt(0)),
  max: z.number().check(z.gt(0)),
  /** The relative error of a quantile. */
  accuracy: z.number().check(z.gte(0.001), z.lt(1)),
  when,
});
const level = z.strictObject({
  kind: z.literal('level'),
  /** By how much the level changes: 1 for a customer won, -1 for one lost. */
  of: expression(),
  when,
});

/** One sum of a metric. */
export const metricSumSchema = z.discriminatedUnion('kind', [count, sum, histogram, moments, sketch, level], oneOf('count', 'sum', 'histogram', 'moments', 'sketch', 'level'));
export type MetricSum = z.infer<typeof metricSumSchema>;

const share = z.strictObject({ kind: z.literal('share'), count: expression(), of: expression() });
const odds = z.strictObject({ kind: z.literal('odds'), count: expression(), of: expression() });
const contrast = z.strictObject({ kind: z.literal('contrast'), plus: expression(), minus: expression(), of: expression() });
const rate = z.strictObject({ kind: z.literal('rate'), events: expression(), per: expression() });
const number = z.strictObject({ kind: z.literal('count'), of: expression() });
const mean = z.strictObject({ kind: z.literal('mean'), of: sumName() });
const geometricMean = z.strictObject({ kind: z.literal('geometric-mean'), of: sumName() });
const quantile = z.strictObject({ kind: z.literal('quantile'), of: sumName(), p: z.number().check(z.gt(0), z.lt(1)) });
const bandShare = z.strictObject({ kind: z.literal('band-share'), of: sumName(), band: band() });
const bandContrast = z.strictObject({ kind: z.literal('band-contrast'), of: sumName(), plus: band(), minus: band() });
const value = z.strictObject({ kind: z.literal('value'), value: expression(), n: expression() });

/** How sums are read as a figure, each with the interval and the test that are proper to it. */
export const metricReadoutSchema = z.discriminatedUnion('kind', [share, odds, contrast, rate, number, mean, geometricMean, quantile, bandShare, bandContrast, value], oneOf('share', 'odds', 'contrast', 'rate', 'count', 'mean', 'geometric-mean', 'quantile', 'band-share', 'band-contrast', 'value'));
export type MetricReadout = z.infer<typeof metricReadoutSchema>;

const answersReadout = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mean'), mirrored: z.optional(z.boolean()) }),
  z.strictObject({ kind: z.literal('band-share'), band: band() }),
  z.strictObject({ kind: z.literal('band-contrast'), plus: band(), minus: band() }),
], oneOf('mean', 'band-share', 'band-contrast'));

/** What figures are counted in. */
export const METRIC_UNITS = ['points', 'share', 'score', 'count', 'ratio', 'hours', 'amount'] as const;

const face = {
  /** For editors that check documents. */
  $schema: z.optional(line(500)),
  /** Unique, in lower case: `acme.renewals`. */
  id: slug(),
  /** What people call it. */
  title: line(120),
  /** How it is worked out, in short, as it stands beside the figure: `renewed / contracts due`. */
  method: line(200),
  /** What it is good for and what not; what the events must carry. */
  about: z.optional(text(4000)),
  better: z.enum(['higher', 'lower']),
};

const ofEvents = z.strictObject({
  ...face,
  counts: z.literal('events'),
  /** If not given, what the readout has: `share` for a share, `points` for a contrast, `count` for a count. */
  unit: z.optional(z.enum(METRIC_UNITS)),
  /** The lowest and the highest value it can have; null where there is no end. If not given, that of the unit. */
  range: z.optional(z.tuple([z.nullable(z.number()), z.nullable(z.number())])),
  /** Which events count. */
  where: expression(),
  /** The calendar period that the figure is defined for; read for another, there is no figure. */
  window: z.optional(z.enum(['month', 'quarter', 'year'])),
  sums: z
    .record(sumName(), metricSumSchema)
    .check(z.refine((sums) => Object.keys(sums).length >= 1 && Object.keys(sums).length <= 20, { error: 'between 1 and 20 sums' })),
  readout: metricReadoutSchema,
});

const ofAnswers = z.strictObject({
  ...face,
  counts: z.literal('answers'),
  /** The scale of the question; answers whose instrument names this metric and this scale count. */
  scale: scaleSchema,
  readout: answersReadout,
});

/** A metric as data: which events or answers count, what is summed up of them, and how the sums are read. */
export const metricDefinitionSchema = z.discriminatedUnion('counts', [ofEvents, ofAnswers], oneOf('events', 'answers'));
export type MetricDefinition = z.infer<typeof metricDefinitionSchema>;
export type EventMetricDefinition = z.infer<typeof ofEvents>;
export type AnswerMetricDefinition = z.infer<typeof ofAnswers>;

/** A file of metrics, as `cx-collector --metrics` reads it. */
export const metricFileSchema = z.strictObject({
  $schema: z.optional(line(500)),
  metrics: z.array(metricDefinitionSchema).check(z.maxLength(200)),
});
