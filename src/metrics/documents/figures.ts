import * as z from 'zod/mini';
import { err, ok } from '../../core/result.js';
import { didYouMean } from '../../model/nearest.js';
import { parse, type Parsed } from '../../model/parse.js';
import { withKnownName } from '../../model/suggest.js';
import { line, text } from '../../model/text.js';
import { Cube } from '../cube/cube.js';
import { parseCube } from '../cube/parse.js';
import type { Metric } from '../definition.js';
import { parsePeriod } from '../period/calendar.js';

/** Figures that came as a document: a cube, which metric of it is meant, and what happened. */
export interface FiguresDocument {
  readonly metric: string;
  readonly cube: Cube;
  readonly annotations: readonly Annotation[];
  /** The answers came without periods: there is nothing over time. */
  readonly timeless: boolean;
}

/** Something that happened in a period. */
export interface Annotation {
  readonly period: string;
  readonly text: string;
}

const period = () => line(10).check(z.refine((key) => parsePeriod(key) !== null, 'a period such as "2026-11", "2026-W47", "2026-Q4" or "2026"'));
/** How many gave each answer, from the first step of the scale to the last. */
const answers = () => z.array(z.int().check(z.gte(0))).check(z.maxLength(101));

/** The form of the document. */
export const figuresSchema = z.strictObject({
  /** Which metric; that of the element if not given. */
  metric: z.optional(line(64)),
  /** All answers there are, step by step. */
  answers: z.optional(answers()),
  /** Or those of each period. */
  periods: z.optional(z.array(z.strictObject({ period: period(), answers: answers() })).check(z.minLength(1), z.maxLength(1000))),
  /** Or a whole cube, as `snapshotOf` writes it. */
  cube: z.optional(z.looseObject({})),
  annotations: z.optional(z.array(z.strictObject({ period: period(), text: text(300) })).check(z.maxLength(100))),
});
type Document = z.infer<typeof figuresSchema>;

/**
 * Reads figures from somewhere that cannot be trusted, such as a `<script type="application/json">` on a page: the answers of a
 * scale, all together or period by period, or a whole cube. Never throws.
 *
 * @param metricId the metric, if the document does not name one
 */
export function parseFigures(input: unknown, metrics: readonly Metric[], metricId: string): Parsed<FiguresDocument> {
  const parsed = parse(figuresSchema, input);
  if (!parsed.ok) return err(parsed.error.map((problem) => withKnownName(problem, figuresSchema, input)));
  const document = parsed.value;
  const given = (['answers', 'periods', 'cube'] as const).filter((key) => document[key] !== undefined);
  if (given.length !== 1) return err([{ code: 'one-of-three', message: 'There must be one of "answers", "periods" and "cube".', where: '' }]);
  const metric = document.metric ?? metricId;
  const cube = given[0] === 'cube' ? parseCube(document.cube, metrics) : cubeOfAnswers(document, metrics, metric);
  if (!cube.ok) return err(cube.error.map((problem) => (given[0] === 'cube' ? { ...problem, where: `/cube${problem.where ?? ''}` } : problem)));
  return ok({ metric, cube: cube.value, annotations: document.annotations ?? [], timeless: given[0] === 'answers' });
}

/** Answers that come without a period are of this one. */
const NO_PERIOD = 0;

function cubeOfAnswers(document: Document, metrics: readonly Metric[], metricId: string): Parsed<Cube> {
  const metric = metrics.find(({ id }) => id === metricId);
  if (!metric) return err([{ code: 'unknown-metric', message: `There is no metric "${metricId}" here.${didYouMean(metricId, metrics.map(({ id }) => id))}`, where: '/metric' }]);
  if (metric.source.kind !== 'scores') return err([{ code: 'not-a-score', message: `"${metricId}" is not asked on a scale: give it as a "cube".`, where: '/metric' }]);
  const { min, max } = metric.source.scale;
  const rows = document.periods?.map((row, i) => ({ ...row, ...parsePeriod(row.period)!, where: `/periods/${i}` })) ?? [{ answers: document.answers!, unit: 'month' as const, period: NO_PERIOD, where: '' }];
  const [first] = rows;
  const cube = new Cube({ metrics: [metric], unit: first!.unit });
  const measure = cube.measure(metricId, { metric: metricId, scale: { min, max }, wording: '', language: 'und', order: 'ascending', mode: 'unknown' });
  const place = cube.segmentsOf(undefined);
  const start = metric.layout.offsets[metric.source.field]!;
  for (const { answers: counts, unit, period: number, where } of rows) {
    if (unit !== first!.unit) return err([{ code: 'unlike-periods', message: `All periods must be of one kind; the first is a ${first!.unit}, this is a ${unit}.`, where: `${where}/period` }]);
    if (counts.length !== max - min + 1) return err([{ code: 'unlike-scale', message: `"${metricId}" is asked on ${min}-${max}, so there must be ${max - min + 1} numbers. There are ${counts.length}.`, where: `${where}/answers` }]);
    counts.forEach((count, step) => cube.addAmount(measure, place, number, start + step, count));
  }
  return ok(cube);
}
