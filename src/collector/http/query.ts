import * as z from 'zod/mini';
import { PERIOD_UNITS, periodOfDay, type PeriodUnit } from '../../metrics/period/calendar.js';
import type { Counter } from '../counter.js';
import { invalidParameter, readDay, readParameters } from './parameters.js';
import { HttpProblem } from './problems.js';

const list = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value) => [value].flat().flatMap((one) => one.split(',')).map((one) => one.trim()).filter(Boolean)),
);

export const querySchema = z.strictObject({
  metric: z.optional(list),
  period: z.optional(z.enum(PERIOD_UNITS)),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  by: z.optional(list),
  segment: z.optional(z.string()),
  level: z.optional(z.coerce.number().check(z.gt(0), z.lt(1))),
  instrument: z.optional(z.string()),
  resume: z.optional(z.string()),
});

/** What a request asks for, with everything known to exist. */
export interface FigureQuery {
  readonly metrics: readonly string[];
  /** None was named, so it is asked for all. */
  readonly isEveryMetric: boolean;
  readonly unit: PeriodUnit;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly by: readonly string[];
  readonly segment: { readonly dimension: string; readonly value: string } | undefined;
  readonly level: number | undefined;
  readonly instrument: string | undefined;
  /** Of a live feed: the id of the last message that is there already. */
  readonly resume: string | undefined;
}

/** Reads the query of a request. What is unknown is named, with what there is instead. */
export function readQuery(input: unknown, { cube, shape }: Counter): FigureQuery {
  const { metric, period = 'month', from, to, by = [], segment, level, instrument, resume } = readParameters(querySchema, input);
  const known = [...cube.metrics.keys()];
  const metrics = metric ?? known;
  for (const id of metrics) if (!cube.metrics.has(id)) throw unknown('metric', id, known);
  for (const name of by) if (!shape.dimensions.includes(name)) throw unknown('dimension', name, shape.dimensions);
  return {
    metrics,
    isEveryMetric: metric === undefined,
    unit: period,
    from: holding(period, readDay('from', from)),
    to: holding(period, readDay('to', to)),
    by,
    segment: segment === undefined ? undefined : readSegment(segment, { cube, shape }),
    level,
    instrument,
    resume,
  };
}

/** The period that holds a day. */
const holding = (unit: PeriodUnit, day: number | undefined): number | undefined => (day === undefined ? undefined : periodOfDay(unit, day));

function readSegment(text: string, { cube, shape }: Pick<Counter, 'cube' | 'shape'>): { dimension: string; value: string } {
  const at = text.indexOf(':');
  const dimension = text.slice(0, at);
  const value = text.slice(at + 1);
  if (at < 0) throw invalidParameter('segment', 'Write a dimension and a group with a colon between, such as region:north.');
  if (!shape.dimensions.includes(dimension)) throw unknown('dimension', dimension, shape.dimensions);
  if (cube.segments.find(dimension, value) === undefined) {
    throw unknown('segment', text, cube.segments.of(dimension).map((group) => `${dimension}:${group.value}`));
  }
  return { dimension, value };
}

function unknown(what: string, name: string, known: readonly string[]): HttpProblem {
  const shown = known.slice(0, 50);
  return new HttpProblem({
    status: 404,
    code: `unknown-${what}`,
    title: `There is no such ${what}`,
    detail: `There is no ${what} "${name.slice(0, 100)}". There is ${shown.length > 0 ? shown.join(', ') : 'none'}.`,
    known: shown,
  });
}
