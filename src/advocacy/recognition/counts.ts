import { periodOfDay, utcDay, type PeriodUnit } from '../../metrics/period/calendar.js';
import { DEFAULT_LEVEL, type Interval } from '../../metrics/statistics/interval.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../metrics/statistics/privacy/suppression.js';
import { protectTable } from '../../metrics/statistics/privacy/table.js';
import { garwood } from '../../metrics/statistics/rate/poisson.js';
import type { Recognition } from './recognition.js';

/** Stars in a phase, a period or both; null is hidden, to protect who gave them. */
export interface StarCount {
  readonly stars: number;
  /** Where the number of stars lies that such a stretch gives in the long run. */
  readonly interval: Interval;
}

/** Stars by phase and period. */
export interface RecognitionCounts {
  /** The phases in the order given, and null, behind them, for stars without one. */
  readonly phases: readonly (string | null)[];
  /** Consecutive numbers of periods; those without a star are there. */
  readonly periods: readonly number[];
  /** Rows are phases, columns periods. */
  readonly cells: readonly (readonly (StarCount | null)[])[];
  readonly byPhase: readonly (StarCount | null)[];
  readonly byPeriod: readonly (StarCount | null)[];
  /** Of all; null if even that is too few to show. */
  readonly all: StarCount | null;
  /** Who gave them, each person once; null where that is hidden, or where events do not say who it was. */
  readonly givers: number | null;
  /** Employees who were named; null where that is hidden. */
  readonly employees: number | null;
}

/** How stars are counted. */
export interface RecognitionCountsOptions {
  readonly unit: PeriodUnit;
  /** On which day an instant falls: `dayCounter('Europe/Vienna')`; UTC if not given. */
  readonly dayOf?: (milliseconds: number) => number;
  /** The phases of the journey in their order; others that are found follow. */
  readonly phases?: readonly string[];
  /** Smaller numbers are not shown, nor what would give them away. Default 5. */
  readonly privacyThreshold?: number;
  readonly level?: number;
}

/** More periods than this are not shown; the latest are. */
const MOST_PERIODS = 24;

/**
 * Counts stars by phase and period, each with Garwood's interval: a star is an event that can happen any number of times.
 */
export function countRecognition(stars: readonly Recognition[], { unit, dayOf = utcDay, phases: known = [], privacyThreshold: k = DEFAULT_PRIVACY_THRESHOLD, level = DEFAULT_LEVEL }: RecognitionCountsOptions): RecognitionCounts {
  const placed = stars.map((star) => ({ star, period: periodOfDay(unit, dayOf(star.at)) }));
  const last = placed.reduce((most, { period }) => Math.max(most, period), -Infinity);
  const recent = placed.filter(({ period }) => period > last - MOST_PERIODS);
  const first = recent.reduce((least, { period }) => Math.min(least, period), last);
  const periods = recent.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const found = new Set(recent.map(({ star }) => star.phase));
  const phases: (string | null)[] = [...new Set([...known, ...[...found].filter((phase) => phase !== null).sort()])];
  if (found.has(null)) phases.push(null);
  const table = phases.map((phase) => periods.map((period) => recent.filter((one) => one.star.phase === phase && one.period === period).length));
  const hidden = table.length > 0 && periods.length > 0 ? protectTable(table, k) : null;
  const count = (n: number, isHidden: boolean | undefined): StarCount | null => (isHidden ? null : { stars: n, interval: intervalOf(n, level) });
  const total = recent.length;
  const few = total > 0 && total < k;
  const people = (names: readonly string[]): number | null => {
    const size = new Set(names).size;
    return few || (size > 0 && size < k) ? null : size;
  };
  const givers = recent.flatMap(({ star }) => star.giver ?? []);
  return {
    phases,
    periods,
    cells: table.map((row, r) => row.map((n, c) => count(n, hidden?.cells[r]![c]))),
    byPhase: table.map((row, r) => count(row.reduce((a, b) => a + b, 0), hidden?.rows[r])),
    byPeriod: periods.map((_, c) => count(table.reduce((sum, row) => sum + row[c]!, 0), hidden?.columns[c])),
    all: count(total, few),
    givers: givers.length < total ? null : people(givers),
    employees: few ? null : new Set(recent.map(({ star }) => star.employee)).size,
  };
}

function intervalOf(events: number, level: number): Interval {
  const [lower, upper] = garwood({ events, exposure: 1 }, level)!;
  return { level, lower, upper, method: 'Garwood' };
}
