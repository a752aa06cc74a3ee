import { firstDay, parsePeriod, periodOfDay, PERIOD_UNITS, type PeriodUnit } from '../../../../src/metrics/period/calendar.js';
import type { Localizer } from '../../localize.js';
import { periodName, shortPeriodName } from '../../periods.js';

/** Periods that an attribute names, both ends included, in the unit of a cube. */
export interface NamedStretch {
  readonly from: number;
  readonly to: number;
  /** As it was named: one period of a unit, or the first and the last. */
  readonly names: readonly { readonly unit: PeriodUnit; readonly period: number }[];
}

/**
 * Reads `2026-11`, or `2026-01/2026-06` with both ends. A longer period than those of the cube stands for all of its
 * own: a year for its months. Null for what is no period, or a shorter one than the cube knows.
 */
export function namedStretch(text: string, unit: PeriodUnit): NamedStretch | null {
  const names = text.split('/').map((part) => parsePeriod(part.trim()));
  if (names.length > 2 || names.includes(null)) return null;
  const ends = names as NonNullable<(typeof names)[number]>[];
  if (ends.some((end) => end.unit !== unit && (PERIOD_UNITS.indexOf(end.unit) < PERIOD_UNITS.indexOf(unit) || unit === 'week'))) return null;
  const [first, last] = [ends[0]!, ends.at(-1)!];
  const from = periodOfDay(unit, firstDay(first.unit, first.period));
  const to = periodOfDay(unit, firstDay(last.unit, last.period + 1) - 1);
  return from <= to ? { from, to, names: ends } : null;
}

/** How it is called: `November 2026`, `Q4 2026`, `January 2026 to June 2026`. */
export function stretchName(texts: Localizer, { names }: NamedStretch): string {
  const [first, last] = names.map(({ unit, period }) => (unit === 'quarter' ? shortPeriodName : periodName)(texts, unit, period));
  return last === undefined ? first! : texts.text('chart.to', { lower: first!, upper: last });
}
