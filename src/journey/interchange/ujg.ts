import * as z from 'zod/mini';
import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { parse } from '../../model/parse.js';
import type { Journey } from '../document/journey.js';
import { recordSchemas, type Observation } from '../document/records.js';
import type { Stat } from '../document/stat.js';
import type { Act } from '../edit/history.js';
import type { Operation } from '../edit/operation.js';
import { sizeOf } from '../figures/merge.js';
import { figureOf } from '../figures/figure.js';
import { JourneyIndex } from '../map/journey-index.js';
import { NamedIds } from './ids.js';
import type { Diagnostic, ExportedJourney, Loss } from './loss.js';

/** The subject of a metric, as UJG names it: the journey, and the record after a number sign. */
export const ujgSubject = (journey: string, at: string): string => `urn:cx:journey:${encodeURIComponent(journey)}${at === journey ? '' : `#${encodeURIComponent(at)}`}`;

const HOUR = 3_600_000;

/**
 * Writes the observations of a journey as metric observations of the User Journey Graph (W3C community group, draft of
 * June 2026). Its rules are ours: a rate has its numerator and denominator, an undefined rate is not written, durations
 * are whole milliseconds, and counts add up.
 */
export function exportUjg(journey: Journey): ExportedJourney {
  const losses: Loss[] = [];
  const graph: object[] = [];
  const lose = ({ id }: Observation, code: Loss['code'], message: string): void => void losses.push({ code, id, type: 'observation', message });
  for (const one of new JourneyIndex(journey).all('observation')) {
    const { stat, metric } = one;
    if (one.series !== 'current') lose(one, 'left-out', `UJG has what was observed, and not what is ${one.series === 'expected' ? 'expected' : one.series === 'best' ? 'the best there is' : 'so with a competitor'}.`);
    else if (stat.t === 'asserted') lose(one, 'left-out', 'UJG has what was counted, and not what somebody says.');
    else if (one.segment !== undefined || one.persona !== undefined) lose(one, 'left-out', 'The metrics of UJG have no segments.');
    else if (sizeOf(stat) === 0) lose(one, 'left-out', 'Out of nobody there is no rate, and UJG asks that it is not written as 0.');
    else {
      const subject = ujgSubject(journey.id, one.at);
      const put = (key: string, value: number, unit: string, more: object = {}): void => void graph.push({ '@id': `${subject}${subject.includes('#') ? '-' : '#'}${encodeURIComponent(`${one.id}-${key}`)}`, '@type': 'MetricObservation', metricSubjectRef: subject, metricKey: key, metricValue: value, metricUnit: unit, ...more });
      writeStat(one, stat, camel(metric), put, (code, message) => lose(one, code, message));
      if (one.period) lose(one, 'shortened', 'The metrics of UJG have no period; it is left out.');
    }
  }
  for (const { id, type } of journey.records) if (type !== 'observation') losses.push({ code: 'left-out', id, type, message: `Metrics of UJG are of a graph that is told elsewhere; ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type} is not in them.` });
  return { text: `${JSON.stringify({ '@graph': graph }, null, 2)}\n`, losses };
}

function writeStat({ metric }: Observation, stat: Exclude<Stat, { t: 'asserted' }>, key: string, put: (key: string, value: number, unit: string, more?: object) => void, lose: (code: Loss['code'], message: string) => void): void {
  switch (stat.t) {
    case 'ratio':
      return put(`${key}Rate`, stat.k / stat.n, 'ratio', { numeratorCount: stat.k, denominatorCount: stat.n, 'cx:rule': stat.rule });
    case 'nps':
      put(`${key}PromoterCount`, stat.promoters, 'count', { aggregationMethod: 'sum' });
      put(`${key}DetractorCount`, stat.detractors, 'count', { aggregationMethod: 'sum' });
      return put(`${key}AnswerCount`, stat.n, 'count', { aggregationMethod: 'sum' });
    case 'histogram':
      return stat.counts.forEach((n, i) => put(`${key}Answer${stat.min + i < 0 ? 'Minus' : ''}${Math.abs(stat.min + i)}Count`, n, 'count', { aggregationMethod: 'sum' }));
    case 'mean': {
      lose('shortened', 'UJG has no place for a standard deviation: from this mean no interval can be had.');
      return put(`${key}Mean`, stat.mean, 'score', { denominatorCount: stat.n, aggregationMethod: 'mean', 'cx:scale': stat.scale });
    }
    case 'duration': {
      if (stat.sdMs !== undefined || stat.buckets || stat.told) lose('shortened', 'UJG has no percentiles and no spread of times: the mean is written.');
      const figure = figureOf(metric, { t: 'duration', n: stat.n, sumMs: stat.sumMs });
      return put(`${key}Ms`, Math.round((figure.value ?? 0) * HOUR), 'millisecond', { denominatorCount: stat.n, aggregationMethod: 'mean' });
    }
  }
}

const camel = (metric: string): string => metric.replaceAll(/[^a-z0-9]+([a-z0-9])?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '');

const observation = z.looseObject({
  '@type': z.optional(z.union([z.string(), z.array(z.string())])), metricSubjectRef: z.string(), metricKey: z.string(), metricValue: z.union([z.number(), z.string(), z.boolean()]),
  metricUnit: z.optional(z.string()), numeratorCount: z.optional(z.number()), denominatorCount: z.optional(z.number()),
});
type Read = z.infer<typeof observation>;

export interface UjgOptions {
  /** Which record a subject is, where it is none that {@link exportUjg} wrote. */
  readonly subjects?: Readonly<Record<string, string>>;
  /** Metrics of other names, such as `{ checkoutRate: 'csat' }`. */
  readonly metrics?: Readonly<Record<string, string>>;
}

/** Reads metric observations of UJG onto a journey: as an act, so that one undo takes them back. Never throws. */
export function importUjg(index: JourneyIndex, text: string, options: UjgOptions = {}): Result<{ readonly act: Act; readonly diagnostics: readonly Diagnostic[] }, readonly Problem[]> {
  let source: unknown;
  try {
    source = JSON.parse(text);
  } catch {
    return err([{ code: 'not-json', message: 'This is no JSON.', where: '' }]);
  }
  const whole = source as { readonly '@graph'?: unknown } | null;
  const list = Array.isArray(source) ? (source as unknown[]) : Array.isArray(whole?.['@graph']) ? (whole['@graph'] as unknown[]) : [source];
  const diagnostics: Diagnostic[] = [];
  const say = (i: number, code: string, message: string): void => void diagnostics.push({ code, severity: 'warning', line: i + 1, message });
  const found = new Map<string, Map<string, Read>>();
  list.forEach((one, i) => {
    const type = (one as { readonly '@type'?: unknown } | null)?.['@type'];
    if (type !== 'MetricObservation' && !(Array.isArray(type) && type.includes('MetricObservation'))) return;
    const parsed = observation.safeParse(one);
    if (!parsed.success) return say(i, 'not-an-observation', `Entry ${i + 1} is a MetricObservation without subject, key or value.`);
    const at = subjectOf(index, parsed.data.metricSubjectRef, options);
    if (at === undefined) return say(i, 'unknown-subject', `Entry ${i + 1} is of ${JSON.stringify(parsed.data.metricSubjectRef.slice(0, 80))}, which is nothing on this map. Say what it is in "subjects".`);
    const here = found.get(at) ?? new Map<string, Read>();
    here.set(parsed.data.metricKey, parsed.data);
    found.set(at, here);
  });
  const ids = new NamedIds([index.journey.id, ...index.journey.records.map(({ id }) => id)]);
  const operations: Operation[] = [];
  for (const [at, metrics] of found) {
    for (const [metric, stat] of statsOf(metrics, options, (key, message) => diagnostics.push({ code: 'not-an-observation', severity: 'warning', line: 0, message: `${key} of ${JSON.stringify(at.slice(0, 60))}: ${message}`, id: at }))) {
      const record = { type: 'observation' as const, id: ids.make('o', `${metric}-${at}`), at, metric, series: 'current' as const, stat };
      const parsed = parse<Observation>(recordSchemas.observation, record);
      if (parsed.ok) operations.push({ do: 'add', record: parsed.value });
      else diagnostics.push({ code: 'not-an-observation', severity: 'warning', line: 0, message: `${metric} of ${JSON.stringify(at.slice(0, 60))} is left out: ${parsed.error[0]!.message}`, id: at });
    }
  }
  if (list.length > 0 && found.size === 0 && diagnostics.length === 0) return err([{ code: 'not-ujg', message: 'There is no MetricObservation in this.', where: '' }]);
  return ok({ act: { name: 'import-metrics', operations }, diagnostics });
}

function subjectOf(index: JourneyIndex, subject: string, { subjects = {} }: UjgOptions): string | undefined {
  const given = Object.hasOwn(subjects, subject) ? subjects[subject] : undefined;
  const wanted = given ?? subject;
  if (index.has(wanted)) return wanted;
  const own = ujgSubject(index.journey.id, index.journey.id);
  if (wanted === own) return index.journey.id;
  try {
    const id = wanted.startsWith(`${own}#`) ? decodeURIComponent(wanted.slice(own.length + 1)) : undefined;
    return id !== undefined && index.has(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

const kebab = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^-+/, '');

/** Counts that belong together become one observation; a value without what it was counted from is none. */
function* statsOf(metrics: ReadonlyMap<string, Read>, { metrics: names = {} }: UjgOptions, say: (key: string, message: string) => void): Iterable<readonly [metric: string, stat: unknown]> {
  const nameOf = (key: string, stem: string): string => (Object.hasOwn(names, key) ? names[key]! : Object.hasOwn(names, stem) ? names[stem]! : kebab(stem));
  const histograms = new Map<string, Map<number, number>>();
  for (const [key, one] of metrics) {
    const value = Number(one.metricValue);
    const steps = /^(.+)Answer(Minus)?(\d+)Count$/.exec(key);
    if (steps) {
      const stem = steps[1]!;
      const counts = histograms.get(stem) ?? new Map<number, number>();
      counts.set((steps[2] ? -1 : 1) * Number(steps[3]), value);
      histograms.set(stem, counts);
    } else if (key.endsWith('PromoterCount')) {
      const stem = key.slice(0, -'PromoterCount'.length);
      const [detractors, n] = [metrics.get(`${stem}DetractorCount`), metrics.get(`${stem}AnswerCount`)];
      if (detractors && n) yield [nameOf(key, stem), { t: 'nps', promoters: value, detractors: Number(detractors.metricValue), n: Number(n.metricValue) }];
      else say(key, `promoters without ${stem}DetractorCount and ${stem}AnswerCount say nothing. It is left out.`);
    } else if (/(?:Detractor|Answer)Count$/.test(key)) continue;
    else if (one.metricUnit === 'ratio') {
      const { numeratorCount: k, denominatorCount: n } = one;
      const rule = typeof one['cx:rule'] === 'string' ? one['cx:rule'] : key;
      if (k === undefined || n === undefined) say(key, 'a rate without numeratorCount and denominatorCount cannot be added up, and does not say of how many. It is left out.');
      else yield [nameOf(key, key.replace(/Rate$/, '')), { t: 'ratio', k, n, rule }];
    } else if (key.endsWith('Ms')) {
      const n = one.denominatorCount ?? 1;
      yield [nameOf(key, key.slice(0, -2)), { t: 'duration', n, sumMs: value * n }];
    } else if (key.endsWith('Mean') && one.denominatorCount !== undefined && Array.isArray(one['cx:scale'])) yield [nameOf(key, key.slice(0, -4)), { t: 'mean', n: one.denominatorCount, mean: value, scale: one['cx:scale'] as unknown }];
    else say(key, 'it is none of rate, duration or counts that a journey map knows. It is left out.');
  }
  for (const [stem, counts] of histograms) {
    const min = Math.min(...counts.keys());
    const max = Math.max(...counts.keys());
    if (max - min > 100) say(`${stem}Answer…Count`, 'the scale has more than 101 steps. It is left out.');
    else yield [nameOf(stem, stem), { t: 'histogram', min, counts: Array.from({ length: max - min + 1 }, (_, i) => counts.get(min + i) ?? 0) }];
  }
}
