import { CxError } from '../../../src/core/problem.js';
import { parseLostAnswers } from '../../../src/metrics/losses/parse.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import type { Metric } from '../../../src/metrics/definition.js';
import type { Reading } from '../../../src/metrics/reading.js';
import { lossesOf, type Losses, type Lost, type Missing, type Span } from '../../../src/scorecard/read/missing.js';
import type { Localizer, Messages } from '../../base/localize.js';
import { NumberWriter } from '../../base/numbers.js';
import { lossMessages } from './messages/en.js';

/** What a figure is held against, and how it is written. */
export interface Beside {
  readonly unit: Metric['unit'];
  /** In the unit of the figure; null for none. */
  readonly target: number | null;
  readonly decimals?: number | null;
}

const spanOf = ({ unit }: Cube, period: number | null): Span => ({ unit, ...(period !== null && { from: period, to: period }) });

/**
 * What says that which was told.
 *
 * @param learn takes the English texts
 * @throws CxError where it cannot be read
 */
export function tellerOf(told: unknown, texts: Localizer, learn: (messages: Messages) => void): LossTeller {
  learn(lossMessages);
  return new LossTeller(told, texts);
}

/** What is missing from figures, in the language of an element. */
export class LossTeller {
  readonly losses: Losses;
  readonly #texts: Localizer;

  /** @throws CxError where what is told cannot be read */
  constructor(told: unknown, texts: Localizer) {
    const parsed = parseLostAnswers(told);
    if (!parsed.ok) throw new CxError({ ...parsed.error[0]!, message: `What is told of losses cannot be read, and is left out: ${parsed.error[0]!.where} ${parsed.error[0]!.message}` });
    this.losses = lossesOf(parsed.value);
    this.#texts = texts;
  }

  /** What is missing from a figure of everybody, in a period, or over all of them for null. */
  ofFigure(cube: Cube, metric: Metric, reading: Reading, period: number | null, target: number | null = null): readonly string[] {
    const missing = this.losses.of({ metric, reading, group: null, ...spanOf(cube, period) });
    return missing ? [this.words(missing, { unit: metric.unit, target })] : [];
  }

  /** What is lost in a period of which nobody can say which figure it is missing from. */
  rest(cube: Cube, period: number | null): readonly string[] {
    const lost = this.losses.unmatched(spanOf(cube, period));
    return lost ? this.unmatched(lost) : [];
  }

  /** What is missing from a figure, where it would lie with it, and whether its target could be met or missed. */
  words({ count, reasons, of, bounds }: Missing, { unit, target, decimals = null }: Beside): string {
    const { text } = this.#texts;
    const figures = new NumberWriter(this.#texts, decimals);
    const lost = text(of === 'figure' ? 'losses.lost' : 'losses.everybody', { count, reasons: this.#reasons(reasons) });
    if (!bounds) return lost;
    if (bounds.kind === 'unbounded') return `${lost} ${text('losses.unbounded')}`;
    const [lower, upper] = [figures.value(bounds.lower, unit), figures.value(bounds.upper, unit)];
    const crosses = target !== null && bounds.lower < target && target <= bounds.upper;
    return [lost, text('losses.bounds', { lower, upper }), crosses ? text('losses.cannot-tell', { target: figures.mark(target, unit) }) : ''].filter(Boolean).join(' ');
  }

  /** That of so much nobody can say which figure it is missing from. */
  unmatched({ count, reasons }: Lost): readonly string[] {
    return [this.#texts.text('losses.unmatched', { count, reasons: this.#reasons(reasons) })];
  }

  #reasons(reasons: Lost['reasons']): string {
    const { text } = this.#texts;
    const parts = reasons.map(({ reason, count }) => text('losses.reason', { reason: Object.hasOwn(lossMessages, `losses.${reason}`) ? text(`losses.${reason}`) : reason, number: this.#texts.number(count) }));
    return new Intl.ListFormat(this.#texts.locale, { type: 'unit' }).format(parts);
  }
}
