import type { Gap } from '../../src/journey/figures/gap.js';
import type { JourneyFigure } from '../../src/journey/figures/figure.js';
import type { ObservedAt } from '../../src/journey/figures/observed-at.js';
import type { EmotionScale } from '../../src/journey/document/scale.js';
import type { JourneyIndex } from '../../src/journey/map/journey-index.js';
import type { FigureWriter } from '../base/figures.js';
import { keptFormat } from '../base/kept-formats.js';
import type { Localizer } from '../base/localize.js';
import { plainDay } from './plain-formats.js';

/** Steps of a scale are shown to a tenth: more would say more than people can feel. */
const ONE_DIGIT: Intl.NumberFormatOptions = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

const SIGNED: Intl.NumberFormatOptions = { signDisplay: 'exceptZero', maximumFractionDigits: 1 };
const DAY: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeZone: 'UTC' };

/** Writes the figures of a map in words. */
export class FigureTexts {
  readonly #texts: Localizer;
  readonly #figures: FigureWriter;
  readonly #index: JourneyIndex;
  readonly #scale: EmotionScale;
  readonly threshold: number;

  constructor(texts: Localizer, figures: FigureWriter, index: JourneyIndex, scale: EmotionScale, threshold: number) {
    this.#texts = texts;
    this.#figures = figures;
    this.#index = index;
    this.#scale = scale;
    this.threshold = threshold;
  }

  /** What a metric is called. */
  metric(id: string): string {
    const key = `journey.metric.${id}`;
    const text = this.#texts.text(key);
    return text === key ? this.#figures.name({ id } as Parameters<FigureWriter['name']>[0]) : text;
  }

  /** `3.2`, `82.1 %`, `4.5 h`; a dash where there is none. */
  value(figure: JourneyFigure): string {
    if (figure.value === null) return '\u2013';
    return figure.unit === 'score' ? this.#texts.number(figure.value, ONE_DIGIT) : this.#figures.mark(figure.value, figure.unit);
  }

  /** On which scale, where the figure alone does not say it: `of 5`. */
  outOf({ metric }: ObservedAt): string {
    return metric === 'emotion' ? this.#texts.text('journey.of', { most: this.#texts.number(this.#scale.max) }) : '';
  }

  /** What a figure rests on: so many answers, who said it, or why there is none. */
  basis({ figure }: ObservedAt): string {
    switch (figure.kind) {
      case 'measured':
        return `n\u00a0=\u00a0${this.#texts.number(figure.n)}`;
      case 'asserted':
        return this.#texts.text('journey.asserted', { who: this.#who(figure.by), on: this.day(figure.on) });
      case 'unmeasured':
        return figure.reason === 'no-answers' ? this.#texts.text('journey.unknown') : this.#figures.absence(figure, this.threshold);
    }
  }

  /** `3.2 of 5, n = 120, 95 % interval 3.0 to 3.4`. */
  told(observed: ObservedAt): string {
    const { figure } = observed;
    const interval = figure.kind === 'measured' ? this.#figures.interval(figure) : '';
    const first = figure.value === null ? '' : [this.value(figure), this.outOf(observed)].filter(Boolean).join(' ');
    return [first, this.basis(observed), interval].filter(Boolean).join(', ');
  }

  /** The same after the name of its metric. */
  sentence(observed: ObservedAt): string {
    return this.#texts.text(observed.figure.value === null ? 'journey.nothing-of' : 'journey.named', { metric: this.metric(observed.metric), told: this.told(observed) });
  }

  /** `-13.8, worse than expected`: for a cell, whose figure says the unit. */
  shortGap({ difference, unit, state }: Gap, against: string): string {
    if (difference === null) return this.#texts.text('journey.gap.unknown', { against });
    const shown = unit === 'share' || unit === 'ratio' ? difference * 100 : difference;
    const by = this.#texts.number(shown, SIGNED).replace('-', '\u2212');
    return this.#texts.text(`journey.short.${state}`, { by: `\u2068${by}\u2069`, against });
  }

  /** `6.1 percentage points below expected, for sure`. */
  gap(gap: Gap, against: string): string {
    const { difference, unit, state } = gap;
    if (difference === null) return this.#texts.text('journey.gap.unknown', { against });
    const by = this.#figures.difference({ difference, unit } as Parameters<FigureWriter['difference']>[0]);
    return this.#texts.text(`journey.gap.${state}`, { by, against });
  }

  day(date: string): string {
    return plainDay(this.#texts.locale, date) ?? keptFormat(Intl.DateTimeFormat, this.#texts.locale, DAY).format(Date.parse(date));
  }

  #who(id: string): string {
    return (this.#index.get(id, 'actor') ?? this.#index.get(id, 'owner') ?? this.#index.get(id, 'persona'))?.name ?? id;
  }
}
