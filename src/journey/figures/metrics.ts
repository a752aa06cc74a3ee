import type { StatKind } from '../document/stat.js';
import type { Unit } from '../../metrics/reading.js';

/** What a journey knows of a metric. */
export interface JourneyMetric {
  readonly id: string;
  readonly better: 'higher' | 'lower';
  /** In what an asserted value of it is given. */
  readonly unit: Unit;
  /** What an observation of it may hold. */
  readonly stats: readonly StatKind[];
  /** How a histogram of it is read. */
  readonly histogram: 'share' | 'mean' | 'nps' | null;
}

const KNOWN: readonly JourneyMetric[] = [
  { id: 'emotion', better: 'higher', unit: 'score', stats: ['histogram', 'mean', 'asserted'], histogram: 'mean' },
  { id: 'csat', better: 'higher', unit: 'share', stats: ['ratio', 'histogram', 'asserted'], histogram: 'share' },
  { id: 'ces', better: 'higher', unit: 'score', stats: ['histogram', 'mean', 'ratio', 'asserted'], histogram: 'mean' },
  { id: 'fcr', better: 'higher', unit: 'share', stats: ['ratio', 'asserted'], histogram: null },
  { id: 'ttr', better: 'lower', unit: 'hours', stats: ['duration', 'asserted'], histogram: null },
  { id: 'nps', better: 'higher', unit: 'points', stats: ['nps', 'histogram', 'asserted'], histogram: 'nps' },
  { id: 'stars', better: 'higher', unit: 'score', stats: ['histogram', 'mean', 'asserted'], histogram: 'mean' },
  { id: 'volume', better: 'higher', unit: 'count', stats: ['ratio', 'asserted'], histogram: null },
  { id: 'drop-off', better: 'lower', unit: 'share', stats: ['ratio', 'asserted'], histogram: null },
];
const BY_ID = new Map(KNOWN.map((one) => [one.id, one]));
const ANY: readonly StatKind[] = ['ratio', 'nps', 'mean', 'histogram', 'duration', 'asserted'];

/** The metrics that journeys know by name. */
export const JOURNEY_METRICS: readonly JourneyMetric[] = KNOWN;

/** A metric by its name; of one that nobody knows, high is good and any observation will do. */
export function journeyMetric(id: string): JourneyMetric {
  return BY_ID.get(id) ?? { id, better: 'higher', unit: 'amount', stats: ANY, histogram: 'mean' };
}
