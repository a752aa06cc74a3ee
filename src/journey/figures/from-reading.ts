import type { Reading } from '../../metrics/reading.js';
import type { Journey } from '../document/journey.js';
import type { JourneyRecord, Observation } from '../document/records.js';
import type { CountedStat } from '../document/stat.js';

/**
 * The observation behind a reading of the metrics core, such as a scorecard's, so that a live figure can be rolled up and
 * held against others like one that stands in the document. Null where there is no figure, or none that can be merged:
 * what was withheld stays withheld.
 */
export function statOfReading(reading: Reading): CountedStat | null {
  if (reading.kind !== 'measured') return null;
  const { distribution, unit, n, value, method } = reading;
  if (distribution) {
    const group = (id: string): number | undefined => distribution.groups.find((one) => one.id === id)?.n;
    const [promoters, detractors] = [group('promoter'), group('detractor')];
    if (unit === 'points' && promoters !== undefined && detractors !== undefined) return { t: 'nps', promoters, detractors, n };
    const top = distribution.min + distribution.counts.length - 1;
    const good = distribution.groups.find(({ id, to }) => id === 'satisfied' && to === top);
    if (distribution.counts.every(Number.isInteger) && distribution.counts.length >= 2 && (unit === 'score' || (unit === 'share' && good))) {
      return { t: 'histogram', min: distribution.min, counts: [...distribution.counts], ...(unit === 'share' && good && { goodFrom: good.from }) };
    }
  }
  // a share of whole people; what was weighted is none
  const count = value * n;
  return unit === 'share' && Number.isInteger(n) && Math.abs(count - Math.round(count)) < 1e-6 ? { t: 'ratio', k: Math.round(count), n, rule: method } : null;
}

/** A live figure for a place of the map. */
export interface LiveFigure {
  readonly at: string;
  readonly metric: string;
  readonly reading: Reading;
  readonly period?: { readonly from: string; readonly to: string };
  readonly segment?: string;
  /** Where it comes from, and when it was read. */
  readonly source: string;
  readonly read: string;
}

/** Ids of live figures; no record of a document should begin so. */
const LIVE = 'live:';

/**
 * A journey with live figures in it: each takes the place of what the document says of the current state of its metric
 * there. For showing: the document itself is not changed, and is what is kept.
 */
export function withLive(journey: Journey, figures: readonly LiveFigure[]): Journey {
  const live = new Map<string, Observation>();
  for (const { at, metric, reading, period, segment, source, read } of figures) {
    const stat = statOfReading(reading);
    if (!stat) continue;
    const key = JSON.stringify([at, metric, segment ?? null]);
    live.set(key, { type: 'observation', id: `${LIVE}${key}`, at, metric, series: 'current', stat, ...(period && { period }), ...(segment !== undefined && { segment }), provenance: { source, at: read } });
  }
  const isTaken = (record: JourneyRecord): boolean => record.type === 'observation' && record.series === 'current' && record.persona === undefined && live.has(JSON.stringify([record.at, record.metric, record.segment ?? null]));
  return { ...journey, records: [...journey.records.filter((record) => !isTaken(record)), ...live.values()] };
}

/** The observations of a journey that are live. */
export const isLive = ({ id }: Pick<Observation, 'id'>): boolean => id.startsWith(LIVE);
