import { CxError } from '../../core/problem.js';
import { dayNumber, firstDay, parsePeriod, periodKey, periodOfDay, PERIOD_UNITS, type PeriodUnit } from '../../metrics/period/calendar.js';
import { dayOfZone } from '../../metrics/period/day-of-zone.js';
import type { Cube } from '../../metrics/cube/cube.js';
import type { ReadOptions } from '../../metrics/definition.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../metrics/statistics/privacy/suppression.js';
import type { Audience, Group } from '../document/figure.js';
import type { Comparison } from '../document/period.js';
import type { Scorecard } from '../document/scorecard.js';
import { figuresOf } from '../document/walk.js';
import type { Losses } from './missing.js';
import type { ScorecardNote } from './notes.js';
import type { Compared, ScorecardPeriod } from './reading.js';

/** How a scorecard is to be read, beyond what its document says. */
export interface ScorecardOptions {
  /** The moment we are in, in milliseconds since 1970. */
  readonly now: number;
  /** Another period than the document says: `now`, `latest`, or one by name, such as `2026-11`. */
  readonly through?: string;
  /** Another comparison than the document says. */
  readonly comparison?: Comparison;
  /** How many periods the series goes back. */
  readonly series?: number;
  /** One group only. */
  readonly segment?: Group;
  /** Compares that group with this one in the same period, and not with an earlier period. */
  readonly against?: Group;
  /** For whom: what is not for them counts, and is not among the children. Everything if not given. */
  readonly audience?: Audience;
  /** Figures of fewer answers are not shown. What the document says can be raised and not lowered. */
  readonly privacyThreshold?: number;
  /** What devices report as lost, by `lossesOf`: figures then say what is missing from them. */
  readonly losses?: Losses | undefined;
  /** How intervals and tests are made. */
  readonly reading?: Omit<ReadOptions, 'privacyThreshold' | 'days' | 'earlierDays'>;
}

/** What all figures of a scorecard are read by. */
export interface Frame {
  readonly cube: Cube;
  readonly period: ScorecardPeriod | null;
  readonly compared: Compared | null;
  /** The first period of the series. */
  readonly first: number;
  readonly segment: Group | null;
  readonly now: number;
  /** The number of the day we are in. */
  readonly today: number;
  readonly options: ReadOptions & { readonly privacyThreshold: number };
  readonly losses: Losses | undefined;
  readonly notes: readonly ScorecardNote[];
  /** In which periods the limits of a figure begin anew. */
  readonly rebases: (figure: string) => readonly number[];
}

const PER_YEAR = { week: 52, month: 12, quarter: 4, year: 1 } as const;

/**
 * What a scorecard is read by: the cube in its unit, the period, and what it is compared with.
 *
 * @throws CxError `no-segment`, `unlike-dimensions` if groups are to be compared that do not stand side by side
 */
export function frameOf(document: Scorecard, given: Cube, options: ScorecardOptions): Frame {
  const notes: ScorecardNote[] = [];
  const { segment = null, against, now } = options;
  if (against && !segment) throw new CxError({ code: 'no-segment', message: 'Give the group that is to be compared as "segment".', where: 'segment' });
  if (against && segment!.dimension !== against.dimension) {
    throw new CxError({ code: 'unlike-dimensions', message: `"${segment!.value}" and "${against.value}" are of different dimensions: the same customers can be in both. Compare groups of one dimension.`, where: 'against' });
  }
  const cube = inUnit(given, document.period?.unit, notes);
  const today = dayOfZone(cube.zone)(now);
  const current = periodOfDay(cube.unit, today);
  const last = cube.periods.ends?.last ?? null;
  if (last === null) notes.push({ code: 'no-answers' });

  const through = options.through ?? document.period?.through ?? 'latest';
  const named = through === 'now' || through === 'latest' ? null : numberOf(through, cube.unit, notes);
  const number = last === null ? null : through === 'now' ? current : (named ?? last);
  const periodAt = (at: number): ScorecardPeriod => ({ unit: cube.unit, number: at, key: periodKey(cube.unit, at), running: at === current });
  const period = number === null ? null : periodAt(number);
  for (const group of [segment, against ?? null]) {
    if (group && !cube.dimensions.includes(group.dimension)) notes.push({ code: 'unknown-dimension', dimension: group.dimension });
    else if (group && cube.segments.find(group.dimension, group.value) === undefined) notes.push({ code: 'unknown-group', ...group });
  }
  const unmatched = number === null ? null : (options.losses?.unmatched({ unit: cube.unit, from: number, to: number }) ?? null);
  if (unmatched) notes.push({ code: 'losses-unmatched', ...unmatched });
  const length = options.series ?? document.period?.series ?? 12;
  return {
    cube, period, segment, now, today, losses: options.losses, notes, rebases: rebasesOf(document, cube.unit),
    compared: against ? { kind: 'group', group: against } : number === null ? null : comparedWith(options.comparison ?? document.period?.comparison ?? 'previous', number, cube.unit, periodAt, notes),
    first: number === null ? 0 : number - length + 1,
    options: { ...options.reading, privacyThreshold: Math.max(document.privacyThreshold ?? DEFAULT_PRIVACY_THRESHOLD, options.privacyThreshold ?? 0) },
  };
}

/** The cube by the unit that is wanted, if it can be put together to it. */
export function inUnit(cube: Cube, wanted: PeriodUnit | undefined, notes: ScorecardNote[]): Cube {
  if (wanted === undefined || wanted === cube.unit) return cube;
  const canBe = cube.unit !== 'week' && PERIOD_UNITS.indexOf(wanted) > PERIOD_UNITS.indexOf(cube.unit);
  if (canBe) return cube.regroup({ unit: wanted });
  notes.push({ code: 'other-unit', wanted, read: cube.unit });
  return cube;
}

function numberOf(key: string, unit: PeriodUnit, notes: ScorecardNote[]): number | null {
  const found = parsePeriod(key);
  if (found?.unit === unit) return found.period;
  notes.push({ code: 'other-period', period: key });
  return null;
}

function comparedWith(comparison: Comparison, number: number, unit: PeriodUnit, periodAt: (at: number) => ScorecardPeriod, notes: ScorecardNote[]): Compared | null {
  if (comparison === 'previous') return { kind: 'previous', period: periodAt(number - 1) };
  if (comparison === 'year-before') return { kind: 'year-before', period: periodAt(yearBefore(unit, number)) };
  const named = numberOf(comparison.period, unit, notes);
  if (named === number) notes.push({ code: 'same-period' });
  return named === null || named === number ? null : { kind: 'period', period: periodAt(named) };
}

function yearBefore(unit: PeriodUnit, period: number): number {
  if (unit !== 'day') return period - PER_YEAR[unit];
  const [year, month, day] = periodKey('day', period).split('-').map(Number) as [number, number, number];
  return dayNumber(year - 1, month, day);
}

/** The last day of a period. */
export const lastDay = (unit: PeriodUnit, period: number): number => firstDay(unit, period + 1) - 1;

/** The number of a day that is written `2026-11-22`. */
export function dayOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return dayNumber(year, month, day);
}

function rebasesOf(document: Scorecard, unit: PeriodUnit): Frame['rebases'] {
  const rebases = (document.annotations ?? []).filter(({ rebase }) => rebase === true).map(({ date, of }) => ({ period: periodOfDay(unit, dayOf(date)), of: of?.map((id) => figuresOf(document, id)) }));
  return (figure) => rebases.filter(({ of }) => of === undefined || of.some((figures) => figures.has(figure))).map(({ period }) => period);
}
