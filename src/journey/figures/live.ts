import type { Cube } from '../../metrics/cube/cube.js';
import { readGroups } from '../../metrics/cube/groups.js';
import type { ReadOptions } from '../../metrics/definition.js';
import { firstDay } from '../../metrics/period/calendar.js';
import type { Reading } from '../../metrics/reading.js';
import { unmeasured } from '../../metrics/scales/readout.js';
import { protectGroups } from '../../metrics/statistics/privacy/groups.js';
import type { Journey } from '../document/journey.js';
import { scaleOf } from '../document/scale.js';
import type { JourneyIndex } from '../map/journey-index.js';
import { matchActivities } from '../observed/conformance/match.js';
import { statOfReading, withLive, type LiveFigure } from './from-reading.js';

/** What figures say of one metric at one touchpoint; of everybody, or of a segment of the journey. */
export interface LivePlace {
  readonly at: string;
  readonly metric: string;
  readonly segment: string | undefined;
  readonly reading: Reading;
}

/** What a cube says of a journey, and what of either has no place in the other. */
export interface LiveReadings {
  readonly places: readonly LivePlace[];
  /** The days that the figures are of; null where they have none. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Metrics of the journey that the cube does not have: what the journey says of them stands. */
  readonly unknown: readonly string[];
  /** Groups of the cube that are no touchpoint of the journey. */
  readonly elsewhere: readonly string[];
  /** Metrics on another scale than that of the journey, and NPS in the middle of it: left out, since they would mislead. */
  readonly unlike: readonly string[];
  readonly nps: readonly string[];
  /** The dimension that was looked for, if the cube has none of that name. */
  readonly missing: string | null;
}

export interface LiveOptions {
  /** The dimension whose groups are touchpoints: by their id, an event type or their name. Default `touchpoint`. */
  readonly by?: string;
  /** Over all periods; otherwise of the last that has answers. */
  readonly whole?: boolean;
  readonly read?: ReadOptions;
}

/** The dimension in which a group of customers stands at touchpoints: `touchpoint*tenure`, with groups such as `renewal*10+`. */
export const crossed = (parts: readonly string[]): string => parts.join('*');

/**
 * Reads from a cube what it says of the touchpoints of a journey. A group that is too small to be shown, or would give another away, comes with that
 * reason and no figure. The groups of a segment are those of a crossed dimension.
 */
export function readLive(index: JourneyIndex, cube: Cube, { by = 'touchpoint', whole = false, read = {} }: LiveOptions = {}): LiveReadings {
  const metrics = [...cube.metrics.keys()].filter((id) => cube.measuresOf(id).length > 0);
  const unknown = index.metrics.filter((id) => !metrics.includes(id));
  const last = whole ? undefined : cube.periods.ends?.last;
  const span = last === undefined ? {} : { from: last, to: last };
  const day = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
  const period = last === undefined ? null : { from: day(firstDay(cube.unit, last)), to: day(firstDay(cube.unit, last + 1) - 1) };
  if (!cube.dimensions.includes(by)) return { places: [], period, unknown, elsewhere: [], unlike: [], nps: [], missing: by };
  const places = new Map<string, LivePlace>();
  /** The places of segments that split one figure the same way, by what they split. */
  const parts = new Map<string, Set<string>>();
  const [elsewhere, unlike, nps] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { dimension, segment, group } of dimensionsOf(index, cube, by)) {
    const known = new Map(matchActivities(index, [...new Set(cube.segments.of(dimension).flatMap(({ value }) => group(value) ?? []))]).map((match) => [match.activity, match]));
    for (const metric of metrics) {
      for (const { value, reading } of readGroups(cube, dimension, { metric, ...span, instrument: 'latest' }, read)) {
        const name = group(value);
        if (name === undefined || name === '') continue;
        const touchpoint = known.get(name)?.touchpoint;
        if (reading.kind === 'unmeasured' && reading.reason === 'no-answers') continue;
        if (!touchpoint) elsewhere.add(name);
        else if (metric === 'nps' && !index.mayAskNps(touchpoint.id)) nps.add(touchpoint.id);
        else if (metric === 'emotion' && !isOnScale(index, reading)) unlike.add(metric);
        else {
          const key = JSON.stringify([touchpoint.id, metric, segment]);
          // of two groups that are one touchpoint the one that bears its id stands
          if (!places.has(key) || known.get(name)?.by === 'id') places.set(key, { at: touchpoint.id, metric, segment, reading });
          if (segment !== undefined) partsOf(parts, JSON.stringify([touchpoint.id, metric, dimension])).add(key);
        }
      }
    }
  }
  for (const keys of parts.values()) protectParts(places, [...keys], read.privacyThreshold ?? 0);
  return { places: [...places.values()], period, unknown, elsewhere: [...elsewhere], unlike: [...unlike], nps: [...nps], missing: null };
}

function partsOf(parts: Map<string, Set<string>>, of: string): Set<string> {
  let keys = parts.get(of);
  if (!keys) parts.set(of, (keys = new Set()));
  return keys;
}

/** Everybody's figure stands beside those of segments: a segment is hidden where the two would tell of the few who are not in it. */
function protectParts(places: Map<string, LivePlace>, keys: readonly string[], threshold: number): void {
  const shown = keys.flatMap((key) => { const place = places.get(key); return place && place.reading.kind !== 'unmeasured' ? [[key, place] as const] : []; });
  const [first] = shown;
  const whole = first && places.get(JSON.stringify([first[1].at, first[1].metric, undefined]))?.reading;
  if (!whole || whole.kind === 'unmeasured') return;
  const sizes = shown.map(([, { reading }]) => reading.n);
  const rest = Math.max(0, whole.n - sizes.reduce((sum, n) => sum + n, 0));
  const hidden = protectGroups([...sizes, rest], threshold);
  for (const [i, [key, place]] of shown.entries()) {
    const { metric, unit, range, method } = place.reading;
    if (hidden[i]) places.set(key, { ...place, reading: unmeasured({ metric, unit, range, method }, 'protects-others', 0) });
  }
}

/** The dimension of everybody, and those of segments that the cube has; `group` takes the touchpoint out of the name of a group. */
function* dimensionsOf(index: JourneyIndex, cube: Cube, by: string): Iterable<{ readonly dimension: string; readonly segment: string | undefined; readonly group: (value: string) => string | undefined }> {
  yield { dimension: by, segment: undefined, group: (value) => value };
  for (const { id, where } of index.all('segment')) {
    const wanted = Object.entries(where ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    if (wanted.length === 0) continue;
    const dimension = crossed([by, ...wanted.map(([name]) => name)]);
    const ending = `*${wanted.map(([, value]) => value).join('*')}`;
    if (cube.dimensions.includes(dimension)) yield { dimension, segment: id, group: (value) => (value.endsWith(ending) ? value.slice(0, -ending.length) : undefined) };
  }
}

/** The dimensions that a journey asks a source for. */
export function liveDimensions(index: JourneyIndex, by = 'touchpoint'): readonly string[] {
  const crossings = index.all('segment').flatMap(({ where }) => (where && Object.keys(where).length > 0 ? [crossed([by, ...Object.keys(where).sort()])] : []));
  return [...new Set([by, ...crossings])];
}

function isOnScale(index: JourneyIndex, { range, unit }: Reading): boolean {
  const { min, max } = scaleOf(index.head);
  return unit === 'score' && range[0] === min && range[1] === max;
}

/**
 * The journey with these figures in place of what it says of now: those that can be merged are observations, so phases and sentences have them too;
 * those that cannot, and those that may not be shown, leave a gap, and are told at their place from the reading itself.
 */
export function journeyWithLive(journey: Journey, { places, period }: Pick<LiveReadings, 'places' | 'period'>, source: string, read: string): Journey {
  const covered = new Set(places.map(({ at, metric, segment }) => JSON.stringify([at, metric, segment ?? null])));
  const records = journey.records.filter((record) => record.type !== 'observation' || record.series !== 'current' || record.persona !== undefined || !covered.has(JSON.stringify([record.at, record.metric, record.segment ?? null])));
  const figures = places.map(({ at, metric, segment, reading }): LiveFigure => ({ at, metric, reading, source, read, ...(period && { period }), ...(segment !== undefined && { segment }) }));
  return withLive({ ...journey, records }, figures);
}

/** Can a reading be merged with others, so that it stands in the journey itself? */
export const isMergeable = (reading: Reading): boolean => statOfReading(reading) !== null;
