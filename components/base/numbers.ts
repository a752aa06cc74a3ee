import type { Metric } from '../../src/metrics/definition.js';
import type { Change, Reading, Unit } from '../../src/metrics/reading.js';
import { keptFormat } from './kept-formats.js';
import type { Localizer, Messages } from './localize.js';

/**
 * A number as it is set in text: with a real minus, and, where its language runs from right to left and it carries marks
 * of direction, kept apart from the text around it, which would break its order.
 */
export function inText(number: string): string {
  const text = number.replace('-', '\u2212');
  return /[\u061c\u200e\u200f]/.test(text) ? `\u2068${text}\u2069` : text;
}

/** How many digits a figure is shown with, unless its author says otherwise. */
export const DECIMALS: Readonly<Record<Unit, number>> = { points: 1, share: 1, ratio: 1, score: 2, count: 0, hours: 1, amount: 2 };

/** Is it kept as a share and shown in percent? */
export const isPercent = (unit: Unit): boolean => unit === 'share' || unit === 'ratio';

/** Whose words go with a unit. */
export const worded = (unit: Unit): Exclude<Unit, 'ratio' | 'amount'> => (unit === 'ratio' ? 'share' : unit === 'amount' ? 'count' : unit);

/** The English texts around numbers. */
export const numberMessages = {
  'figure.nps': 'Net Promoter Score',
  'figure.csat': 'Customer satisfaction',
  'figure.ces': 'Customer effort score',
  'figure.answers': { one: '{count} answer', other: '{count} answers' },
  'figure.interval': '{level} interval {lower}\u00a0to\u00a0{upper}',
  'figure.points': { one: '{figure} point', other: '{figure} points' },
  'figure.share': { one: '{figure} percentage point', other: '{figure} percentage points' },
  'figure.score': { one: '{figure} scale point', other: '{figure} scale points' },
  'figure.hours': { one: '{figure} hour', other: '{figure} hours' },
  'figure.count': '{figure}',
  'figure.all': 'all answers',
} satisfies Messages;

/** Writes figures that there are, in the language of an element. */
export class NumberWriter {
  protected readonly texts: Localizer;
  protected readonly decimals: number | null;

  /** @param decimals digits after the point; as fits the unit if null */
  constructor(texts: Localizer, decimals: number | null = null) {
    this.texts = texts;
    this.decimals = decimals;
  }

  /** A value with its unit where that is a sign: `39.8`, `82.1 %`. */
  value(value: number, unit: Unit): string {
    return this.write(value, this.#format(unit));
  }

  /** A target or an end of an interval: like a value, without zeros that say nothing. */
  mark(value: number, unit: Unit): string {
    return this.write(value, { ...this.#format(unit), minimumFractionDigits: 0 });
  }

  /** A change with its sign and unit: `+3.2 points`. */
  difference({ difference, unit }: Pick<Change, 'difference' | 'unit'>): string {
    const shown = isPercent(unit) ? difference * 100 : difference;
    const digits = this.decimals ?? DECIMALS[unit];
    const figure = this.write(shown, { signDisplay: 'exceptZero', minimumFractionDigits: digits, maximumFractionDigits: digits });
    return this.texts.text(`figure.${worded(unit)}`, { figure, count: Number(Math.abs(shown).toFixed(digits)) });
  }

  /** `95 % interval 37.2 to 42.4`; empty if there is none. */
  interval({ interval, unit }: Reading): string {
    if (!interval) return '';
    const { level, lower, upper } = interval;
    return this.texts.text('figure.interval', { level: this.level(level), lower: this.value(lower, unit), upper: this.value(upper, unit) });
  }

  /** A confidence level: `95 %`. */
  level(level: number): string {
    return this.write(level, { style: 'percent', maximumFractionDigits: 1 });
  }

  /** What a metric is called: by the language, or else by who defined it. */
  name({ id, definition }: Pick<Metric, 'id' | 'definition'>): string {
    const key = `figure.${id}`;
    const text = this.texts.text(key);
    return text === key ? (definition?.title ?? id) : text;
  }

  /** What a figure rests on: so many answers, or, for what is counted from events, n. */
  size(count: number, { definition }: Pick<Metric, 'definition'>): string {
    return definition?.counts === 'events' ? `n\u00a0=\u00a0${this.texts.number(count)}` : this.answers(count);
  }

  answers(count: number): string {
    return this.texts.text('figure.answers', { count });
  }

  protected write(value: number, options: Intl.NumberFormatOptions): string {
    return inText(keptFormat(Intl.NumberFormat, this.texts.locale, options).format(value));
  }

  #format(unit: Unit): Intl.NumberFormatOptions {
    const digits = this.decimals ?? DECIMALS[unit];
    const style = isPercent(unit) ? 'percent' : unit === 'hours' ? 'unit' : 'decimal';
    return { style, ...(style === 'unit' && { unit: 'hour' }), minimumFractionDigits: digits, maximumFractionDigits: digits };
  }
}
