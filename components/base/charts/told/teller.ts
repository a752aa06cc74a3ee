import type { Interval } from '../../../../src/metrics/statistics/interval.js';
import type { Change, Reading, Unit } from '../../../../src/metrics/reading.js';
import type { FigureWriter } from '../../figures.js';
import type { Localizer } from '../../localize.js';
import type { Frame } from '../frame.js';

/** What it takes to tell a figure of the metrics core as a chart: texts, numbers and room. */
export interface Teller {
  readonly texts: Localizer;
  readonly figures: FigureWriter;
  readonly frame: Frame;
}

/** `37.2 to 42.4`; a dash where there is none. */
export function ends({ texts, figures }: Pick<Teller, 'texts' | 'figures'>, interval: Pick<Interval, 'lower' | 'upper'> | null, unit: Unit): string {
  return interval ? texts.text('chart.to', { lower: figures.value(interval.lower, unit), upper: figures.value(interval.upper, unit) }) : '\u2013';
}

/** A figure with its interval, `39.8 (37.2 to 42.4)`; or why there is none. */
export function figureText(teller: Pick<Teller, 'texts' | 'figures'>, reading: Reading, threshold = 0): string {
  if (reading.kind === 'unmeasured') return teller.figures.absence(reading, threshold);
  const value = teller.figures.value(reading.value, reading.unit);
  return reading.interval ? `${value} (${ends(teller, reading.interval, reading.unit)})` : value;
}

/** A difference in the unit of its figure, with its sign. */
export const amount = ({ figures }: Pick<Teller, 'figures'>, difference: number, unit: Unit): string => figures.difference({ difference, unit } as Change);

/** A difference as a bare number with its sign, where its unit is told elsewhere: percentage points for shares. */
export function signed({ texts }: Pick<Teller, 'texts'>, difference: number, unit: Unit, digits = 1): string {
  const shown = unit === 'share' ? difference * 100 : difference;
  const half = 0.5 * 10 ** -digits;
  const text = texts.number(Math.abs(shown) < half ? 0 : shown, { signDisplay: 'exceptZero', minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '\u2212');
  return /[\u061c\u200e\u200f]/.test(text) ? `\u2068${text}\u2069` : text;
}

/** The ends of an interval of a difference. */
export function differenceEnds(teller: Pick<Teller, 'texts'>, interval: Pick<Interval, 'lower' | 'upper'> | null, unit: Unit, digits = 1): string {
  return interval ? teller.texts.text('chart.to', { lower: signed(teller, interval.lower, unit, digits), upper: signed(teller, interval.upper, unit, digits) }) : '\u2013';
}

/** Letters that are read from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** A text that keeps its own order of signs within a sentence that runs the other way. */
export const island = (text: string, { rightToLeft }: Pick<Frame, 'rightToLeft'>): string => (rightToLeft || RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);

/** Names in one line, as the language joins them. */
export function listed({ texts, frame }: Pick<Teller, 'texts' | 'frame'>, names: readonly string[], most = 5): string {
  const shown = (names.length > most ? [...names.slice(0, most), '\u2026'] : names).map((name) => island(name, frame));
  return new Intl.ListFormat(texts.locale, { type: 'unit', style: 'short' }).format(shown);
}

/** A p-value as people write it: `0.031`, `< 0.001`; with a name, `p = 0.031`, `p < 0.001`. */
export function pText({ texts }: Pick<Teller, 'texts'>, p: number | null, name = ''): string {
  if (p === null) return '\u2013';
  const digits = (value: number): string => texts.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return `${name}${p < 0.001 ? ` < ${digits(0.001)}` : `${name && ' = '}${digits(p)}`}`.trim();
}

/** A word as it stands at the beginning. */
export const capital = (text: string, locale: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

export const percent = ({ texts }: Pick<Teller, 'texts'>, share: number, digits = 1): string =>
  texts.number(share, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '\u2212');
