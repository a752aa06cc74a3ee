import type { CxEvent } from '../model/event.js';
import type { Instrument } from '../model/instrument.js';
import { addTo, type Counted } from './add.js';
import type { Metric } from './definition.js';
import type { AnyFact } from './facts/fact.js';
import { slotOf } from './partial.js';
import { utcDay } from './period/calendar.js';
import { addQuantityTo } from './quantity.js';

/** What one event adds to one sum of one metric: the common coin of cubes, collectors and live feeds. */
export interface Contribution {
  readonly metric: string;
  readonly instrument: Instrument | null;
  /** Which number of the metric's partial. */
  readonly slot: number;
  readonly amount: number;
}

/** How events are counted. */
export interface CountOptions {
  /** The day they count for, in the zone of who counts; that of UTC if not given. Levels need it. */
  readonly day?: number;
  /** -1 takes away what was added before. Default 1. */
  readonly sign?: 1 | -1;
}

/**
 * What an event or a fact adds to the metrics given. A response that was sent counts; one that was only saved does not.
 * Ratings for a metric that is not given, or on another scale than that of the metric, add nothing.
 */
export function contributionsOf(event: CxEvent | AnyFact, metrics: Iterable<Metric>, { day, sign = 1 }: CountOptions = {}): Contribution[] {
  const found: Contribution[] = [];
  // told apart before the loop: of fifty metrics an answer is for one
  const scores = event.type === 'cx.response.submitted' ? event.data.answers.filter((answer) => answer.kind === 'score') : [];
  for (const metric of metrics) {
    const { source, fields, layout } = metric;
    if (source.kind === 'events') {
      if (source.types && !source.types.has(event.type)) continue;
      for (const [name, added] of Object.entries(source.add(event) ?? {})) {
        const start = layout.offsets[name];
        if (start === undefined || added === undefined) continue;
        const counted = (slot: number, amount: number): unknown => amount !== 0 && found.push({ metric: metric.id, instrument: null, slot: start + slot, amount: sign * amount });
        const values: readonly Counted[] = Array.isArray(added) ? (added as readonly Counted[]) : [added as Counted];
        for (const value of values) addTo(fields[name]!, value, day ?? utcDay(Date.parse(event.time)), counted);
      }
      continue;
    }
    if (event.type.startsWith('cx.fact.')) continue;
    if (source.kind === 'quantities') {
      const value = source.of(event as CxEvent);
      const field = metric.fields[source.field];
      if (value === null || field?.kind !== 'quantities') continue;
      const start = metric.layout.offsets[source.field]!;
      addQuantityTo(value, field.shape, (slot, amount) => amount !== 0 && found.push({ metric: metric.id, instrument: null, slot: start + slot, amount: sign * amount }));
      continue;
    }
    if (source.kind === 'weighted') continue;
    for (let i = 0; i < scores.length; i++) {
      const { instrument, value } = scores[i]!;
      if (instrument.metric !== metric.id) continue;
      const { min, max } = source.scale;
      if (instrument.scale.min !== min || instrument.scale.max !== max) continue;
      found.push({ metric: metric.id, instrument, slot: metric.layout.offsets[source.field]! + slotOf(value, min, max), amount: sign });
    }
  }
  return found;
}

/** What may be asked for as a group although it is not among the segments: where and about what it happened. */
const CONTEXT: ReadonlySet<string> = new Set(['touchpoint', 'journey', 'category', 'channel', 'purpose', 'program', 'survey', 'team', 'currency']);

/** Is it a dimension that events tell outside of their segments? */
export function isContext(dimension: string): boolean {
  return CONTEXT.has(dimension);
}

/**
 * The group that an event or a fact is in: that of its segments, or else what it says of itself, such as its touchpoint; none if it says nothing.
 * In a crossed dimension such as `touchpoint*tier` it is in `renewal*gold`.
 */
export function groupOf(event: CxEvent | AnyFact, dimension: string): string | undefined {
  const own = ownGroupOf(event, dimension);
  if (own !== undefined || !dimension.includes('*')) return own;
  const groups = dimension.split('*').map((part) => ownGroupOf(event, part));
  return groups.includes(undefined) ? undefined : groups.join('*');
}

function ownGroupOf({ data }: CxEvent | AnyFact, dimension: string): string | undefined {
  const segments = 'segments' in data ? data.segments : undefined;
  if (segments && Object.hasOwn(segments, dimension)) return segments[dimension];
  const told = CONTEXT.has(dimension) && Object.hasOwn(data, dimension) ? (data as Record<string, unknown>)[dimension] : undefined;
  return typeof told === 'string' ? told : undefined;
}
