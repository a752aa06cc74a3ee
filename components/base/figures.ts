import type { Reading, Unit } from '../../src/metrics/reading.js';
import type { Messages } from './localize.js';
import { DECIMALS, isPercent, numberMessages, NumberWriter, worded } from './numbers.js';

/** The English texts around figures. */
export const figureMessages = {
  ...numberMessages,
  'figure.no-answers': 'No answers yet',
  'figure.suppressed': 'Fewer than {threshold} answers: not shown, to protect people',
  'figure.protects-others': 'Not shown: it would give away a small group',
  'figure.unlike-instruments': 'Asked in {count} different ways, which cannot be averaged',
  'figure.contradictory': 'Counts contradict one another: events are missing',
  'figure.other-window': 'Not defined for this period',
  'figure.week': 'week {week} of {year}',
  'figure.quarter': 'quarter {quarter} of {year}',
  'method.nps': '% {promoter} minus % {detractor}',
  'method.csat': 'share who answer {satisfied}',
  'method.ces': 'mean answer, on {scale}',
} satisfies Messages;

/** Writes figures in the language of an element, and why there is none. */
export class FigureWriter extends NumberWriter {
  /** The size of a change without a sign: `3.2 points`. */
  distance(value: number, unit: Unit): string {
    const shown = isPercent(unit) ? value * 100 : value;
    const figure = this.write(shown, { maximumFractionDigits: this.decimals ?? DECIMALS[unit] });
    return this.texts.text(`figure.${worded(unit)}`, { figure, count: shown });
  }

  /** A change in percent, with its sign: `+12.5 %`. */
  percent(ratio: number): string {
    return this.write(ratio, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  }

  /** Why there is no figure. */
  absence(reading: Reading, threshold: number): string {
    if (reading.kind === 'measured') return '';
    return this.texts.text(`figure.${reading.reason}`, { threshold, count: reading.instruments?.length ?? 2 });
  }

  /** How a figure is worked out, with the steps of its own scale. */
  method({ metric, method, distribution }: Reading): string {
    if (!distribution || !Object.hasOwn(figureMessages, `method.${metric}`)) return method;
    const { groups, min, counts } = distribution;
    const steps = (from: number, to: number): string => `${this.texts.number(from)}\u2013${this.texts.number(to)}`;
    const named = Object.fromEntries(groups.map((group) => [group.id, steps(group.from, group.to)]));
    return this.texts.text(`method.${metric}`, { ...named, scale: steps(min, min + counts.length - 1) });
  }
}
