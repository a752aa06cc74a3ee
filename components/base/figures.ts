import type { Metric } from '../../src/metrics/definition.js';
import type { Change, Reading, Unit } from '../../src/metrics/reading.js';
import type { Localizer, Messages } from './localize.js';

/**
 * A number as it is set in text: with a real minus, and, where its language runs from right to left and it carries marks
 * of direction, kept apart from the text around it, which would break its order.
 */
function inText(number: string): string {
  const text = number.replace('-', '\u2212');
  return /[\u061c\u200e\u200f]/.test(text) ? `\u2068${text}\u2069` : text;
}

/** How many digits a figure is shown with, unless its author says otherwise. */
const DECIMALS: Readonly<Record<Unit, number>> = { points: 1, share: 1, ratio: 1, score: 2, count: 0, hours: 1, amount: 2 };

const isPercent = (unit: Unit): boolean => unit === 'share' || unit === 'ratio';

/** Whose words go with a unit. */
const worded = (unit: Unit): Exclude<Unit, 'ratio' | 'amount'> => (unit === 'ratio' ? 'share' : unit === 'amount' ? 'count' : unit);

/** The English texts around figures. */
export const figureMessages = {
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
  'figure.no-answers': 'No answers yet',
  'figure.suppressed': 'Fewer than {threshold} answers: not shown, to protect people',
  'figure.protects-others': 'Not shown: it would give away a small group',
  'figure.unlike-instruments': 'Asked in {count} different ways, which cannot be averaged',
  'figure.contradictory': 'Counts contradict one another: events are missing',
  'figure.other-window': 'Not defined for this period',
  'figure.week': 'week {week} of {year}',
  'figure.quarter': 'quarter {quarter} of {year}',
  'figure.all': 'all answers',
  'method.nps': '% {promoter} minus % {detractor}',
  'method.csat': 'share who answer {satisfied}',
  'method.ces': 'mean answer, on {scale}',
} satisfies Messages;

/** Writes figures in the language of an element. */
export class FigureWriter {
  readonly #texts: Localizer;
  readonly #decimals: number | null;

  /** @param decimals digits after the point; as fits the unit if null */
  constructor(texts: Localizer, decimals: number | null = null) {
    this.#texts = texts;
    this.#decimals = decimals;
  }

  /** A value with its unit where that is a sign: `39.8`, `82.1 %`. */
  value(value: number, unit: Unit): string {
    return inText(this.#texts.number(value, this.#format(unit)));
  }

  /** A target or an end of an interval: like a value, without zeros that say nothing. */
  mark(value: number, unit: Unit): string {
    return inText(this.#texts.number(value, { ...this.#format(unit), minimumFractionDigits: 0 }));
  }

  /** A change with its sign and unit: `+3.2 points`. */
  difference({ difference, unit }: Change): string {
    const shown = isPercent(unit) ? difference * 100 : difference;
    const digits = this.#decimals ?? DECIMALS[unit];
    const figure = inText(this.#texts.number(shown, { signDisplay: 'exceptZero', minimumFractionDigits: digits, maximumFractionDigits: digits }));
    return this.#texts.text(`figure.${worded(unit)}`, { figure, count: Number(Math.abs(shown).toFixed(digits)) });
  }

  /** The size of a change without a sign: `3.2 points`. */
  distance(value: number, unit: Unit): string {
    const shown = isPercent(unit) ? value * 100 : value;
    const figure = inText(this.#texts.number(shown, { maximumFractionDigits: this.#decimals ?? DECIMALS[unit] }));
    return this.#texts.text(`figure.${worded(unit)}`, { figure, count: shown });
  }

  /** `95 % interval 37.2 to 42.4`; empty if there is none. */
  interval({ interval, unit }: Reading): string {
    if (!interval) return '';
    const { level, lower, upper } = interval;
    return this.#texts.text('figure.interval', {
      level: this.level(level),
      lower: this.value(lower, unit),
      upper: this.value(upper, unit),
    });
  }

  /** A confidence level: `95 %`. */
  level(level: number): string {
    return inText(this.#texts.number(level, { style: 'percent', maximumFractionDigits: 1 }));
  }

  /** What a metric is called: by the language, or else by who defined it. */
  name({ id, definition }: Pick<Metric, 'id' | 'definition'>): string {
    const key = `figure.${id}`;
    const text = this.#texts.text(key);
    return text === key ? (definition?.title ?? id) : text;
  }

  /** What a figure rests on: so many answers, or, for what is counted from events, n. */
  size(count: number, { definition }: Pick<Metric, 'definition'>): string {
    return definition?.counts === 'events' ? `n\u00a0=\u00a0${this.#texts.number(count)}` : this.answers(count);
  }

  answers(count: number): string {
    return this.#texts.text('figure.answers', { count });
  }

  /** Why there is no figure. */
  absence(reading: Reading, threshold: number): string {
    if (reading.kind === 'measured') return '';
    return this.#texts.text(`figure.${reading.reason}`, { threshold, count: reading.instruments?.length ?? 2 });
  }

  /** How a figure is worked out, with the steps of its own scale. */
  method({ metric, method, distribution }: Reading): string {
    if (!distribution || !Object.hasOwn(figureMessages, `method.${metric}`)) return method;
    const { groups, min, counts } = distribution;
    const steps = (from: number, to: number): string => `${this.#texts.number(from)}\u2013${this.#texts.number(to)}`;
    const named = Object.fromEntries(groups.map((group) => [group.id, steps(group.from, group.to)]));
    return this.#texts.text(`method.${metric}`, { ...named, scale: steps(min, min + counts.length - 1) });
  }

  #format(unit: Unit): Intl.NumberFormatOptions {
    const digits = this.#decimals ?? DECIMALS[unit];
    const style = isPercent(unit) ? 'percent' : unit === 'hours' ? 'unit' : 'decimal';
    return { style, ...(style === 'unit' && { unit: 'hour' }), minimumFractionDigits: digits, maximumFractionDigits: digits };
  }
}
