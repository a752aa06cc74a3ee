import { CxError } from '../../../src/core/problem.js';
import { parseLostAnswers } from '../../../src/metrics/losses/parse.js';
import type { Metric } from '../../../src/metrics/definition.js';
import type { Reading } from '../../../src/metrics/reading.js';
import { lossesOf, type Losses, type Lost, type Missing, type Span } from '../../../src/scorecard/read/missing.js';
import type { Localizer } from '../../base/localize.js';
import { NumberWriter } from '../../base/numbers.js';
import { lossMessages } from './messages/en.js';

/** What a figure is held against, and how it is written. */
export interface Beside {
  readonly unit: Metric['unit'];
  /** In the unit of the figure; null for none. */
  readonly target: number | null;
  readonly decimals?: number | null;
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

  /** What is missing from a figure of everybody. */
  ofFigure(metric: Metric, reading: Reading, span: Span, target: number | null): readonly string[] {
    const missing = this.losses.of({ metric, reading, group: null, ...span });
    return missing ? [this.words(missing, { unit: metric.unit, target })] : [];
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

  /** What nobody can say of which figure it is missing from; nothing if there is nothing. */
  unmatched(lost: Lost | null): readonly string[] {
    return lost ? [this.#texts.text('losses.unmatched', { count: lost.count, reasons: this.#reasons(lost.reasons) })] : [];
  }

  #reasons(reasons: Lost['reasons']): string {
    const { text } = this.#texts;
    const parts = reasons.map(({ reason, count }) => text('losses.reason', { reason: Object.hasOwn(lossMessages, `losses.${reason}`) ? text(`losses.${reason}`) : reason, number: this.#texts.number(count) }));
    return new Intl.ListFormat(this.#texts.locale, { type: 'unit' }).format(parts);
  }
}
