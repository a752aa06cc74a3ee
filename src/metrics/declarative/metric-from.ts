import { CxError, type Problem } from '../../core/problem.js';
import { compile, type Evaluator } from '../../expression/evaluate.js';
import type { Value } from '../../expression/values.js';
import type { AnswerMetricDefinition, EventMetricDefinition, MetricDefinition } from '../../model/metric.js';
import type { Added, Counted } from '../add.js';
import { defineMetric, type Metric } from '../definition.js';
import { histogram, type Fields } from '../partial.js';
import type { Unit } from '../reading.js';
import { contrastOf, meanAnswer, shareWithin, type ScoreReadout } from '../scales/figure.js';
import type { Face } from '../scales/readout.js';
import { compileMetric, type CompiledMetric, type CompiledSum } from './compiled.js';
import { groupsOf, readoutsOf } from './readouts.js';

const COMPILED = new WeakMap<MetricDefinition, CompiledMetric>();

/** The expressions of a metric that was made of data; undefined for others, and for those of answers, which have none. */
export function compiledOf(metric: Metric): CompiledMetric | undefined {
  return metric.definition && COMPILED.get(metric.definition);
}

/**
 * Makes a metric of its definition, to be used in cubes, in the collector and in elements like any other. The
 * definition has the form of `MetricDefinition`; what comes from outside goes through `parseMetric`.
 *
 * @throws CxError of the first thing that is wrong, with its place: an expression that cannot be read, a name that is
 * not there, a readout that does not fit the sums
 */
export function metricFrom(definition: MetricDefinition): Metric {
  const { metric, problems } = assemble(definition);
  if (!metric) throw new CxError({ ...problems[0]!, message: `Metric "${definition.id}": ${problems[0]!.message}` });
  return metric;
}

/** The metric, or all that is wrong. */
export function assemble(definition: MetricDefinition): { readonly metric: Metric | null; readonly problems: readonly Problem[] } {
  return definition.counts === 'answers' ? ofAnswers(definition) : ofEvents(definition);
}

function ofEvents(definition: EventMetricDefinition): { readonly metric: Metric | null; readonly problems: readonly Problem[] } {
  const { metric: compiled, problems } = compileMetric(definition);
  const { face, problems: more } = faceOf(definition);
  if (problems.length > 0 || more.length > 0) return { metric: null, problems: [...problems, ...more] };
  const fields: Fields = Object.fromEntries(compiled.sums.map(({ name, field }) => [name, field]));
  COMPILED.set(definition, compiled);
  const metric = defineMetric({
    id: definition.id,
    unit: face.unit,
    range: face.range,
    method: definition.method,
    better: definition.better,
    fields,
    definition,
    source: { kind: 'events', add: adder(compiled), ...(compiled.types && { types: compiled.types }) },
    ...readoutsOf(definition, face, compiled.readout),
  });
  return { metric, problems: [] };
}

const USUAL: Partial<Record<EventMetricDefinition['readout']['kind'], Unit>> = { share: 'share', 'band-share': 'share', contrast: 'points', 'band-contrast': 'points', count: 'count' };
const RANGES: Partial<Record<Unit, readonly [number, number]>> = { share: [0, 1], points: [-100, 100], count: [0, Infinity], ratio: [0, Infinity], hours: [0, Infinity] };

function faceOf({ id, method, unit, range, readout, sums }: EventMetricDefinition): { readonly face: Face; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const histogramSum = readout.kind === 'mean' && Object.hasOwn(sums, readout.of) ? sums[readout.of] : undefined;
  const scale = histogramSum?.kind === 'histogram' ? histogramSum.scale : null;
  const usual = USUAL[readout.kind] ?? (scale ? 'score' : undefined);
  if (usual && unit && unit !== usual && !(scale && unit === 'amount')) problems.push({ code: 'bad-metric', message: `A ${readout.kind} is counted in ${usual}, not in ${unit}. Leave it out.`, where: '/unit' });
  if (!usual && !unit) problems.push({ code: 'bad-metric', message: `A ${readout.kind} can be counted in anything: say in what.`, where: '/unit' });
  const told = unit ?? usual ?? 'amount';
  const [low, high] = range ?? [null, null];
  const usualRange = scale ? ([scale.min, scale.max] as const) : (RANGES[told] ?? ([-Infinity, Infinity] as const));
  if (range && usual && usual !== 'count' && (low !== usualRange[0] || high !== usualRange[1])) problems.push({ code: 'bad-metric', message: `A ${readout.kind} runs from ${usualRange[0]} to ${usualRange[1]}. Leave it out.`, where: '/range' });
  const ends = range ? ([low ?? -Infinity, high ?? Infinity] as const) : usualRange;
  if (!(ends[0] < ends[1])) problems.push({ code: 'bad-metric', message: 'The first must be below the second.', where: '/range' });
  return { face: { metric: id, unit: told, range: ends, method }, problems };
}

/** Makes the function that tells what an event adds. An event for which an expression takes too long says nothing. */
function adder({ where, sums }: CompiledMetric): (event: object) => Record<string, Added> | null {
  const test = compile(where);
  const parts = sums.map((one) => ({ ...one, value: one.of ? compile(one.of) : null, condition: one.when ? compile(one.when) : null }));
  return (event) => {
    try {
      if (test(event) !== true) return null;
      const added: Record<string, Added> = {};
      for (const part of parts) {
        if (part.condition && part.condition(event) !== true) continue;
        added[part.name] = part.value ? addedBy(part, part.value(event)) : 1;
      }
      return added;
    } catch (error) {
      if (error instanceof CxError && error.code === 'too-much-work') return null;
      throw error;
    }
  };
}

function addedBy(part: CompiledSum, value: ReturnType<Evaluator>): Added {
  if (!part.many) return countedBy(part, value);
  return Array.isArray(value) ? (value as readonly Value[]).map((entry) => countedBy(part, entry)) : null;
}

/** A number as it is; nothing as missing; what is no number as the reason why not. */
function countedBy({ sum }: CompiledSum, value: ReturnType<Evaluator>): Counted {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number') return 'notANumber';
  if (sum.kind === 'histogram' && sum.noAnswer?.includes(value)) return 'noAnswer';
  if (sum.kind !== 'moments' || sum.logarithms !== true) return value;
  return value > 0 ? Math.log(value) : 'outOfRange';
}

function ofAnswers(definition: AnswerMetricDefinition): { readonly metric: Metric | null; readonly problems: readonly Problem[] } {
  const { id, method, scale, readout, better } = definition;
  const { min, max } = scale;
  const bands = readout.kind === 'band-share' ? { band: readout.band } : readout.kind === 'band-contrast' ? { plus: readout.plus, minus: readout.minus } : {};
  const problems = Object.entries(bands)
    .filter(([, [from, to]]) => from < min || to > max)
    .map(([name]): Problem => ({ code: 'bad-metric', message: `This must lie on the scale, within ${min} and ${max}.`, where: `/readout/${name}` }));
  if (problems.length > 0) return { metric: null, problems };
  const unit: Unit = readout.kind === 'mean' ? 'score' : readout.kind === 'band-share' ? 'share' : 'points';
  const range = readout.kind === 'mean' ? ([min, max] as const) : (RANGES[unit] ?? ([min, max] as const));
  const face: Face = { metric: id, unit, range, method };
  const metric = defineMetric({
    id, unit, range, method, better, definition,
    fields: { scores: histogram(min, max) },
    source: { kind: 'scores', scale, field: 'scores' },
    ...answersReadout(face, definition),
  });
  return { metric: metric as Metric, problems: [] };
}

function answersReadout(face: Face, { scale, readout }: AnswerMetricDefinition): ScoreReadout {
  switch (readout.kind) {
    case 'mean':
      return meanAnswer(face, [], readout.mirrored);
    case 'band-share':
      return shareWithin(face, groupsOf(scale.min, scale.max, readout.band), readout.band);
    case 'band-contrast':
      return contrastOf(face, [{ id: 'minus', from: readout.minus[0], to: readout.minus[1] }, { id: 'plus', from: readout.plus[0], to: readout.plus[1] }], readout);
  }
}

