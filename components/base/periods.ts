import { dayNumber, firstDay, periodKey, periodOfDay, type PeriodUnit } from '../../src/metrics/period/calendar.js';
import type { Localizer } from './localize.js';

const FORMATS: Partial<Record<PeriodUnit, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** The name of a period in the language of an element: `November 2026`. */
export function periodName(texts: Localizer, unit: PeriodUnit, period: number): string {
  const format = FORMATS[unit];
  if (format) return new Intl.DateTimeFormat(texts.locale, { ...format, timeZone: 'UTC' }).format(firstDay(unit, period) * 86_400_000);
  const [year, part] = periodKey(unit, period).split('-') as [string, string];
  return texts.text(`figure.${unit}`, { year, [unit]: String(Number(part.slice(1))) });
}

const SHORT: Partial<Record<PeriodUnit, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: '2-digit' },
};

/** The same in short, for an axis of a chart: `Nov 26`, `Q3 2026`. */
export function shortPeriodName(texts: Localizer, unit: PeriodUnit, period: number): string {
  const format = SHORT[unit];
  if (format) return new Intl.DateTimeFormat(texts.locale, { ...format, timeZone: 'UTC' }).format(firstDay(unit, period) * 86_400_000);
  return unit === 'quarter' ? texts.text('chart.quarter', quarterParts(period)) : periodName(texts, unit, period);
}

function quarterParts(period: number): { readonly year: string; readonly quarter: string } {
  const [year, quarter] = periodKey('quarter', period).split('-Q') as [string, string];
  return { year, quarter };
}

/** The period in which we are, by the clocks of a time zone. */
export function currentPeriod(unit: PeriodUnit, zone: string, now: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, calendar: 'gregory', year: 'numeric', month: 'numeric', day: 'numeric' });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  return periodOfDay(unit, dayNumber(parts.get('year')!, parts.get('month')!, parts.get('day')!));
}
