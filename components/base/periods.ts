import { firstDay, periodOfDay, type PeriodUnit } from '../../src/metrics/period/calendar.js';
import { dayOfZone } from '../../src/metrics/period/day-of-zone.js';
import { keptFormat } from './kept-formats.js';
import type { Localizer } from './localize.js';

const FORMATS: Partial<Record<PeriodUnit, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** The name of a day, a month or a year in the language of an element: `November 2026`. */
export function dayName(texts: Localizer, unit: PeriodUnit, period: number): string {
  return keptFormat(Intl.DateTimeFormat, texts.locale, { ...FORMATS[unit], timeZone: 'UTC' }).format(firstDay(unit, period) * 86_400_000);
}

/** The name of a period. */
export function periodName(texts: Localizer, unit: PeriodUnit, period: number): string {
  if (FORMATS[unit]) return dayName(texts, unit, period);
  return texts.text(`figure.${unit}`, partsOf(unit, period));
}

const SHORT: Partial<Record<PeriodUnit, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: '2-digit' },
};

/** The same in short, for an axis of a chart: `Nov 26`, `Q3 2026`. */
export function shortPeriodName(texts: Localizer, unit: PeriodUnit, period: number): string {
  const format = SHORT[unit];
  if (format) return keptFormat(Intl.DateTimeFormat, texts.locale, { ...format, timeZone: 'UTC' }).format(firstDay(unit, period) * 86_400_000);
  return unit === 'quarter' ? texts.text('chart.quarter', partsOf('quarter', period)) : periodName(texts, unit, period);
}

/** The year of a week or quarter, and its number there. A week belongs to the year of its Thursday. */
function partsOf(unit: PeriodUnit, period: number): Readonly<Record<string, string>> {
  const day = new Date((firstDay(unit, period) + (unit === 'week' ? 3 : 0)) * 86_400_000);
  const year = day.getUTCFullYear();
  const part = unit === 'week' ? Math.floor((day.getTime() - Date.UTC(year, 0)) / 604_800_000) + 1 : day.getUTCMonth() / 3 + 1;
  return { year: `${year}`, [unit]: `${part}` };
}

/** The period in which we are, by the clocks of a time zone. */
export function currentPeriod(unit: PeriodUnit, zone: string, now: number): number {
  return periodOfDay(unit, dayOfZone(zone)(now));
}

export { dayOfZone };
